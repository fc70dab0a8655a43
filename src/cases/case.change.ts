import { randomUUID } from 'node:crypto';
import type { CaseContent } from './case.content.js';
import { same, valuesOf } from './history/changes.js';
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
    risk: risk?.level ? { level: risk.level, review_by: risk.review_by, assessed: opened } : undefined,
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
  /** What was sent of a group, over what was there; null for the group, or for one of its fields, clears it. */
  const group = <T extends object>(was: T | undefined, sent: Partial<T> | null | undefined): T =>
    known({ ...(whole || sent === null ? {} : was), ...given(sent ?? {}) } as T);
  const one = <T>(was: T, sent: T | null | undefined, empty: T): T =>
    sent === undefined ? (whole ? empty : was) : (sent ?? empty);
  const { pseudonym, summary, facts, safe_contact, risk, counted } = input;
  const needs = one(before.needs, input.needs, []);
  const consent = { agreed: false, ...group<ConsentInput>(before.consent, input.consent) };
  return {
    ...before,
    pseudonym: pseudonym ?? before.pseudonym,
    summary: one(before.summary, summary, undefined),
    facts: group(before.facts, facts),
    safe_contact: group(before.safe_contact, safe_contact),
    needs,
    need_work: workOn(needs, before.need_work),
    risk: riskOf(group<RiskInput>(before.risk, risk)),
    // How and when is said of an agreement only.
    consent: consent.agreed ? consent : { agreed: false },
    counted: one(before.counted, counted, false),
  };
}

/** Whoever changes the level of a risk, or its day, has judged it. */
export function judged(before: CaseContent, after: CaseContent, now: { on: string; by: string }): CaseContent {
  if (!after.risk) return after;
  const untouched = same('risk', valuesOf(before).risk, valuesOf(after).risk);
  return { ...after, risk: { ...after.risk, assessed: untouched ? before.risk?.assessed : now } };
}

/** Of a need that is gone nothing more is to be known. */
const workOn = (needs: string[], work: CaseContent['need_work']) =>
  work && Object.fromEntries(Object.entries(work).filter(([code]) => needs.includes(code)));

/** Without what was not sent: an input has all its fields, undefined where nothing came. */
const given = <T extends object>(of: T): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;

/** Without what is undefined, null or an empty list. */
function known<T extends object>(of: T): T {
  const entries = Object.entries(of).filter(
    ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as T;
}

/** A day of review without a level says nothing. */
const riskOf = (risk: RiskInput | undefined) =>
  risk?.level ? { level: risk.level, review_by: risk.review_by } : undefined;

/** Usually given today, orally, in the language spoken; without the agreement there is nothing to say of it. */
const consentOf = (
  consent: ConsentInput | undefined,
  language: string | undefined,
  today: string,
): CaseContent['consent'] =>
  consent?.agreed
    ? {
        agreed: true,
        language: consent.language ?? language,
        given_by: consent.given_by ?? 'oral',
        given_on: consent.given_on ?? today,
      }
    : { agreed: false };
