import { label } from '../../reference/vocabulary.js';
import { packs, type RuleOfPack, ruleOf } from '../../reference/country-packs/packs.js';
import type { Deadline } from '../case.content.js';
import { ruleInWords } from './rule-in-words.js';

/** What a rule said on the day on which a deadline was confirmed by it: kept with the deadline, since no pack keeps its older words. */
export interface RuleThen {
  counted: string;
  law: string;
  /** A code of `rule_status`. */
  status: string;
}

export function ruleThen(rule: RuleOfPack): RuleThen {
  const { counted, law, status } = ruleInWords(rule, []);
  return { counted, law, status: status.code };
}

/** Other words today, or no rule at all any more. */
export const changedSince = ({ rule }: Deadline): boolean =>
  rule !== undefined && ruleOf(rule.id)?.version !== rule.version;

export interface Difference {
  what: string;
  /** Null: not kept, for the deadline is from before it was. */
  before: string | null;
  /** Null: no pack has this rule any more. */
  now: string | null;
}

/** In words, what is another one today. Of a rule that changed in nothing of these, that it did. */
export function differences({ rule }: Deadline): Difference[] {
  if (!rule) return [];
  const found = ruleOf(rule.id);
  if (!found) return [{ what: 'The rule', before: rule.said?.counted ?? null, now: null }];
  const now = ruleThen(found);
  if (!rule.said) return [{ what: 'The rule', before: null, now: now.counted }];
  const was = rule.said;
  const changed = [
    { what: 'How it is counted', before: was.counted, now: now.counted },
    { what: 'The law', before: was.law, now: now.law },
    { what: 'How it stands', before: label('rule_status', was.status), now: label('rule_status', now.status) },
  ].filter((one) => one.before !== one.now);
  return changed.length > 0
    ? changed
    : [{ what: 'Its source, its note or its wording', before: 'Other words', now: 'Counted as before' }];
}

/** Eight letters of each rule's hash, one after the other: what a summary keeps, to tell the day that something changed. */
const MARK = 8;
export const marksOf = (deadlines: Deadline[]): string | undefined =>
  deadlines.flatMap(({ rule }) => (rule ? [rule.version.slice(0, MARK).padEnd(MARK, '-')] : [])).join('') || undefined;

/** Whether one of these marks is of no rule that there is today. */
export function hasChanged(marks: string | undefined, today = marksOfToday()): boolean {
  if (!marks) return false;
  return (marks.match(new RegExp(`.{1,${MARK}}`, 'g')) ?? []).some((mark) => !today.has(mark));
}
export const marksOfToday = () =>
  new Set(packs().flatMap(({ rules }) => rules.map(({ version }) => version.slice(0, MARK))));
