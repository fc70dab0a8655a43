import { isDay } from '../../common/web/is-day.js';
import { countryName, languageName } from '../../reference/vocabulary.js';
import { caseContent } from '../case.presenter.js';
import type { OpenedCase } from '../sealed-cases.service.js';
import { type DeskTakes, proposeDesk } from './propose-desk.js';
import type { EnquiryDetail, EnquiryRow, Outcome } from './triage.view.js';
import type { Settled } from './triage.service.js';

/** What a page of triage asks once for all its rows. */
export interface Around {
  /** Of the actor's desks. */
  nameOf: (deskId: string) => string;
  handles: Map<string, string>;
  takes: DeskTakes[];
  /** The first note of each. */
  notes: Map<string, string>;
}

export function enquiryRow(opened: OpenedCase, { nameOf, handles, takes, notes }: Around): EnquiryRow {
  const { row, content } = opened;
  const [nearest] = caseContent(opened).deadlines;
  const country = content.facts.service_country ?? content.facts.country_of_stay;
  const proposed = proposeDesk(content.facts, takes, row.deskId);
  return {
    id: row.id,
    reference: row.reference,
    pseudonym: content.pseudonym,
    version: row.version,
    came_on: isDay(content.came_to_us) ? content.came_to_us : content.opened.on,
    next_due: nearest ? { on: nearest.on, what: nearest.kind.label } : null,
    country: country ? countryName(country) : null,
    languages: (content.facts.language ?? []).map(languageName),
    words: content.summary ?? notes.get(row.id) ?? null,
    held_by: handles.get(row.assigneeId ?? '') ?? null,
    desk: { id: row.deskId, name: nameOf(row.deskId) },
    proposed: proposed ? { id: proposed.id, name: proposed.name } : null,
  };
}

export function enquiryDetail(opened: OpenedCase, around: Around): EnquiryDetail {
  const { state, summary, safe_contact, deadlines, needs, fact_lines } = caseContent(opened);
  return {
    ...enquiryRow(opened, around),
    state,
    summary,
    note: around.notes.get(opened.row.id) ?? null,
    safe_contact,
    fact_lines,
    needs,
    deadlines: deadlines.map(({ on, kind }) => ({ on, what: kind.label })),
  };
}

/** Where an enquiry stands, for whoever has just acted on it. */
export function outcomeInWords({ outcome, why }: Settled, holder: string | null, offeredTo: string | null): string {
  const says: Record<Outcome['outcome'], string> = {
    opened: 'Open now, and you hold it.',
    assigned: `Open now, and ${holder ?? 'nobody'} holds it.`,
    routed: `Offered to ${offeredTo ?? 'another desk'}. It stays here until they accept it.`,
    closed: 'Closed.',
    taken: `It was opened meanwhile${holder ? `, and ${holder} holds it` : ''}. Nothing of yours was done.`,
    'closed-before': 'It was closed meanwhile. Nothing of yours was done.',
    changed: 'Somebody changed it meanwhile. Nothing of yours was done: look at it again, then decide.',
    gone: 'It is not at your desks any more. Nothing of yours was done.',
    refused: why ?? 'It was refused.',
  };
  return says[outcome];
}
