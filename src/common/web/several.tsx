/** A list whose values are chosen from so many that boxes would not do: one select for each, and one more. */
import { Explained, said, useField, type Labelled, type Option } from './fields.js';

export function Several(
  props: Labelled & {
    options: Option[];
    value?: string | string[];
    /** How many more can be chosen before the form is sent. */
    more?: number;
    /** What stands in the first when nothing is chosen. */
    none?: string;
  },
) {
  const { name, label, hint, options, value, more = 1, none = 'Not known yet' } = props;
  const { id, mistake, chosen } = useField(name);
  const now = chosen(value).filter((code) => code !== '');
  return (
    <div class={mistake ? 'wrong' : undefined}>
      <fieldset class="field" aria-describedby={said(id, hint, mistake)}>
        <legend>{label}</legend>
        <Explained id={id} hint={hint} mistake={mistake} />
        {[...now, ...Array.from({ length: more }, () => '')].map((code, i) => {
          const own = i === 0 ? id : `${id}-${i + 1}`;
          return (
            <>
              <label class="hidden" for={own}>
                {label}, {i + 1}
              </label>
              <select id={own} name={name} aria-invalid={mistake ? 'true' : undefined}>
                <option value="">{i === 0 ? none : 'No other'}</option>
                {options.map((option) => (
                  <option value={option.code} selected={option.code === code}>
                    {option.label}
                  </option>
                ))}
              </select>
            </>
          );
        })}
      </fieldset>
    </div>
  );
}
