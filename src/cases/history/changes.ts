import { isDeepStrictEqual } from 'node:util';
import { factFields } from '../../reference/vocabulary.js';
import type { CaseContent } from '../case.content.js';
import type { Proceeding } from '../proceedings/proceeding.js';

/**
 * One fact of a case before and after a write. `field` is `summary`, `facts.grounds`, `safe_contact`, `deadlines.<id>`: what belongs
 * together (a risk and its day, how consent was given) is one field, so that two people never make half of each.
 */
export interface Change {
  field: string;
  from?: unknown;
  to?: unknown;
}

/** Each value by its field. What is empty is absent. */
export type Values = Record<string, unknown>;

/** Fields that the form of facts changes. */
export const FORM_FIELDS = [
  'pseudonym',
  ...Object.keys(factFields()).map((name) => `facts.${name}`),
  'safe_contact',
  'summary',
  'needs',
  'risk',
  'consent',
  'counted',
];
export const isOfTheForm = (field: string) => FORM_FIELDS.includes(field);

export function valuesOf(content: CaseContent): Values {
  const { facts, deadlines, tasks = [], campaigns, related = [], need_work = {}, risk, closed, ...rest } = content;
  const { events = [], proceedings = [], set_aside = [] } = rest;
  const { pseudonym, summary, safe_contact, needs, consent, counted, came_to_us } = rest;
  return {
    ...known({ pseudonym, summary, safe_contact, needs, consent, counted, came_to_us, closed }),
    ...known({ risk: risk && { level: risk.level, review_by: risk.review_by } }),
    ...known(under('facts', Object.entries(facts))),
    ...under(
      'deadlines',
      deadlines.map((one) => [one.id, one]),
    ),
    ...under(
      'tasks',
      tasks.map((one) => [one.id, one]),
    ),
    ...under(
      'campaigns',
      campaigns.map((one) => [one.campaign_id, one]),
    ),
    ...under(
      'related',
      related.map((one) => [one.case_id, one]),
    ),
    ...under('need_work', Object.entries(need_work)),
    ...under(
      'events',
      events.map((one) => [one.id, one]),
    ),
    ...under(
      'set_aside',
      set_aside.map((one) => [one.id, one]),
    ),
    ...under('proceedings', proceedings.flatMap(valuesOfProceeding)),
  };
}

export function changesBetween(before: CaseContent, after: CaseContent): Change[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => !same(field, was[field], is[field]))
    .map((field) => ({ field, from: was[field], to: is[field] }));
}

/** Lists in which the order says nothing. */
const SETS = ['needs', 'facts.grounds'];

export function same(field: string, one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => comparable(SETS.includes(field) && Array.isArray(value) ? value.toSorted() : value);
  return isDeepStrictEqual(plain(one), plain(other));
}

/** A copy with this value in its place; undefined takes it away. Only for fields of the form. */
export function withValue(content: CaseContent, field: string, value: unknown): CaseContent {
  const fact = /^facts\.(.+)$/.exec(field)?.[1];
  if (fact) return { ...content, facts: { ...content.facts, [fact]: value } };
  // Fields that are never absent.
  const empty = { needs: [], consent: { agreed: false }, counted: false }[field];
  return { ...content, [field]: value ?? empty };
}

/** The content as it was before these changes, newest first, as far as the form of facts can change it. */
export const undone = (content: CaseContent, newestFirst: Change[]): CaseContent =>
  newestFirst
    .filter(({ field }) => isOfTheForm(field))
    .reduce((was, { field, from }) => withValue(was, field, from), content);

/** What a proceeding is, and each of its events, so that a history tells of one event and not of all. */
const valuesOfProceeding = ({ events, ...about }: Proceeding): [string, unknown][] => [
  [about.id, about],
  ...events.map((one): [string, unknown] => [one.id, one]),
];

const under = (group: string, entries: [string, unknown][]): Values =>
  Object.fromEntries(entries.map(([name, value]) => [`${group}.${name}`, value]));

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every((inner) => inner === undefined || inner === null));

/** Without what is empty. */
const known = (of: Values): Values => Object.fromEntries(Object.entries(of).filter(([, value]) => !isEmpty(value)));

/** A form sends line breaks of two characters, and leaves out what is undefined. */
const comparable = (value: unknown): unknown =>
  value === undefined
    ? undefined
    : JSON.parse(
        JSON.stringify(value, (_, inner: unknown) =>
          typeof inner === 'string' ? inner.replace(/\r\n?/g, '\n') : inner,
        ),
      );
