import { COLUMN_NAMES } from './column-names.js';
import type { JudgedRecord } from './judge/judge.js';
import { type KeptManifest, sumOf } from './manifest.js';
import { cellOf } from './review.service.js';
import type { ImportList, ImportReport, OneImport, ReviewRow } from './views/import.view.js';
import type { WaitingRow } from './waiting-rows.service.js';

type Desk = { id: string; name: string };

export const importList = (
  manifests: KeptManifest[],
  rows: WaitingRow[],
  next: string | null,
  desks: Desk[],
): Omit<ImportList, 'next'> & { next: string | null } => ({
  imports: manifests.map((manifest) =>
    pastImport(manifest, desks.find((desk) => desk.id === manifest.deskId)?.name ?? ''),
  ),
  waiting: rows.map(({ id, record, on, reasons }) => ({ id, record, on, reasons })),
  next,
});

function pastImport({ id, on, by, counts, whole = counts }: KeptManifest, desk: string) {
  const { imported, needs_review, rejected } = whole;
  return { id, on, by, desk, imported, needs_review, rejected };
}

export function oneImport(
  manifest: KeptManifest,
  desk: string,
  state: Pick<OneImport, 'underWay' | 'refreshes'>,
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

export function reviewRow({ id, record, on, reasons, warnings, cells }: WaitingRow, desk: string): ReviewRow {
  const doubtful = new Set(reasons.map(cellOf));
  return {
    id,
    record,
    on,
    reasons,
    warnings,
    desk,
    like: [],
    cells: Object.entries(COLUMN_NAMES).map(([key, heading]) => ({
      key,
      heading,
      value: cells[key] ?? '',
      long: key === 'notes' || key === 'extra',
      doubtful: doubtful.has(key),
    })),
  };
}
