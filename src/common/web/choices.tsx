/** Fields that are ticked, and dates in three parts. */
import type { ComponentChildren } from 'preact';
import { Explained, keyOf, said, useField, type Labelled, type Option } from './fields.js';
import { usePage } from './page-context.js';
import { frameWords } from './words.js';

export interface Choice extends Option {
  hint?: string;
  /** Cannot be chosen now; the hint says why. */
  closed?: boolean;
}

/** Radio buttons, or boxes for a name that ends in `[]`. The label is the legend of the group. */
export function Choices(
  props: Labelled & { of: Choice[]; value?: string | string[]; columns?: boolean; autofocus?: boolean },
) {
  const { name, label, hint, of, value, columns, autofocus } = props;
  const { id, mistake, chosen, fresh } = useField(name);
  const now = chosen(value);
  return (
    <div class={mistake ? 'wrong' : undefined}>
      <fieldset aria-describedby={said(id, hint, mistake)}>
        <legend>{label}</legend>
        <Explained id={id} hint={hint} mistake={mistake} />
        <div class={columns ? 'choices columns' : 'choices'}>
          {of.map((choice, i) => (
            <Box
              id={i === 0 ? id : `${id}-${i + 1}`}
              name={name}
              type={name.endsWith('[]') ? 'checkbox' : 'radio'}
              choice={choice}
              checked={now.includes(choice.code)}
              autofocus={
                autofocus &&
                fresh &&
                (now.length === 0 || !of.some(({ code }) => now.includes(code)) ? i === 0 : now.includes(choice.code))
              }
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** One box for yes, under a name that ends in `?`. */
export function Tick({ name, label, hint, checked }: Labelled & { checked?: boolean }) {
  const { id, mistake, chosen } = useField(name);
  return (
    <div class={mistake ? 'wrong' : undefined}>
      {mistake && <Explained id={id} mistake={mistake} />}
      <Box
        id={id}
        name={name}
        type="checkbox"
        choice={{ code: 'true', label, hint }}
        checked={chosen(checked ? 'true' : []).length > 0}
        mistake={mistake}
      />
    </div>
  );
}

function Box(props: {
  id: string;
  name: string;
  type: 'radio' | 'checkbox';
  choice: Choice;
  checked: boolean;
  mistake?: string;
  autofocus?: boolean;
}) {
  const { id, name, type, choice, checked, mistake, autofocus } = props;
  const hint = choice.hint && `${id}-about`;
  const about = [hint, mistake && `${id}-mistake`].filter(Boolean).join(' ') || undefined;
  return (
    <div class="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={choice.code}
        checked={checked}
        disabled={choice.closed}
        autofocus={autofocus}
        aria-invalid={mistake ? 'true' : undefined}
        aria-describedby={about}
      />
      <label for={id}>{choice.label}</label>
      {choice.hint && (
        <span class="hint" id={hint}>
          {choice.hint}
        </span>
      )}
    </div>
  );
}

/** A calendar day in three fields, `<name>-day`, `<name>-month`, `<name>-year`. `value` is `2026-11-27`. */
export function DateFields({ name, label, hint, value = '' }: Labelled & { value?: string }) {
  const { mistakes, lang } = usePage();
  const w = frameWords[lang];
  const { id } = useField(name);
  const key = keyOf(name);
  const whole = mistakes[key];
  const ofPart = (part: string) => mistakes[`${key}-${part}`];
  const mistake = whole ?? ofPart('day') ?? ofPart('month') ?? ofPart('year');
  const [year, month, day] = value.split('-');
  const part = (which: 'day' | 'month' | 'year', given?: string) => (
    <DatePart
      name={`${name}-${which}`}
      label={w[which]}
      value={given?.replace(/^0/, '')}
      wrong={Boolean(whole ?? ofPart(which))}
      describedBy={said(id, hint, mistake)}
    />
  );
  return (
    <div class={mistake ? 'wrong' : undefined}>
      <fieldset class="field">
        <legend>{label}</legend>
        <Explained id={id} hint={hint} mistake={mistake} />
        <div class="row date">
          {part('day', day)}
          {part('month', month)}
          {part('year', year)}
        </div>
      </fieldset>
    </div>
  );
}

function DatePart(props: { name: string; label: string; value?: string; wrong: boolean; describedBy?: string }) {
  const { name, label, value, wrong, describedBy } = props;
  const { id, text } = useField(name);
  return (
    <div class="field">
      <label class="small" for={id}>
        {label}
      </label>
      <input
        class={name.endsWith('-year') ? 'w-s' : 'w-xs'}
        id={id}
        name={name}
        inputMode="numeric"
        autocomplete="off"
        value={text(value)}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={describedBy}
      />
    </div>
  );
}

/** Fields that can wait, folded away; open when one of them, by the beginning of its name, is wrong. */
export function Folded({ title, fields, children }: { title: string; fields: string[]; children: ComponentChildren }) {
  const { mistakes } = usePage();
  const wrong = Object.keys(mistakes).some((key) => fields.some((field) => key.startsWith(field)));
  return (
    <details open={wrong}>
      <summary>{title}</summary>
      <div class="folded">{children}</div>
    </details>
  );
}
