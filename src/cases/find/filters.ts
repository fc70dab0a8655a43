import type { CaseSummary } from '../case.content.js';
import type { Facts } from '../facts.js';

/** What a list may be narrowed to. Codes and random ids only: filters stand in addresses. */
export interface Filters {
  /** Absent: any but closed. */
  state?: 'enquiry' | 'open' | 'closed' | 'any';
  /** `me`, `nobody`, or the id of a colleague. */
  assignee?: string;
  desk?: string;
  /** The service country, or else the country of stay. */
  country?: string;
  service_country?: string;
  country_of_stay?: string;
  service_category?: string;
  need?: string;
  /** A fact that matters is missing. */
  to_complete?: 'yes';
  /** The nearest deadline has passed. */
  overdue?: 'yes';
}

export const FILTERS = [
  'state',
  'assignee',
  'desk',
  'country',
  'service_country',
  'country_of_stay',
  'service_category',
  'need',
  'to_complete',
  'overdue',
] as const satisfies (keyof Filters)[];

/** Without what was not given. */
export const given = (asked: Filters): Filters =>
  Object.fromEntries(FILTERS.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])));

/** The same as an address, always in the same order. */
export const addressOf = (filters: Filters, more: Record<string, string> = {}): string => {
  const query = new URLSearchParams({ ...(given(filters) as Record<string, string>), ...more }).toString();
  return query ? `/cases?${query}` : '/cases';
};

/** Without these facts no legal contact is found for a case, and it is not counted where it belongs. */
export const MATTERS = [
  'service_country',
  'country_of_stay',
  'service_category',
  'language',
] as const satisfies (keyof Facts)[];
export type Missing = (typeof MATTERS)[number];
export const missingFacts = (facts: Facts): Missing[] => MATTERS.filter((name) => !facts[name]?.length);

/** Whether a summary passes what no clear column tells. @param facts each of the codes that a case has to have */
export function passes(
  filters: Filters,
  today: string,
  facts: Facts = {},
): ((summary: CaseSummary) => boolean) | undefined {
  const { country, service_country, country_of_stay, service_category, need, to_complete, overdue } = filters;
  const checks: ((summary: CaseSummary) => boolean)[] = [];
  const wanted = known({ ...facts, ...known({ service_country, country_of_stay, service_category }) });
  if (Object.keys(wanted).length > 0) checks.push((summary) => hasFacts(summary, wanted));
  if (country) checks.push((summary) => (summary.facts.service_country ?? summary.facts.country_of_stay) === country);
  if (need) checks.push((summary) => summary.needs.includes(need));
  if (to_complete) checks.push((summary) => missingFacts(summary.facts).length > 0);
  if (overdue) checks.push(({ due }) => due[0] !== undefined && due[0].on < today);
  if (checks.length === 0) return undefined;
  return (summary) => checks.every((check) => check(summary));
}

/** An input has all its fields, undefined where nothing came. */
const known = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

export const hasFacts = ({ facts }: Pick<CaseSummary, 'facts'>, wanted: object) =>
  Object.entries(wanted).every(([name, value]) => {
    const kept = [(facts as Record<string, string | string[] | undefined>)[name] ?? []].flat();
    return [value].flat().every((code: string) => kept.includes(code));
  });
