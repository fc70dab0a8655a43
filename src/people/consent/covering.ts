import type { FieldMistake } from '../../common/web/refusals.js';
import { type Consent, type ConsentScope, stateOn } from './consent.js';
import { fieldInWords } from './consent-words.js';

/** What is wanted and this consent does not cover; empty when it covers all of it. @param today `2026-11-25` */
export function lacking(consent: Consent, wanted: ConsentScope, today: string): FieldMistake[] {
  const state = stateOn(consent, today);
  const mistakes: FieldMistake[] = [];
  const lacks = (field: string, message: string) => mistakes.push({ field, message });
  if (state === 'withdrawn') lacks('consent_id', 'The person took this consent back. Ask them again before you share.');
  if (state === 'ended') lacks('consent_id', `This consent ended on ${consent.until}. Ask the person again.`);
  if (consent.from > today) lacks('consent_id', 'This consent begins on a later day.');
  if (consent.purpose !== wanted.purpose) lacks('purpose', 'The person agreed to another purpose than this one.');
  const { kind, id } = consent.recipient;
  if (kind !== wanted.recipient.kind || id !== wanted.recipient.id)
    lacks(
      wanted.recipient.kind === 'campaign' ? 'campaign_id' : 'legal_contact_id',
      'The person agreed that somebody else receives it. Ask them about this recipient.',
    );
  const missing = wanted.fields.filter((field) => !consent.fields.includes(field));
  if (missing.length > 0)
    lacks(
      wanted.recipient.kind === 'campaign' ? 'level' : 'fields',
      `The person did not agree to share this: ${missing.map((code) => fieldInWords(wanted, code).label).join(', ')}.`,
    );
  return mistakes;
}
