import { ruleOf } from '../../reference/country-packs/packs.js';
import type { Deadline } from '../case.content.js';
import { ruleInWords } from './rule-in-words.js';
import type { RuleOfDeadline } from './views/rule.view.js';

/** Null of a deadline that somebody set, or whose rule is in no pack any more. */
export function ruleOfDeadline(of: Deadline['rule']): RuleOfDeadline | null {
  const rule = of && ruleOf(of.id);
  return rule ? { ...ruleInWords(rule), changed: rule.version !== of.version } : null;
}
