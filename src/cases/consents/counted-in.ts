import { type CountedMark, periodOf } from '../../people/counted/mark.js';
import type { CountedIn } from './consent.view.js';

export const countedIn = ({ intake, outcome }: CountedMark): CountedIn => ({
  intake: intake ? (periodOf(intake) ?? 'no-statement') : null,
  outcome: outcome ? (periodOf(outcome) ?? 'no-statement') : null,
});
