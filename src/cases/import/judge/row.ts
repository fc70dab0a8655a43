import { createHash } from 'node:crypto';
import { readBranch } from './branch.js';
import type { CanonicalRow } from './columns.js';
import { readDay, type Reading } from './day.js';
import { readDeadline } from './deadline.js';
import { COLUMNS } from './headings.js';
import { codeOf } from './lexicon.js';
import { hasInvisible, isBlank, line, reorders, saysNothing, tidy } from './text.js';

/** The coded values of a record, by the names of the report. What is not certain is absent. */
export interface Values {
  dob?: string;
  dob_precision?: 'day' | 'year';
  came_to_us?: string;
  country_now?: string;
  citizenship?: string;
  branch?: string;
  refusal_status?: string;
  grounds?: string[];
  deadline?: string;
  deadline_precision?: 'day' | 'month';
  lang?: string;
  consent?: 'yes' | 'no' | 'unknown';
}

export interface Kept {
  name?: string;
  contact?: string;
  /** The notes cell. */
  note: string;
  /** What has no field of its own, as labelled lines, and then the notes cell. */
  firstNote: string;
  /** The cleaned cells, for the review page. */
  cells: Record<string, string>;
}

export interface JudgedRecord {
  record: number;
  outcome: 'imported' | 'needs_review' | 'rejected';
  reasons: string[];
  warnings: string[];
  values: Values;
  duplicateOfRecord?: number;
  duplicateEvidence?: string;
  /** Absent for rejected records: nothing of a refused row may survive. */
  kept?: Kept;
  /** The record as typed, for the server's own judgement. Absent for rejected records. */
  row?: CanonicalRow;
  /** Hex SHA-256 of the cleaned cells: the same row in any variant of the file. Absent for rejected records. */
  digest?: string;
}

