import { label, languageName, countryName } from '../reference/vocabulary.js';
import type { Line } from '../common/web/parts.js';
import type { Facts } from './facts.js';

export const coded = (list: string, code: string) => ({ code, label: label(list, code) });
export const codedLanguage = (code: string) => ({ code, label: languageName(code) });

/** Several values of one list in one line: "Asylum, housing". */
export const listOf = (list: string, codes: string[]) =>
  codes
    .map((code, at) =>
      at === 0 ? label(list, code) : label(list, code).replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase()),
    )
    .join(', ');

/** The facts in words, those that are known. */
export function factLines(facts: Facts): Line[] {
  const lines: [string, string | undefined][] = [
    ['Whose army', facts.service_country && countryName(facts.service_country)],
    ['Now in', facts.country_of_stay && countryName(facts.country_of_stay)],
    ['Citizenship', facts.citizenship?.map(countryName).join(', ')],
    ['Service', facts.service_category && label('service_category', facts.service_category)],
    ['Branch', facts.branch && label('branch_coarse', facts.branch)],
    ['Refusal', facts.refusal_status && label('refusal_status', facts.refusal_status)],
    ['Grounds', facts.grounds && listOf('refusal_grounds', facts.grounds)],
    ['Main ground', facts.main_ground && label('main_ground', facts.main_ground)],
    ['Speaks', facts.language?.map(languageName).join(', ')],
  ];
  return lines.flatMap(([name, text]) => (text ? [{ label: name, text }] : []));
}
