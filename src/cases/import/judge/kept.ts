import { createHash } from 'node:crypto';
import type { CanonicalRow } from './columns.js';
import type { Unread } from './facts.js';
import { COLUMNS } from './headings.js';
import type { Kept } from './record.js';
import { line, tidy } from './text.js';

const LASTING = [...COLUMNS, 'extra'] as const;
const SEVERAL_LINES = new Set<string>(['notes', 'extra']);

/** The cells as they are kept: without the invisible, blank ones left out. */
export function cleanedCells(cells: CanonicalRow): CanonicalRow {
  return Object.fromEntries(
    LASTING.flatMap((column) => {
      const typed = cells[column] ?? '';
      const text = SEVERAL_LINES.has(column) ? tidy(typed) : line(typed);
      return text ? [[column, text]] : [];
    }),
  );
}

/** `lawyer?`, `assigned` and `Nr` have no field of ours: with what could not be read they become the first note's text. */
export function keptOf(cells: CanonicalRow, unread: Unread): Kept {
  const note = cells.notes ?? '';
  const labelled = [['Nr', cells.nr], ['Lawyer', cells.lawyer], ['Assigned', cells.assigned], ...unread];
  const lines = labelled.flatMap(([label, text]) => (text ? [`${label}: ${text}`] : []));
  const head = [...lines, ...(cells.extra ? [cells.extra] : [])].join('\n');
  return {
    ...(cells.name && { name: cells.name }),
    ...(cells.contact && { contact: cells.contact }),
    note,
    firstNote: [head, note].filter(Boolean).join('\n\n'),
    cells: { ...cells },
  };
}

/** Hex SHA-256. The text is a person's: a digest of it is as confidential as the row, for it can be guessed. */
export function digestOf(cells: CanonicalRow): string {
  const ordered = LASTING.map((column) => cells[column] ?? '');
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
}
