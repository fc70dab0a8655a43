import { randomUUID } from 'node:crypto';
import type { CaseContent } from './case.content.js';
import type { ChangeCase, ConsentInput, OpenCase, RiskInput } from './case.input.js';

/** The content of a case as it is opened. */
export function newContent(input: OpenCase, opened: CaseContent['opened']): CaseContent {
  const { pseudonym, summary, facts = {}, safe_contact, deadline, needs = [], risk, consent, counted = false } = input;
  return {
    pseudonym,
    summary,
    facts: known(facts),
    safe_contact: safe_contact && known(safe_contact),
    deadlines: deadline ? [{ id: randomUUID(), certainty: 'confirmed', ...known(deadline), set_by: opened.by }] : [],
    needs,
    risk: riskOf(risk),
    consent: consentOf(consent, facts.language?.[0], opened.on),
    counted,
    campaigns: [],
    opened,
  };
}

/**
 * What a change leaves. A script sends changed fields, and null for what is to be cleared; a form (`whole`) sends every group
 * as it is to be.
 */
export function merged(before: CaseContent, input: ChangeCase, whole: boolean): CaseContent {
  const { pseudonym, summary, facts, safe_contact, needs, risk, consent, counted } = input;
  const base = whole ? {} : before.facts;
  return {
    ...before,
    pseudonym: pseudonym ?? before.pseudonym,
    summary: whole || summary !== undefined ? (summary ?? undefined) : before.summary,
    facts: known({ ...base, ...facts }),
    safe_contact: whole || safe_contact !== undefined ? known({ ...(whole ? {} : before.safe_contact), ...safe_contact }) : before.safe_contact,
    needs: needs ?? (whole ? [] : before.needs),
    risk: whole || risk !== undefined ? riskOf(known({ ...(whole ? {} : before.risk), ...risk })) : before.risk,
    consent: whole || consent !== undefined ? { agreed: false, ...known({ ...(whole ? {} : before.consent), ...consent }) } : before.consent,
    counted: counted ?? before.counted,
  };
}

/** Without what is undefined, null or an empty list. */
function known<T extends object>(of: T): T {
  const entries = Object.entries(of).filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(entries) as T;
}

/** A day of review without a level says nothing. */
const riskOf = (risk: RiskInput | undefined) => (risk?.level ? { level: risk.level, review_by: risk.review_by } : undefined);

/** Usually given today, orally, in the language spoken; without the agreement there is nothing to say of it. */
const consentOf = (consent: ConsentInput | undefined, language: string | undefined, today: string): CaseContent['consent'] =>
  consent?.agreed ? { agreed: true, language: consent.language ?? language, given_by: consent.given_by ?? 'oral', given_on: consent.given_on ?? today } : { agreed: false };
