/**
 * The fields of forms. Each keeps what was typed when a form is drawn again, and says its own mistake.
 * Names follow docs/architecture.md: `facts.service_country` nests, `grounds[]` is a list, `counted?` yes or no, `version#` a number.
 */
import type { ComponentChildren } from 'preact';
import { usePage } from './page-context.js';

export interface Option {
  code: string;
  label: string;
}
export interface Labelled {
  name: string;
  label: string;
  hint?: string;
}
type Width = 'xs' | 's' | 'm' | 'l' | 'full';

/** The key of a field's mistake: its name without the sign of its kind. */
export const keyOf = (name: string) => name.replace(/(\[\]|[?#])$/, '');

/** The id of a field's first control, by name or by mistake key. The day is the first control of a date. */
export const idOf = (name: string) => keyOf(name).replace(/-day$/, '').replace(/\W+/g, '-');

/** What aria-describedby of a field must say. */
export const said = (id: string, hint?: unknown, mistake?: unknown) =>
  [hint && `${id}-hint`, mistake && `${id}-mistake`].filter(Boolean).join(' ') || undefined;

/** What a field shows: once something was typed, only what was typed counts, for an emptied field or box too. */
export function useField(name: string) {
  const { typed, mistakes } = usePage();
  const posted = Object.keys(typed).length > 0;
  return {
    id: idOf(name),
    mistake: mistakes[keyOf(name)],
    /** After a mistake the summary must be seen first: focus would scroll past it. */
    fresh: !posted,
    text: (given = '') => (posted ? [typed[name] ?? ''].flat().join(', ') : given),
    chosen: (given: string | string[] = []) => (posted ? [typed[name] ?? []] : [given]).flat(),
  };
}

/** Label, hint, mistake, control, in this order. */
export function Field({
  id,
  label,
  hint,
  mistake,
  children,
}: {
  id: string;
  label: string;
  hint?: string;
  mistake?: string;
  children: ComponentChildren;
}) {
  return (
    <div class={mistake ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      <Explained id={id} hint={hint} mistake={mistake} />
      {children}
    </div>
  );
}

/** The two lines that `said` points at. */
export const Explained = ({ id, hint, mistake }: { id: string; hint?: string; mistake?: string }) => (
  <>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {mistake && (
      <p class="mistake" id={`${id}-mistake`}>
        {mistake}
      </p>
    )}
  </>
);

/** What every control of a field carries. */
const control = (name: string, id: string, hint?: string, mistake?: string) => ({
  id,
  name,
  'aria-invalid': mistake ? ('true' as const) : undefined,
  'aria-describedby': said(id, hint, mistake),
});

/** One line. `secret` is for passphrases and is never filled again; `code` is for numbers read aloud or copied. */
export function TextField(
  props: Labelled & {
    value?: string;
    width?: Width;
    secret?: boolean;
    code?: boolean;
    autocomplete?: 'off' | 'username' | 'current-password' | 'one-time-code';
    autofocus?: boolean;
    inputMode?: 'numeric' | 'text' | 'email';
  },
) {
  const { name, label, hint, value, width = 'l', secret, code, autocomplete = 'off', autofocus, inputMode } = props;
  const { id, mistake, text, fresh } = useField(name);
  const exact = code || secret || autocomplete === 'username';
  const look = {
    class: code ? `w-${width} code` : `w-${width}`,
    autocomplete,
    autocapitalize: exact ? ('none' as const) : undefined,
    spellcheck: exact ? false : undefined,
    autofocus: autofocus && fresh,
    inputMode,
  };
  return (
    <Field id={id} label={label} hint={hint} mistake={mistake}>
      {secret ? (
        <input {...control(name, id, hint, mistake)} {...look} type="password" dir="ltr" />
      ) : (
        <input
          {...control(name, id, hint, mistake)}
          {...look}
          type="text"
          dir={code ? 'ltr' : 'auto'}
          value={text(value)}
        />
      )}
    </Field>
  );
}

/** Several lines. */
export function TextArea(props: Labelled & { value?: string; small?: boolean; accesskey?: string }) {
  const { name, label, hint, value, small, accesskey } = props;
  const { id, mistake, text } = useField(name);
  return (
    <Field id={id} label={label} hint={hint} mistake={mistake}>
      {/* HTML drops the first line break of a textarea, so one is given away. */}
      <textarea
        {...control(name, id, hint, mistake)}
        class={small ? 'short' : undefined}
        dir="auto"
        accesskey={accesskey}
      >
        {`\n${text(value)}`}
      </textarea>
    </Field>
  );
}

/** One of a list. `empty` is the words of an option that says nothing ("Not known yet"). */
export function Select(
  props: Labelled & { options: Option[]; value?: string; empty?: string; autofocus?: boolean; accesskey?: string },
) {
  const { name, label, hint, options, value, empty, autofocus, accesskey } = props;
  const { id, mistake, chosen, fresh } = useField(name);
  const now = chosen(value);
  return (
    <Field id={id} label={label} hint={hint} mistake={mistake}>
      <select {...control(name, id, hint, mistake)} autofocus={autofocus && fresh} accesskey={accesskey}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((o) => (
          <option value={o.code} selected={now.includes(o.code)}>
            {o.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
