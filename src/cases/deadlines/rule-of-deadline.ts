import { ruleOf } from '../../reference/country-packs/packs.js';
import type { RuleReview } from '../../legal-contacts/rule-reviews.service.js';
import type { Deadline } from '../case.content.js';
import { ruleInWords } from './rule-in-words.js';
import type { RuleOfDeadline } from './views/rule.view.js';

/** Null of a deadline that somebody set, or whose rule is in no pack any more: `/deadlines/changed-rules` lists that one. */
export function ruleOfDeadline(of: Deadline['rule'], reviews: RuleReview[]): RuleOfDeadline | null {
  const rule = of && ruleOf(of.id);
  return rule ? { ...ruleInWords(rule, reviews), changed: rule.version !== of.version } : null;
}

/** For paper and for packets: how the day was counted, and what there is to doubt. Empty where somebody set it. */
export function ruleInOneLine(rule: RuleOfDeadline | null | undefined): string {
  if (!rule) return '';
  const { counted, law_of, law, source, status, checked, signed, meaning, changed } = rule;
  const since = changed ? ' The rule has changed since.' : '';
  const said = meaning ? ` ${meaning}` : '';
  return `By rule: ${counted} (${law_of}: ${law}; ${status.label.toLowerCase()}). Source: ${source}. ${checked}. ${signed}.${since}${said}`;
}
