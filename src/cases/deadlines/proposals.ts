import { EU_MEMBERS } from '../../reference/country-codes.js';
import { packOf, type RuleOfPack } from '../../reference/country-packs/packs.js';
import type { RuleReview } from '../../legal-contacts/rule-reviews.service.js';
import type { CaseContent, CaseEvent, Deadline } from '../case.content.js';
import { dueDay, nextSeason } from './due-day.js';
import { reviewsOf } from './rule-in-words.js';

/** A deadline that a rule makes of an event of this case, or of the calendar. */
export interface Proposal {
  rule: RuleOfPack;
  due: string;
  event?: CaseEvent;
  certainty: 'estimated' | 'disputed';
  /** The law may be another one by then. */
  recheck: boolean;
  /** One that this rule made of the same event before the event or the rule was corrected. */
  instead?: Deadline;
}

/** By the one rule and day that it is: `de.vg.suit@2026-12-04`. */
export const nameOf = ({ rule, due }: Pick<Proposal, 'rule' | 'due'>) => `${rule.id}@${due}`;

/** What only the army's own country makes. */
const OF_THE_ARMY = ['awol_threshold', 'co_application', 'report_for_duty', 'payment', 'end_of_leave', 'deployment'];
/** What only the country makes in which the person asks for protection. */
const OF_THE_STAY = ['asylum_application', 'eligibility_bar'];
/** Whoever serves already is not called up in a season. */
const BEFORE_SERVICE = [undefined, 'pre_conscription', 'called_up', 'reservist', 'unknown'];

/** Nearest first. What is confirmed or set aside as it stands now is not proposed again. */
export function proposalsFor(content: CaseContent, today: string, reviews: RuleReview[] = []): Proposal[] {
  return rulesFor(content)
    .flatMap((rule) => triggersOf(rule, content, today).map((from) => made(rule, from, content, reviews)))
    .filter((one) => !settled(one, content) && (one.event !== undefined || one.due >= today))
    .sort((a, b) => (a.due < b.due ? -1 : 1));
}

function rulesFor({ facts: { service_country: army, country_of_stay: stay } }: CaseContent): RuleOfPack[] {
  const of = (country: string | undefined) => (country && packOf(country)?.rules) || [];
  const serving = of(army).filter(({ kind }) => army === stay || !OF_THE_STAY.includes(kind));
  const staying = army === stay ? [] : of(stay).filter(({ kind }) => !OF_THE_ARMY.includes(kind));
  return [...serving, ...staying, ...(EU_MEMBERS.includes(stay ?? '') ? of('EU') : [])];
}

interface From {
  on: string;
  event?: CaseEvent;
}

function triggersOf(rule: RuleOfPack, { facts, events = [] }: CaseContent, today: string): From[] {
  const [name = '', rest = ''] = rule.trigger.split(':');
  const happened = (trigger: string) =>
    events.filter((one) => one.trigger === trigger).map((event) => ({ on: event.on, event }));
  const from: From[] =
    name === 'date'
      ? [{ on: rest }]
      : name === 'draft_season_start'
        ? BEFORE_SERVICE.includes(facts.service_category)
          ? [{ on: nextSeason(rest, rule.offset, rule.country, today) }]
          : []
        : name === 'first_entry_after'
          ? happened('first_entry').filter(({ on }) => on > rest)
          : happened(name);
  // The law of the day on which it began governs.
  return from.filter(({ on }) => (rule.valid_from ?? on) <= on && on <= (rule.valid_until ?? on));
}

function made(rule: RuleOfPack, { on, event }: From, { deadlines }: CaseContent, reviews: RuleReview[]): Proposal {
  const due = dueDay(on, rule.offset, rule.country);
  const doubted = reviewsOf(rule, reviews).some(({ verdict }) => verdict === 'disputed');
  return {
    rule,
    due,
    event,
    certainty: doubted || ['disputed', 'vacated_check'].includes(rule.status) ? 'disputed' : 'estimated',
    recheck: doubted || rule.status !== 'in_force' || (rule.valid_until ?? due) < due,
    instead: event && deadlines.find((one) => !one.done_on && one.rule?.id === rule.id && one.rule.from === event.id),
  };
}

const settled = ({ rule, due }: Proposal, { deadlines, set_aside = [] }: CaseContent) =>
  deadlines.some((one) => one.rule?.id === rule.id && one.on === due) ||
  set_aside.some((one) => one.rule === rule.id && one.due === due && one.version === rule.version);
