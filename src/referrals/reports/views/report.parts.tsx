import { Tag, type TagKind } from '../../../common/web/parts.js';
import type { Verdict } from '../../exchange/entry.js';

const words: Record<Verdict, [string, TagKind?]> = {
  confirmed: ['Confirmed', 'on'],
  corrected: ['Confirmed, corrected', 'on'],
  set_aside: ['Set aside'],
};

export function VerdictTag({ of: { verdict } }: { of: { verdict: Verdict | null } }) {
  const [word, kind] = verdict ? words[verdict] : (['Waits for the desk', 'wait'] as const);
  return <Tag as={kind}>{word}</Tag>;
}
