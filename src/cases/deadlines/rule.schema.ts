import { day, listOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { optionOf } from '../../reference/vocabulary.schema.js';
import { mentionSchema } from '../mention.schema.js';
import type { Difference } from './rule-then-and-now.js';
import type { ChangedDeadline, ChangedRulesView } from './views/changed-rules.page.js';
import type { EventLine, ProposalLine, RuleOfDeadline, RuleWords } from './views/rule.view.js';
import type { RulesOfCountry, RulesView } from './views/rules.page.js';

const words = {
  id: text,
  version: text,
  law_of: text,
  title: text,
  meaning: orNull(text),
  counted: text,
  lost: orNull(text),
  who: text,
  law: text,
  source: text,
  status: optionOf('rule_status'),
  checked: text,
  signed: text,
  note: orNull(text),
};
const rule = shape<RuleWords>('Rule', words);
export const ruleOfDeadlineSchema = orNull(shape<RuleOfDeadline>('RuleOfDeadline', { ...words, changed: yesOrNo }));

const event = shape<EventLine>('CaseEvent', { id: uuid, trigger: optionOf('rule_trigger'), on: day, by: text });
const proposal = shape<ProposalLine>('ProposedDeadline', {
  name: text,
  on: day,
  kind: optionOf('deadline_kind'),
  certainty: optionOf('deadline_certainty'),
  rule,
  from: orNull(event),
  recheck: yesOrNo,
  instead_of: orNull(day),
});
const aside = shape<{ id: string; title: string; due: string; reason: string; by: string; on: string }>(undefined, {
  id: uuid,
  title: text,
  due: day,
  reason: text,
  by: text,
  on: day,
});
export const eventsAndProposals = {
  events: listOf(event),
  proposals: listOf(proposal),
  set_aside: listOf(aside),
  countries_known: yesOrNo,
};

export const eventsSchema = shape<{ items: EventLine[] }>(undefined, { items: listOf(event) });
export const proposalsSchema = shape<{ items: ProposalLine[] }>(undefined, { items: listOf(proposal) });

const difference = shape<Difference>('RuleDifference', { what: text, before: orNull(text), now: orNull(text) });
export const changedRulesSchema = shape<ChangedRulesView>('ChangedRules', {
  items: listOf(
    shape<ChangedDeadline>('ChangedDeadline', {
      case: mentionSchema,
      id: uuid,
      kind: optionOf('deadline_kind'),
      on: day,
      rule: text,
      differences: listOf(difference),
      proposed: orNull(shape<{ name: string; on: string }>(undefined, { name: text, on: day })),
    }),
  ),
  more: yesOrNo,
});

const pack = { country: text, name: text, version: text, hash: text };
export const rulesSchema = shape<RulesView>('Rules', {
  items: listOf(shape<RulesView['items'][number]>(undefined, { ...pack, rules: { type: 'integer', minimum: 0 } })),
});
export const rulesOfCountrySchema = shape<RulesOfCountry>('RulesOfCountry', {
  ...pack,
  rules: listOf(rule),
  warnings: listOf(text),
  may_sign: yesOrNo,
});
export const ruleReviewedSchema = shape<{ rule: string; verdict: string }>('RuleReviewed', {
  rule: text,
  verdict: text,
});
