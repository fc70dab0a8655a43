import type { ComponentChildren } from 'preact';

const SAYS = {
  present: 'Who must be present',
  now: 'What to do now',
  follows: 'What follows',
  final: 'What cannot be undone',
} as const;

interface Says extends Record<'present' | 'now' | 'final', ComponentChildren> {
  /** One sentence or two, or a list where more follows. */
  follows?: ComponentChildren | { list: ComponentChildren[] };
}

/**
 * What every page of a ceremony says before anything is typed: a volunteer does it once a year, with somebody on the telephone.
 * Always in this order, and never without the last.
 */
export const Ceremony = ({ present, now, follows, final }: Says) => (
  <>
    <Saying what="present">{present}</Saying>
    <Saying what="now">{now}</Saying>
    {isList(follows) ? (
      <>
        <Saying what="follows" />
        <ul>
          {follows.list.filter(Boolean).map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </>
    ) : (
      follows && <Saying what="follows">{follows}</Saying>
    )}
    <Saying what="final">{final}</Saying>
  </>
);

const isList = (follows: Says['follows']): follows is { list: ComponentChildren[] } =>
  typeof follows === 'object' && follows !== null && 'list' in follows;

const Saying = ({ what, children }: { what: keyof typeof SAYS; children?: ComponentChildren }) => (
  <p>
    <strong>{SAYS[what]}:</strong> {children}
  </p>
);
