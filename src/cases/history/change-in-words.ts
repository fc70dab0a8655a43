import { longDate } from '../../common/web/dates.js';
import { label, countryName, languageName } from '../../reference/vocabulary.js';
import type { CaseContent, CaseEvent, Closing, Deadline, NeedWork, RelatedCase, SetAside } from '../case.content.js';
import { eventInWords, type Proceeding, proceedingInWords, type ProceedingEvent } from '../proceedings/proceeding.js';
import { listOf } from '../facts-in-words.js';
import type { Task } from '../tasks/task.js';
import { safeChannels } from '../views/case-words.js';

/** How one kind of field is told: its name, and a value of it. `of` is what stands behind the dot of `facts.grounds`. */
interface Telling {
  name: (of: string) => string;
  value: (value: unknown, of: string) => string;
}
const telling = <T>(name: string | ((of: string) => string), value: (value: T, of: string) => string): Telling => ({
  name: typeof name === 'string' ? () => name : name,
  value: (given, of) => value(given as T, of),
});
const text = (value: string) => value;
const yesOrNo = (value: boolean) => (value ? 'Yes' : 'No');
const some = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join(', ');

const FACTS: Record<string, [name: string, value: (codes: string[]) => string]> = {
  service_country: ['Whose army', (codes) => codes.map(countryName).join(', ')],
  country_of_stay: ['Country of stay', (codes) => codes.map(countryName).join(', ')],
  citizenship: ['Citizenship', (codes) => codes.map(countryName).join(', ')],
  service_category: ['Service', (codes) => listOf('service_category', codes)],
  branch: ['Branch', (codes) => listOf('branch_coarse', codes)],
  refusal_status: ['Refusal', (codes) => listOf('refusal_status', codes)],
  grounds: ['Grounds', (codes) => listOf('refusal_grounds', codes)],
  main_ground: ['Main ground', (codes) => listOf('main_ground', codes)],
  language: ['Language', (codes) => codes.map(languageName).join(', ')],
};

const FIELDS: Record<string, Telling> = {
  pseudonym: telling('Pseudonym', text),
  summary: telling('Summary', text),
  came_to_us: telling('Came to us', text),
  counted: telling('Counted in statistics', yesOrNo),
  needs: telling('Needs', (codes: string[]) => listOf('need_type', codes)),
  facts: telling(
    (of) => FACTS[of]?.[0] ?? of,
    (value: string | string[], of) => FACTS[of]?.[1]([value].flat()) ?? String(value),
  ),
  safe_contact: telling('Safe contact', ({ channel, instructions }: NonNullable<CaseContent['safe_contact']>) =>
    [safeChannels.find(({ code }) => code === channel)?.label, instructions].filter(Boolean).join(': '),
  ),
  risk: telling('Risk', ({ level, review_by }: NonNullable<CaseContent['risk']>) =>
    some(label('risk_level', level), review_by && `to be judged again by ${longDate(review_by, 'en')}`),
  ),
  consent: telling('Consent', ({ agreed, language, given_by, given_on }: CaseContent['consent']) =>
    agreed
      ? some(
          'Agreed',
          given_on && longDate(given_on, 'en'),
          given_by && label('consent_given_by', given_by),
          language && languageName(language),
        )
      : 'Not agreed',
  ),
  deadlines: telling('Deadline', ({ kind, on, certainty, done_on }: Deadline) =>
    some(
      label('deadline_kind', kind),
      longDate(on, 'en'),
      label('deadline_certainty', certainty).toLowerCase(),
      done_on && `done on ${longDate(done_on, 'en')}`,
    ),
  ),
  tasks: telling('Task', ({ what, for: who, due, ended }: Task) =>
    some(
      what,
      `for ${who.handle}`,
      due && `by ${longDate(due, 'en')}`,
      ended && `${ended.done ? 'done' : 'not needed any more'} on ${longDate(ended.on, 'en')}`,
    ),
  ),
  campaigns: telling('Campaign', ({ campaign_id, level }: CaseContent['campaigns'][number]) =>
    some(campaign_id, label('publication_level', level)),
  ),
  related: telling('Related case', ({ kind, reason }: RelatedCase) => `${label('case_relation', kind)}: ${reason}`),
  need_work: telling(
    (of) => `Need: ${label('need_type', of)}`,
    ({ state }: NeedWork) => label('need_state', state),
  ),
  events: telling('Event', ({ trigger, on }: CaseEvent) => some(label('rule_trigger', trigger), longDate(on, 'en'))),
  set_aside: telling('Proposal set aside', ({ rule, due, reason }: SetAside) =>
    some(rule, longDate(due, 'en'), reason),
  ),
  proceedings: telling('Proceeding', (of: Omit<Proceeding, 'events'> | ProceedingEvent) =>
    'kind' in of ? some(eventInWords(of), longDate(of.on, 'en')) : proceedingInWords(of),
  ),
  closed: telling('Closing', ({ reason, achieved = [], advice }: Closing) =>
    some(label('closure_reason', reason), ...achieved.map((code) => label('service_type', code)), advice),
  ),
};

const partsOf = (field: string): [kind: string, of: string] => {
  const dot = field.indexOf('.');
  return dot < 0 ? [field, ''] : [field.slice(0, dot), field.slice(dot + 1)];
};

/** `facts.service_country` is "Whose army". */
export function nameOf(field: string): string {
  const [kind, of] = partsOf(field);
  return FIELDS[kind]?.name(of) ?? field;
}

/** A value as people read it; null where there was none. */
export function valueInWords(field: string, value: unknown): string | null {
  const [kind, of] = partsOf(field);
  if (value === undefined || value === null) return null;
  return FIELDS[kind]?.value(value, of) || null;
}

const NAMED = 4;
/** "Changed: summary, needs and 2 more" */
export function changed(fields: string[]): string {
  const names = [...new Set(fields.map(nameOf))].map(lowered);
  const more = names.length - NAMED;
  return `Changed: ${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
