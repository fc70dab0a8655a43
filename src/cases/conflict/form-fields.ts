import type { CaseContent } from '../case.content.js';

/** The fields of the form of facts, as it would send this content. What is empty is left out, as a form does. */
export function formFields({
  pseudonym,
  summary,
  facts,
  safe_contact,
  needs,
  risk,
  consent,
  counted,
}: CaseContent): [name: string, value: string][] {
  return [
    ['pseudonym', pseudonym],
    ...one('summary', summary),
    ...Object.entries(facts).flatMap(([name, value]: [string, string | string[] | undefined]) =>
      Array.isArray(value) ? many(`facts.${name}[]`, value) : one(`facts.${name}`, value),
    ),
    ...one('safe_contact.channel', safe_contact?.channel),
    ...one('safe_contact.instructions', safe_contact?.instructions),
    ...many('needs[]', needs),
    ...one('risk.level', risk?.level),
    ...one('risk.review_by', risk?.review_by),
    ['consent.agreed?', consent.agreed ? 'yes' : 'no'],
    ...one('consent.language', consent.language),
    ...one('consent.given_by', consent.given_by),
    ...one('consent.given_on', consent.given_on),
    ['counted?', counted ? 'yes' : 'no'],
  ];
}

const one = (name: string, value: string | undefined): [string, string][] => (value ? [[name, value]] : []);
const many = (name: string, values: string[]) => values.map((value): [string, string] => [name, value]);
