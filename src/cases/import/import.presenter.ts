import type { Option } from '../../common/web/fields.js';
import { COLUMN_NAMES } from './column-names.js';
import type { JudgedRecord } from './judge/judge.js';
import { type KeptManifest, sumOf } from './manifest.js';
import { readingsOf } from './readings.js';
import { cellOf, choicesFor, isListed, readable } from './settling.js';
import { confirmation } from './views/import-words.js';
import type { Mention } from './twins.service.js';
import type { ImportList, ImportReport, OneImport, ReviewRow } from './views/import.view.js';
import type { WaitingRow } from './waiting-rows.service.js';

type Desk = { id: string; name: string };

export const importList = (
  manifests: KeptManifest[],
  { rows, next }: { rows: WaitingRow[]; next: string | null },
  { left, first }: { left: number; first: string | null },
  desks: Desk[],
): Omit<ImportList, 'next'> & { next: string | null } => ({
  imports: manifests.map((manifest) =>
    pastImport(manifest, desks.find((desk) => desk.id === manifest.deskId)?.name ?? ''),
  ),
  waiting: rows.map(({ id, record, on, reasons }) => ({ id, record, on, reasons })),
  left,
  first,
  next,
});

function pastImport({ id, on, by, counts, whole = counts }: KeptManifest, desk: string) {
  const { imported, needs_review, rejected } = whole;
  return { id, on, by, desk, imported, needs_review, rejected };
}

export function oneImport(
  manifest: KeptManifest,
  desk: string,
  state: Pick<OneImport, 'underWay' | 'refreshes' | 'first'>,
): OneImport {
  const { counts, whole = counts, records } = manifest;
  const done = sumOf(whole);
  return { ...pastImport(manifest, desk), ...state, already_there: whole.already_there, done, of: records ?? done };
}

export function report(desk: Desk, records: JudgedRecord[], known: Set<string>, ticket: string): ImportReport {
  const isNew = ({ digest }: JudgedRecord) => !digest || !known.has(digest);
  const count = (outcome: JudgedRecord['outcome']) =>
    records.filter((one) => one.outcome === outcome && isNew(one)).length;
  return {
    desk,
    counts: {
      imported: count('imported'),
      needs_review: count('needs_review'),
      rejected: count('rejected'),
      consent_refused: records.filter(({ reasons }) => reasons.includes('CONSENT_REFUSED')).length,
      already_here: records.filter((one) => !isNew(one)).length,
    },
    rows: records.map(({ record, outcome, reasons, warnings }) => ({ record, outcome, reasons, warnings })),
    carried: [{ name: 'ticket', value: ticket }],
  };
}

/** What stands around a row: where one is, and who it may be. */
export interface Around {
  left: number;
  next: string | null;
  made?: Mention;
  asCase?: Mention;
  asRow?: WaitingRow;
}

export function reviewRow(row: WaitingRow, desk: string, today: string, around: Around): ReviewRow {
  const { id, record, on, reasons, warnings, cells } = row;
  const { left, next, made, asCase, asRow } = around;
  // What a tick settles is asked as a tick.
  const doubts = new Map(
    reasons.flatMap((reason) => (confirmation(reason) ? [] : [[cellOf(reason), reason] as const])),
  );
  return {
    id,
    record,
    on,
    reasons,
    warnings,
    desk,
    like: asCase ? [asCase] : [],
    beside: asRow ? { id: asRow.id, record: asRow.record, lines: linesOf(asRow.cells) } : null,
    left,
    next,
    made: made ?? null,
    cells: Object.entries(COLUMN_NAMES).map(([key, heading]) => {
      const [value, doubt] = [cells[key] ?? '', doubts.get(key)];
      const choices = doubt ? choicesOf(key, value, doubt, today) : undefined;
      return {
        key,
        heading,
        value,
        long: key === 'notes' || key === 'extra',
        doubtful: doubt !== undefined,
        ...(choices && { choices }),
      };
    }),
  };
}

/** The sheet's own words stand first: who presses without choosing has chosen nothing. */
function choicesOf(key: string, value: string, doubt: string, today: string): Option[] | undefined {
  const asItStands = { code: value, label: value ? `\u201c${value}\u201d, as it stands` : 'Nothing, as it stands' };
  if (doubt === 'CONSENT_MISSING')
    return [
      asItStands,
      { code: 'yes', label: 'Yes, the person agreed' },
      { code: 'no', label: 'No: keep nothing of this row' },
    ];
  const leaveOut = { code: '', label: 'Not known: leave it out' };
  if (isListed(key) && !doubt.startsWith('AMBIGUOUS')) return [asItStands, leaveOut, ...choicesFor(key)];
  const readings = doubt.startsWith('AMBIGUOUS') ? readingsOf(value, today, key === 'dob') : [];
  if (readings.length < 2) return undefined;
  return [asItStands, ...readings.map(({ on }) => ({ code: on, label: longDay(on) })), leaveOut];
}

const longDay = (on: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(on),
  );

const linesOf = (cells: WaitingRow['cells']) =>
  Object.entries(COLUMN_NAMES).flatMap(([key, label]) =>
    cells[key] ? [{ label, text: readable(key, cells[key]) }] : [],
  );
