import type { Facts } from '../facts.js';

/** What a desk says it takes. A list that is empty says nothing. */
export interface DeskTakes {
  id: string;
  name: string;
  countries: string[];
  languages: string[];
}

/**
 * The desk that fits an enquiry by its countries and languages, or none: a desk that says nothing is never proposed, one whose
 * countries or languages contradict what is known neither. The desk where it is comes first among equals. Only ever proposed.
 */
export function proposeDesk(facts: Facts, desks: DeskTakes[], at: string): DeskTakes | undefined {
  const ranked = desks
    .map((desk) => ({ desk, fit: fitOf(facts, desk) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || Number(b.desk.id === at) - Number(a.desk.id === at));
  const best = ranked[0]?.desk;
  return best?.id === at ? undefined : best;
}

/** Whose army it is says more than where the person is now; a language tells between desks of the same country. */
function fitOf(facts: Facts, { countries, languages }: DeskTakes): number {
  const { service_country, country_of_stay, language = [] } = facts;
  const byService = service_country && countries.includes(service_country) ? 4 : 0;
  const byStay = country_of_stay && countries.includes(country_of_stay) ? 2 : 0;
  const byLanguage = language.some((code) => languages.includes(code)) ? 1 : 0;
  const otherCountry = countries.length > 0 && (service_country || country_of_stay) && byService + byStay === 0;
  const otherLanguage = languages.length > 0 && language.length > 0 && byLanguage === 0;
  return otherCountry || otherLanguage ? 0 : byService + byStay + byLanguage;
}
