import type { Line } from '../common/web/parts.js';
import { countryName, label } from '../reference/vocabulary.js';
import { type CaseContent, openDeadlines } from './case.content.js';
import type { Case } from './case.entity.js';
import type { Listed } from './case-list.service.js';
import { coded, codedLanguage, factLines } from './facts-in-words.js';
import { missingFacts } from './find/filters.js';
import type { OpenedCase } from './sealed-cases.service.js';
import type { CaseFacts } from './views/case-facts.page.js';
import type { CaseRow } from './views/case-list.page.js';
import { safeChannels } from './views/case-words.js';

/** What leaves the server of a case. An entity never does. */
export const caseBrief = ({ id, reference, version, state }: Pick<Case, 'id' | 'reference' | 'version' | 'state'>) => ({
  id,
  reference,
  version,
  state,
});

export const mention = ({ row: { id, reference }, content: { pseudonym } }: OpenedCase) => ({
  id,
  reference,
  pseudonym,
});

export function caseRow({ row, summary, found }: Listed): CaseRow & { version: number } {
  const { facts, due, pseudonym } = summary;
  const country = facts.service_country ?? facts.country_of_stay;
  const missing = missingFacts(facts);
  return {
    ...caseBrief(row),
    pseudonym,
    next_due: due[0] ? { on: due[0].on, what: label('deadline_kind', due[0].kind) } : null,
    country: country ? countryName(country) : null,
    situation:
      facts.refusal_status && facts.refusal_status !== 'unknown' ? label('refusal_status', facts.refusal_status) : null,
    to_complete: missing.length > 0,
    missing,
    ...(found && { found }),
  };
}

/** The case's own content, for its page and for the API. */
export function caseContent({ row, content }: OpenedCase) {
  const { facts, safe_contact, needs, risk, closed } = content;
  return {
    ...caseBrief(row),
    pseudonym: content.pseudonym,
    summary: content.summary ?? null,
    safe_contact:
      safe_contact && (safe_contact.channel || safe_contact.instructions) ? safeContactOf(safe_contact) : null,
    deadlines: openDeadlines(content).map(({ id, on, kind, certainty, set_by }) => ({
      id,
      on,
      kind: coded('deadline_kind', kind),
      certainty: coded('deadline_certainty', certainty),
      why: set_by === 'import' ? 'From the imported sheet' : `Set by ${set_by}`,
    })),
    facts: facts as Record<string, string | string[]>,
    fact_lines: factLines(facts),
    to_complete: !facts.service_country,
    needs: needs.map((code) => coded('need_type', code)),
    risk: risk ? { level: coded('risk_level', risk.level), review_by: risk.review_by ?? null } : null,
    consent: consentOf(content),
    counted: content.counted,
    came_to_us: content.came_to_us ?? null,
    closed: closed ? { reason: coded('closure_reason', closed.reason), on: closed.on } : null,
    merged: mergedOf(content),
    keep_until: row.eraseOn,
  };
}

/** The same, as the form that changes it wants it. */
export const caseFacts = (opened: OpenedCase): CaseFacts => {
  const { summary, safe_contact, facts, needs, risk, consent, counted } = opened.content;
  return {
    ...mention(opened),
    version: opened.row.version,
    summary: summary ?? null,
    safe_contact: safe_contact
      ? { channel: safe_contact.channel ?? '', instructions: safe_contact.instructions ?? null }
      : null,
    facts: { ...facts },
    needs,
    risk: risk ? { level: risk.level, review_by: risk.review_by ?? null } : null,
    consent: {
      agreed: consent.agreed,
      language: consent.language ?? null,
      given_by: consent.given_by ?? null,
      given_on: consent.given_on ?? null,
    },
    counted,
  };
};

const safeContactOf = ({ channel, instructions }: NonNullable<CaseContent['safe_contact']>) => ({
  channel: safeChannels.find(({ code }) => code === channel) ?? { code: '', label: 'Way not known yet' },
  instructions: instructions ?? null,
});

const mergedOf = ({ merged_into: into, merged_from = [] }: CaseContent) => ({
  into: into ? { id: into.case_id, reference: into.reference, on: into.on } : null,
  from: merged_from.map(({ case_id: id, reference, on, until }) => ({ id, reference, on, until })),
});

const consentOf = ({ consent: { agreed, language, given_by, given_on } }: CaseContent) => ({
  agreed,
  language: language ? codedLanguage(language) : null,
  given_by: given_by ? coded('consent_given_by', given_by) : null,
  given_on: given_on ?? null,
});

/** All that the form of facts can change, in words: for somebody who lost a race. */
export function factsInWords(opened: OpenedCase): Line[] {
  const { summary, safe_contact, needs, risk } = caseContent(opened);
  return [
    ...factLines(opened.content.facts),
    ...(safe_contact
      ? [
          {
            label: 'Safe contact',
            text: [safe_contact.channel.label, safe_contact.instructions].filter(Boolean).join(': '),
          },
        ]
      : []),
    ...(summary ? [{ label: 'Summary', text: summary }] : []),
    ...(needs.length > 0 ? [{ label: 'Needs', text: needs.map((need) => need.label).join(', ') }] : []),
    ...(risk
      ? [{ label: 'Risk', text: `${risk.level.label}${risk.review_by ? `, review by ${risk.review_by}` : ''}` }]
      : []),
  ];
}
