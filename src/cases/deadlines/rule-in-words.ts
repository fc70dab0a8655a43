import { label } from '../../reference/vocabulary.js';
import { countryName } from '../../reference/vocabulary.js';
import type { RuleReview } from '../../legal-contacts/rule-reviews.service.js';
import type { RuleOfPack } from '../../reference/country-packs/packs.js';
import { longDate } from '../../common/web/dates.js';
import type { RuleWords } from './views/rule.view.js';

/**
 * What people are told of a rule. A threshold of absence is never told in its pack's own words: what an absence is, a lawyer says and
 * no counter. So no page can name a person by what a court has not decided.
 */
export function ruleInWords(rule: RuleOfPack, reviews: RuleReview[]): RuleWords {
  const threshold = rule.kind === 'awol_threshold';
  return {
    id: rule.id,
    law_of: lawOf(rule),
    title: threshold ? 'A day from which the law may see the absence differently' : rule.label,
    meaning: threshold ? ofAbsence(rule) : null,
    counted: counted(rule),
    lost: threshold || !rule.effect_if_missed ? null : rule.effect_if_missed,
    who: rule.who_must_act === 'person' ? 'The person has to act' : 'The authority acts; the person need not',
    law: rule.legal_basis || 'No article is named',
    source: rule.source,
    status: { code: rule.status, label: label('rule_status', rule.status) },
    checked:
      rule.verified && rule.verified_on
        ? `Source read on ${longDate(rule.verified_on, 'en')} (${rule.grade.replaceAll('_', ' ')})`
        : 'Nobody has read the source',
    version: rule.version,
    signed: signed(reviewsOf(rule, reviews)),
    note: rule.note ?? null,
  };
}

const UNSIGNED = 'No lawyer of the country has signed this rule';

/** Only of the words as they stand now: a changed rule is signed by nobody. */
export const reviewsOf = ({ id, version }: RuleOfPack, reviews: RuleReview[]) =>
  reviews.filter((one) => one.rule === id && one.version === version);

/** What is disputed comes first. */
function signed(reviews: RuleReview[]): string {
  const said = (verdict: RuleReview['verdict'], words: string) =>
    reviews
      .filter((one) => one.verdict === verdict)
      .map(({ by, on, note }) => `${words} by ${by} on ${longDate(on, 'en')}${note ? ` (“${note}”)` : ''}`);
  return [...said('disputed', 'Disputed'), ...said('signed', 'Signed')].join('; ') || UNSIGNED;
}

export const lawOf = ({ country, law_of }: RuleOfPack) => (country === 'EU' ? law_of : countryName(country));

const ofAbsence = (rule: RuleOfPack) =>
  rule.who_must_act === 'person'
    ? `Until this day the law of ${lawOf(rule)} may treat the absence as less serious. Whether it does is for a lawyer.`
    : `From this day the law of ${lawOf(rule)} may treat the absence as more serious. Whether it does is for a lawyer.`;

const UNIT = { day: 'day', full_calendar_day: 'full calendar day', week: 'week', month: 'month', year: 'year' };

/** "2 weeks after the day on which the decision was served" */
function counted({ trigger, offset: { amount, unit, direction } }: RuleOfPack): string {
  const from = fromWhat(trigger);
  if (amount === 0) return `On ${from}`;
  const name = unit === 'working_day' ? 'working day' : UNIT[unit];
  const more = unit === 'full_calendar_day' ? 'More than ' : '';
  return `${more}${amount} ${name}${amount === 1 ? '' : 's'} ${direction} ${from}`;
}

function fromWhat(trigger: string): string {
  const [name = '', rest = ''] = trigger.split(':');
  if (name === 'date') return longDate(rest, 'en');
  if (name === 'draft_season_start') return `the beginning of the call-up season on ${dayAndMonth(rest)}`;
  if (name === 'first_entry_after') return `the day of the first entry, if that was after ${longDate(rest, 'en')}`;
  return `the ${label('rule_trigger', name).replace(/^\p{Lu}/u, (first) => first.toLowerCase())}`;
}
const dayAndMonth = (of: string) => longDate(`2026-${of}`, 'en').replace(/^\S+ /, '').replace(/ \d+$/, '');
