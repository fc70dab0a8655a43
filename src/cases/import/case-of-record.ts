import { randomUUID } from 'node:crypto';
import type { Identity } from '../../people/identity.js';
import { twoNeutralWords } from '../../reference/neutral-words.js';
import type { CaseContent } from '../case.content.js';
import type { JudgedRecord } from './judge/judge.js';

/** A judged record as a case. What is not certain is absent; whose army it is, is never guessed from a passport. */
export function caseOfRecord(
  { values, kept }: JudgedRecord,
  opened: CaseContent['opened'],
): { content: CaseContent; identity: Identity; firstNote: string } {
  const {
    dob,
    came_to_us,
    country_now,
    citizenship,
    branch,
    refusal_status,
    grounds,
    deadline,
    deadline_precision,
    lang,
  } = values;
  const facts = {
    ...(country_now && { country_of_stay: country_now }),
    ...(citizenship && { citizenship: [citizenship] }),
    ...(branch && { branch }),
    ...(refusal_status && { refusal_status }),
    ...(grounds && { grounds }),
    ...(lang && { language: [lang] }),
  };
  const certainty = deadline_precision === 'month' ? 'vague' : 'estimated';
  return {
    content: {
      pseudonym: twoNeutralWords().join(' '),
      facts,
      deadlines: deadline ? [{ id: randomUUID(), kind: 'other', on: deadline, certainty, set_by: 'import' }] : [],
      needs: [],
      consent: { agreed: values.consent === 'yes' },
      counted: false,
      campaigns: [],
      opened,
      came_to_us,
    },
    identity: {
      ...(kept?.name && { legal_name: kept.name }),
      ...(dob && { birth_date: dob }),
      ...(kept?.contact && { contacts: [{ channel: channelOf(kept.contact), handle: kept.contact }] }),
    },
    firstNote: kept?.firstNote ?? '',
  };
}

function channelOf(contact: string): string {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact)) return 'email';
  if (/^(signal\b|@)/i.test(contact)) return 'messenger';
  return /^[+\d][\d\s().-]+$/.test(contact) ? 'phone' : 'other';
}
