import { countryName, label } from '../../../reference/vocabulary.js';
import { caseStates } from '../../views/case-words.js';
import type { Filters, Missing } from '../filters.js';
import type { Choices } from '../narrowing.service.js';

/** Facts that matter, as a row says that they are missing. */
export const missingWords: Record<Missing, string> = {
  service_country: 'whose army',
  country_of_stay: 'where now',
  service_category: 'which service',
  language: 'language',
};

/** What a list is narrowed to, in words: "held by nobody, in Germany, overdue". */
export function filterWords(filters: Filters, { desks, people }: Pick<Choices, 'desks' | 'people'>): string {
  const { state, assignee, desk, country, service_country, country_of_stay, service_category, need } = filters;
  const words = [
    state && (state === 'any' ? 'closed ones too' : caseStates[state].toLowerCase()),
    assignee && assignee !== 'desk' && `held by ${holder(assignee, people)}`,
    desk && (desks.find(({ id }) => id === desk)?.name ?? 'a desk that is not yours'),
    country && `${countryName(country)} involved`,
    service_country && `army of ${countryName(service_country)}`,
    country_of_stay && `now in ${countryName(country_of_stay)}`,
    service_category && label('service_category', service_category).toLowerCase(),
    need && `needs ${label('need_type', need).toLowerCase()}`,
    filters.to_complete && 'to complete',
    filters.overdue && 'overdue',
  ];
  return words.filter(Boolean).join(', ');
}

const holder = (assignee: string, people: Choices['people']) =>
  assignee === 'me' || assignee === 'nobody'
    ? assignee
    : (people.find(({ id }) => id === assignee)?.handle ?? 'somebody who is no longer here');
