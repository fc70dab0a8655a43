import type { RecordedConsent } from './views/referral.view.js';

/** What is chosen already: on the page of the case, by a template, or before somebody chose again. Codes and ids. */
export interface BegunWith {
  to?: string;
  purpose?: string;
  fields?: string[];
  byHand?: boolean;
  consent?: string;
}

/** As far as an address says it. */
export function begunBy({ to, purpose, fields, consent }: Record<string, unknown>): BegunWith {
  const text = (given: unknown) => (typeof given === 'string' ? given : undefined);
  return {
    ...(text(to) && { to: text(to) }),
    ...(text(purpose) && { purpose: text(purpose) }),
    ...(text(fields) && { fields: text(fields)!.split(',') }),
    ...(text(consent) && { consent: text(consent) }),
  };
}

/** All that a consent covers, where nothing else was chosen yet. */
export const begunOn = ({ legal_contact_id, purpose, fields }: RecordedConsent): BegunWith => ({
  to: legal_contact_id,
  purpose: purpose.code,
  fields: fields.map(({ code }) => code),
});
