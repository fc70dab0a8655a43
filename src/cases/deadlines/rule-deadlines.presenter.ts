import { ruleOf } from '../../reference/country-packs/packs.js';
import type { RuleReview } from '../../legal-contacts/rule-reviews.service.js';
import type { CaseEvent } from '../case.content.js';
import { caseContent, mention } from '../case.presenter.js';
import { coded } from '../facts-in-words.js';
import type { OpenedCase } from '../sealed-cases.service.js';
import type { CaseDeadlines } from './views/case-deadlines.page.js';
import { nameOf, type Proposal, proposalsFor } from './proposals.js';
import { ruleInWords } from './rule-in-words.js';
import type { EventLine, ProposalLine } from './views/rule.view.js';

export const caseDeadlines = (opened: OpenedCase, today: string, reviews: RuleReview[]): CaseDeadlines => ({
  ...mention(opened),
  state: opened.row.state,
  deadlines: caseContent(opened).deadlines,
  events: (opened.content.events ?? []).toSorted((a, b) => (a.on < b.on ? -1 : 1)).map(eventLine),
  proposals: proposalsFor(opened.content, today, reviews).map((one) => proposalLine(one, reviews)),
  set_aside: (opened.content.set_aside ?? []).map(({ id, rule, due, reason, by, on }) => ({
    id,
    title: wordsOf(rule)?.title ?? rule,
    due,
    reason,
    by,
    on,
  })),
  countries_known: Boolean(opened.content.facts.service_country ?? opened.content.facts.country_of_stay),
});

function wordsOf(id: string) {
  const rule = ruleOf(id);
  return rule && ruleInWords(rule, []);
}

const eventLine = ({ id, trigger, on, by }: CaseEvent): EventLine => ({
  id,
  trigger: coded('rule_trigger', trigger),
  on,
  by,
});

const proposalLine = (one: Proposal, reviews: RuleReview[]): ProposalLine => ({
  name: nameOf(one),
  on: one.due,
  kind: coded('deadline_kind', one.rule.kind),
  certainty: coded('deadline_certainty', one.certainty),
  rule: ruleInWords(one.rule, reviews),
  from: one.event ? eventLine(one.event) : null,
  recheck: one.recheck,
  instead_of: one.instead?.on ?? null,
});
