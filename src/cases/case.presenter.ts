import { countryName, label } from '../reference/vocabulary.js';
import { type CaseContent, openDeadlines } from './case.content.js';
import type { Case } from './case.entity.js';
import type { Listed } from './case-list.service.js';
import { coded, codedLanguage, factLines } from './facts-in-words.js';
import { ruleOfDeadline } from './deadlines/rule-of-deadline.js';
import { missingFacts } from './find/filters.js';
import type { PacketOutside } from './packets-outside.js';
import type { OpenedCase } from './sealed-cases.service.js';
import type { CaseFacts } from './views/case-facts.page.js';
import type { CaseDetail, NeedLine } from './views/case.view.js';
import type { CaseRow } from './views/case-list.page.js';
import { openTasks } from './tasks/task.js';
import { taskLine } from './tasks/task.presenter.js';
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
export function caseContent({ row, content, reviews }: OpenedCase) {
  const { facts } = content;
  return {
    ...caseBrief(row),
    pseudonym: content.pseudonym,
    summary: content.summary ?? null,
    safe_contact: safeContactOf(content),
    deadlines: openDeadlines(content).map(({ id, on, kind, certainty, set_by, rule }) => ({
      id,
      on,
      kind: coded('deadline_kind', kind),
      certainty: coded('deadline_certainty', certainty),
      why: set_by === 'import' ? 'From the imported sheet' : `Set by ${set_by}`,
      rule: ruleOfDeadline(rule, reviews),
    })),
    tasks: openTasks(content).map(taskLine),
    facts: facts as Record<string, string | string[]>,
    fact_lines: factLines(facts),
    to_complete: missingFacts(facts).length > 0,
    needs: needsOf(content),
    risk: riskOf(content),
    consent: consentOf(content),
    counted: content.counted,
    came_to_us: content.came_to_us ?? null,
    closed: closedOf(content),
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

/** What somebody should look at before the case is closed. */
export const closureForm = (opened: OpenedCase, referredTo: string[], outside: PacketOutside[]) => ({
  ...mention(opened),
  state: opened.row.state,
  version: opened.row.version,
  closed: closedOf(opened.content),
  deadlines: openDeadlines(opened.content).map(({ on, kind }) => ({ on, what: label('deadline_kind', kind) })),
  needs: needsOf(opened.content).filter(({ state }) => OPEN_NEEDS.includes(state.code)),
  tasks: openTasks(opened.content).map(taskLine),
  referred_to: referredTo,
  held_outside: [...new Set(outside.map(({ legal_contact }) => legal_contact))],
});

const mergedOf = ({ merged_into: into, merged_from = [] }: CaseContent) => ({
  into: into ? { id: into.case_id, reference: into.reference, on: into.on } : null,
  from: merged_from.map(({ case_id: id, reference, on, until }) => ({ id, reference, on, until })),
});

const closedOf = ({ closed }: CaseContent): CaseDetail['closed'] =>
  closed
    ? {
        reason: coded('closure_reason', closed.reason),
        on: closed.on,
        by: closed.by ?? null,
        achieved: (closed.achieved ?? []).map((code) => coded('service_type', code)),
        advice: closed.advice ?? null,
      }
    : null;

const OPEN_NEEDS = ['open', 'in_work', 'referred'];

/** Each need with what became of it; by whom and when, once somebody has said so. */
export const needsOf = ({ needs, need_work = {} }: CaseContent): NeedLine[] =>
  needs.map((code) => ({
    ...coded('need_type', code),
    state: coded('need_state', need_work[code]?.state ?? 'open'),
    by: need_work[code]?.by ?? null,
    on: need_work[code]?.on ?? null,
  }));

export const riskOf = ({ risk }: CaseContent): CaseDetail['risk'] =>
  risk
    ? {
        level: coded('risk_level', risk.level),
        review_by: risk.review_by ?? null,
        assessed_on: risk.assessed?.on ?? null,
        assessed_by: risk.assessed?.by ?? null,
      }
    : null;

/** Null where nobody has written down how it is safe to reach the person. */
export const safeContactOf = ({
  safe_contact: { channel, instructions } = {},
}: CaseContent): CaseDetail['safe_contact'] =>
  channel || instructions
    ? {
        channel: safeChannels.find(({ code }) => code === channel) ?? { code: '', label: 'Way not known yet' },
        instructions: instructions ?? null,
      }
    : null;

const consentOf = ({ consent: { agreed, language, given_by, given_on } }: CaseContent) => ({
  agreed,
  language: language ? codedLanguage(language) : null,
  given_by: given_by ? coded('consent_given_by', given_by) : null,
  given_on: given_on ?? null,
});
