import type { OpenCase } from '../../cases/case.input.js';
import { twoNeutralWords } from '../../reference/neutral-words.js';
import type { Dice } from './dice.js';

type Weights = readonly (readonly [code: string, weight: number])[];

const SERVICE: Weights = [
  ['RU', 44],
  ['UA', 15],
  ['BY', 8],
  ['IL', 7],
  ['TR', 7],
  ['KR', 6],
  ['ER', 5],
  ['US', 4],
  ['CO', 4],
];
const STAY: Weights = [
  ['DE', 32],
  ['FR', 16],
  ['GE', 13],
  ['KZ', 11],
  ['FI', 7],
  ['RU', 7],
  ['GR', 6],
  ['CA', 4],
  ['RS', 4],
];
const GROUND: Weights = [
  ['conscience', 38],
  ['unlawful_conflict_or_methods', 36],
  ['conditions', 16],
  ['other_or_undisclosed', 10],
];
const CATEGORY: Weights = [
  ['mobilised', 30],
  ['reservist', 18],
  ['conscript', 20],
  ['called_up', 16],
  ['contract_after_conflict', 10],
  ['national_guard_or_interior', 6],
];
const ENDS: Weights = [
  ['status_granted', 40],
  ['exempted_or_discharged', 22],
  ['safe_and_stable', 18],
  ['lost_contact', 14],
  ['sentence_served', 6],
];

/** A request as the line for new requests logs it: coded facts of somebody invented, no name. */
export const inventedRequest = (dice: Dice): OpenCase => ({
  pseudonym: twoNeutralWords().join(' '),
  counted: true,
  consent: { agreed: true, given_by: 'oral', language: 'en' },
  facts: {
    service_country: drawn(dice, SERVICE),
    country_of_stay: drawn(dice, STAY),
    main_ground: drawn(dice, GROUND),
    service_category: drawn(dice, CATEGORY),
  },
});

export const inventedEnd = (dice: Dice): string => drawn(dice, ENDS);

function drawn(dice: Dice, of: Weights): string {
  let left = dice.below(of.reduce((sum, [, weight]) => sum + weight, 0));
  return (of.find(([, weight]) => (left -= weight) < 0) ?? of[0]!)[0];
}
