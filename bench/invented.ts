import { codes } from '../src/reference/vocabulary.js';
import type { OpenCase } from '../src/cases/case.input.js';

/** Case number `n`, always the same: what a desk would know of somebody, no more and no less. */
export function inventedCase(n: number): OpenCase {
  const one = (list: string, step = 1) => codes(list)[(n * step) % codes(list).length]!;
  return {
    pseudonym: `Heron ${n}`,
    summary: `Number ${n}. Called up for Monday, does not want to go. ${'Wrote to us in the evening and waits for an answer. '.repeat(4)}`,
    facts: {
      service_country: ['RU', 'BY', 'UA', 'TR', 'KR', 'IL'][n % 6]!,
      country_of_stay: ['DE', 'FR', 'PL', 'GE', 'AM', 'FI'][n % 5]!,
      citizenship: ['RU'],
      service_category: one('service_category'),
      refusal_status: one('refusal_status'),
      grounds: [one('refusal_grounds')],
      language: ['ru'],
    },
    safe_contact: { channel: 'message', instructions: 'Only between seven and nine in the evening.' },
    deadline: { kind: one('deadline_kind'), on: new Date(Date.UTC(2027, 0, 1 + (n % 300))).toISOString().slice(0, 10) },
    needs: [one('need_type'), one('need_type', 3)],
    consent: { agreed: true, language: 'ru', given_by: 'oral', given_on: '2026-11-01' },
    counted: true,
    person: {
      legal_name: 'Emil Placeholder',
      birth_date: '1998-03-02',
      contacts: [{ channel: 'phone', handle: `+999 100 ${n}` }],
    },
  };
}

export const NOTES = [
  'He called. He has until Friday.',
  'Asked whether he may travel; told him to wait for the lawyer.',
];
/** Found in the pseudonyms of 111 of the first 2000 cases. */
export const SEARCHED = 'heron 19';
