import type { Option } from '../../common/web/fields.js';
import { COLUMN_NAMES } from './column-names.js';
import { type KeptManifest, sumOf } from './manifest.js';
import type { JudgedRow } from './reading/asked.js';
import { readingsOf } from './readings.js';
import { cellOf, choicesFor, isListed, readable } from './settling.js';
import { confirmation } from './views/import-words.js';
import type { Mention } from './twins.service.js';
import type { SheetInHand } from './sheets-in-hand.js';
import type { SheetColumns } from './views/columns.page.js';
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

/** Of a long sheet so many rows are told one by one; the reasons are counted over all of them. */
const ROWS_TOLD = 300;

export function report(
  desk: Desk,
  records: JudgedRow[],
  known: Set<string>,
  { id: ticket, outline: { readAs } }: SheetInHand,
): ImportReport {
  // A row that comes in as it is, with nothing to know about it, is in the numbers and nowhere else.
  const told = records.filter(({ outcome, warnings }) => outcome !== 'imported' || warnings.length > 0);
  const isNew = ({ digest }: JudgedRow) => !digest || !known.has(digest);
  const count = (outcome: JudgedRow['outcome']) =>
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
    read_as: readAs,
    why: reasonsIn(records.filter((one) => one.outcome === 'needs_review' && isNew(one))),
    plain: records.length - told.length,
    rows: told
      .slice(0, ROWS_TOLD)
      .map(({ record, outcome, reasons, warnings }) => ({ record, outcome, reasons, warnings })),
    untold: Math.max(0, told.length - ROWS_TOLD),
    carried: [{ name: 'ticket', value: ticket }],
  };
}

function reasonsIn(records: JudgedRow[]): { code: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const { reasons } of records) for (const code of new Set(reasons)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([code, rows]) => ({ code, rows }));
}

/** Columns whose loss would do harm. */
const WANTED = ['dob', 'contact', 'country_now', 'status', 'deadline'] as const;

export function columnsPage({ id, outline, said, remembered }: SheetInHand, desk: string): SheetColumns {
  const { readAs, name, otherSheets, hiddenSheets, hiddenRows } = outline;
  const columns = outline.columns.map(({ place, heading, meaning, hidden, values }) => ({
    place,
    heading,
    values,
    hidden,
    meaning: said?.meanings[place] ?? meaning,
    known: meaning !== 'extra',
  }));
  const found = new Set(columns.filter(({ hidden }) => !hidden).map(({ meaning }) => meaning));
  const named = found.has('name') || found.has('given_name') || found.has('family_name');
  return {
    id,
    desk,
    read_as: readAs,
    remembered,
    sheet: name,
    sheets: name
      ? [
          { name, hidden: hiddenSheets.includes(name) },
          ...otherSheets.map((one) => ({ name: one, hidden: false })),
          ...hiddenSheets.filter((one) => one !== name).map((one) => ({ name: one, hidden: true })),
        ]
      : [],
    columns,
    missing: [
      ...(found.has('consent') ? [] : ['consent']),
      ...(named ? [] : ['name']),
      ...WANTED.filter((one) => !found.has(one)),
    ].map((one) => COLUMN_NAMES[one]!),
    hidden_rows: hiddenRows,
    take_hidden: { columns: (said?.hiddenColumns ?? []).map(String), rows: said?.hiddenRows ?? false },
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
