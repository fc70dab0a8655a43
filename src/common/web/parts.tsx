/** The small parts that every page is made of. Plain functions of typed values: no state, no script. */
import type { ComponentChildren } from 'preact';
import { idOf } from './fields.js';
import { usePage } from './page-context.js';
import { frameWords } from './words.js';

type Children = { children?: ComponentChildren };
export type TagKind = 'on' | 'wait' | 'stop';

/** A status: a word first, a shape second, a colour last. */
export const Tag = ({ as, children }: Children & { as?: TagKind }) => (
  <span class={as ? `tag ${as}` : 'tag'}>
    <span>{children}</span>
  </span>
);

/** A reference or another code: keeps its direction in Arabic. */
/** @param long may be wider than a telephone, as a handle is: it breaks */
export const Ref = ({ children, long }: Children & { long?: boolean }) => (
  <bdi class={long ? 'code long' : 'code'}>{children}</bdi>
);

/** Words that somebody wrote: their own direction, their own line breaks. */
export const Words = ({ children }: Children) => (
  <p class="as-written" dir="auto">
    {children}
  </p>
);

export function Note({
  as,
  title,
  level = 2,
  children,
}: Children & { as?: 'warn' | 'danger'; title?: string; level?: 2 | 3 }) {
  const Heading = `h${level}` as 'h2';
  return (
    <div class={as ? `note ${as}` : 'note'}>
      {title && <Heading>{title}</Heading>}
      {children}
    </div>
  );
}

/** Terms and what is known of each. `tall` puts the term above, two short ones beside each other, for a narrow panel. */
export const Facts = ({ of, tall }: { of: [string, ComponentChildren][]; tall?: boolean }) => (
  <dl class={tall ? 'facts tall' : 'facts'}>
    {of.map(([term, value]) => (
      <div>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** A thing that is known: `{ label: 'Whose army', text: 'Norvania' }`. */
export interface Line {
  label: string;
  text: string;
}
export const Lines = ({ of, tall }: { of: Line[]; tall?: boolean }) => (
  <Facts tall={tall} of={of.map((line) => [line.label, <span dir="auto">{line.text}</span>])} />
);

/** An empty place says why it is empty and what to do next. */
export const Empty = ({ why, next }: { why: string; next?: ComponentChildren }) => (
  <p class="soft">
    {why}
    {next && <> {next}</>}
  </p>
);

/** The link back to where this page belongs. */
export const Crumb = ({ to, children }: Children & { to: string }) => (
  <p class="crumb">
    <a href={to}>{children}</a>
  </p>
);

/**
 * Names every mistake in the words used beside the field, and links to the field's first control.
 * The frames put it first in `<main>`; no page repeats it.
 */
export function Errors() {
  const { mistakes, problem, lang } = usePage();
  const wrong = Object.entries(mistakes);
  if (!problem && wrong.length === 0) return null;
  return (
    <div class="errors" role="alert">
      <h2>{frameWords[lang].thereIsAProblem}</h2>
      {problem && <p>{problem}</p>}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([field, text]) => (
            <li>
              <a href={`#${idOf(field)}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