const LONG_NOTE_BYTES = 10_000;
const MARKUP = /<[a-z!/?]|\$\{|\{\{|<%|javascript:/i;
const FORMULA = /^[=@+-]/;

/** One record by the rules of the sheets (`data/cases/README.md`), without what only the other records can tell. */
export function judgeRecord(cells: CanonicalRow, today: string, record = 0): JudgedRecord {
  const refused = rejections(cells);
  if (refused.length > 0) return reject(record, refused);

  const reasons: string[] = [];
  const warnings: string[] = [];
  const values: Values = {};
  const unread: [label: string, text: string][] = [];

  const name = line(cells.name ?? '');
  const note = tidy(cells.notes ?? '');
  judgeDob(cells, today, values, reasons);
  judgeCame(cells, today, values, reasons);
  judgeCountries(cells, values, reasons);
  const branch = judgeBranch(cells, values, warnings, unread);
  judgeStatus(cells, values, reasons);
  judgeGrounds(cells, values, warnings, unread);
  judgeDeadline(cells, today, values, reasons, warnings);
  judgeLanguage(cells, values, warnings, unread);
  values.consent = codeOf('consent', cells.consent ?? '') === 'yes' ? 'yes' : 'unknown';
  if (values.consent === 'unknown') reasons.push('CONSENT_MISSING');
  judgeText(cells, name, note, reasons, warnings);

  const kept: CanonicalRow = Object.fromEntries(
    [...COLUMNS, 'extra' as const].flatMap((column) => {
      const text = ['notes', 'extra'].includes(column) ? tidy(cells[column] ?? '') : line(cells[column] ?? '');
      return text ? [[column, text]] : [];
    }),
  );
  const digest = digestOf(kept);
  if (branch !== undefined) kept.branch = branch;
  return {
    record,
    outcome: reasons.length > 0 ? 'needs_review' : 'imported',
    reasons,
    warnings,
    values,
    kept: {
      ...(name && { name }),
      ...(kept.contact && { contact: kept.contact }),
      note,
      firstNote: firstNote(kept, unread, note),
      cells: kept as Record<string, string>,
    },
    row: cells,
    digest,
  };
}

export function reject(record: number, reasons: string[]): JudgedRecord {
  return { record, outcome: 'rejected', reasons, warnings: [], values: {} };
}

function rejections(cells: CanonicalRow): string[] {
  if (Object.values(cells).every(isBlank)) return ['EMPTY_ROW'];
  const reasons: string[] = [];
  if (noText(cells.name) && noText(cells.contact)) reasons.push('NO_IDENTIFIER');
  if (codeOf('consent', cells.consent ?? '') === 'no') reasons.push('CONSENT_REFUSED');
  return reasons;
}

const noText = (cell: string | undefined) => isBlank(cell) || saysNothing(tidy(cell!));

function judgeDob({ dob = '' }: CanonicalRow, today: string, values: Values, reasons: string[]): void {
  const reading = readDay(dob, { birth: true, pivot: Number(today.slice(2, 4)) });
  if (reading.kind === 'blank') return;
  if (reading.kind === 'ambiguous') reasons.push('AMBIGUOUS_DATE:dob');
  else if (reading.kind === 'day' && reading.day <= today) {
    values.dob = reading.day;
    values.dob_precision = 'day';
  } else if (reading.kind === 'year' && reading.year <= today.slice(0, 4)) {
    values.dob = reading.year;
    values.dob_precision = 'year';
  } else reasons.push('INVALID_DATE:dob');
  if (values.dob && mayBeUnder18(values.dob, today)) reasons.push('UNDER_18');
}

/** Of a year alone the last day counts: who was born in it may still be a child. */
function mayBeUnder18(dob: string, today: string): boolean {
  const born = dob.length === 4 ? `${dob}-12-31` : dob;
  return `${Number(born.slice(0, 4)) + 18}${born.slice(4)}` > today;
}

/** They cannot have come to us tomorrow. */
function judgeCame({ came = '' }: CanonicalRow, today: string, values: Values, reasons: string[]): void {
  const reading: Reading = readDay(came);
  if (reading.kind === 'day' && reading.day <= today) values.came_to_us = reading.day;
  else if (reading.kind === 'ambiguous') reasons.push('AMBIGUOUS_DATE:came');
  else if (reading.kind !== 'blank') reasons.push('INVALID_DATE:came');
}

function judgeCountries(cells: CanonicalRow, values: Values, reasons: string[]): void {
  if (!isBlank(cells.country_now)) {
    values.country_now = codeOf('country', cells.country_now!);
    if (!values.country_now) reasons.push('UNKNOWN_COUNTRY:now');
  }
  if (!isBlank(cells.citizenship)) {
    values.citizenship = codeOf('citizenship', cells.citizenship!);
    if (!values.citizenship) reasons.push('UNKNOWN_COUNTRY:citizenship');
  }
}

/** Nobody has to be asked about a branch, a ground or a language we cannot read: the words go to the first note. */
function judgeBranch(cells: CanonicalRow, values: Values, warnings: string[], unread: [string, string][]) {
  if (isBlank(cells.branch)) {
    values.branch = 'unknown';
    return undefined;
  }
  const branch = readBranch(cells.branch!);
  values.branch = branch.code;
  if (branch.unitDropped) warnings.push('UNIT_NUMBER_DROPPED');
  if (!branch.code) {
    warnings.push('KEPT_AS_NOTE:branch');
    unread.push(['Branch', branch.kept]);
  }
  return branch.kept;
}

function judgeStatus(cells: CanonicalRow, values: Values, reasons: string[]): void {
  values.refusal_status = isBlank(cells.status) ? 'unknown' : codeOf('status', cells.status!);
  if (!values.refusal_status) reasons.push('STATUS_UNMAPPED');
}

function judgeGrounds(cells: CanonicalRow, values: Values, warnings: string[], unread: [string, string][]): void {
  if (isBlank(cells.why)) {
    values.grounds = ['undisclosed'];
    return;
  }
  const parts = groundsOf(cells.why!);
  const codes = parts.flatMap((part) => codeOf('why', part) ?? []);
  if (codes.length > 0) values.grounds = [...new Set(codes)];
  if (codes.length < parts.length) {
    warnings.push('KEPT_AS_NOTE:why');
    unread.push(['Why refusing', line(cells.why!)]);
  }
}

/** The whole cell when it is one ground ("JW / religious"), else its parts. */
function groundsOf(cell: string): string[] {
  if (codeOf('why', cell)) return [cell];
  const separators = [/[+;&\n]/, /[+;&\n,/]| and | und | и | et | y | та | і /];
  const cuts = separators.map((separator) => cell.split(separator).filter((part) => !isBlank(part)));
  return cuts.find((parts) => parts.every((part) => codeOf('why', part))) ?? cuts[0]!;
}

function judgeDeadline(cells: CanonicalRow, today: string, values: Values, reasons: string[], warnings: string[]): void {
  const deadline = readDeadline(cells.deadline ?? '', today);
  if (deadline.kind === 'day' || deadline.kind === 'month') {
    values.deadline = deadline.day;
    values.deadline_precision = deadline.kind;
    if (deadline.day < today) warnings.push('DEADLINE_PASSED');
  }
  if (deadline.kind === 'ambiguous') reasons.push('AMBIGUOUS_DATE:deadline');
  if (deadline.kind === 'invalid') reasons.push('INVALID_DATE:deadline');
  if (deadline.kind === 'vague' || deadline.kind === 'month') reasons.push('VAGUE_DATE:deadline');
}

function judgeLanguage(cells: CanonicalRow, values: Values, warnings: string[], unread: [string, string][]): void {
  if (isBlank(cells.lang)) return;
  values.lang = codeOf('lang', cells.lang!);
  if (values.lang) return;
  warnings.push('KEPT_AS_NOTE:lang');
  unread.push(['Language', line(cells.lang!)]);
}

function judgeText(cells: CanonicalRow, name: string, note: string, reasons: string[], warnings: string[]): void {
  const typed = cells.name ?? '';
  if (reorders(typed)) reasons.push('BIDI_IN_NAME');
  if (FORMULA.test(name)) reasons.push('NAME_NOT_A_NAME');
  if (FORMULA.test(name) || FORMULA.test(note)) warnings.push('FORMULA_AS_TEXT');
  if ((hasInvisible(typed) && !reorders(typed)) || hasInvisible(cells.notes ?? '')) warnings.push('INVISIBLE_CHARS_REMOVED');
  if (MARKUP.test(name) || MARKUP.test(note)) warnings.push('MARKUP_AS_TEXT');
  if (Buffer.byteLength(note) >= LONG_NOTE_BYTES) warnings.push('LONG_NOTE');
  if (noText(cells.name)) warnings.push('NO_NAME');
}

function firstNote(kept: CanonicalRow, unread: [string, string][], note: string): string {
  const labelled: [string, string | undefined][] = [
    ['Nr', kept.nr],
    ['Lawyer', kept.lawyer],
    ['Assigned', kept.assigned],
    ...unread,
  ];
  const lines = labelled.flatMap(([label, text]) => (text ? [`${label}: ${text}`] : []));
  const head = [...lines, ...(kept.extra ? [kept.extra] : [])].join('\n');
  return [head, note].filter(Boolean).join('\n\n');
}

function digestOf(cells: CanonicalRow): string {
  const ordered = [...COLUMNS, 'extra' as const].map((column) => cells[column] ?? '');
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
}
