import { readBranch } from './branch.js';
import type { CanonicalRow } from './columns.js';
import { readDay, type Reading } from './day.js';
import { readDeadline } from './deadline.js';
import { codeOf } from './lexicon.js';
import type { Values } from './record.js';
import { isBlank, line } from './text.js';

/** What each coded column says: a value when it is certain, a reason for a person to look, or words for the first note. */

/** Cells that no list knows, as labelled lines. */
export type Unread = [label: string, text: string][];

export function judgeDob({ dob = '' }: CanonicalRow, today: string, values: Values, reasons: string[]): void {
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
export function judgeCame({ came = '' }: CanonicalRow, today: string, values: Values, reasons: string[]): void {
  const reading: Reading = readDay(came);
  if (reading.kind === 'day' && reading.day <= today) values.came_to_us = reading.day;
  else if (reading.kind === 'ambiguous') reasons.push('AMBIGUOUS_DATE:came');
  else if (reading.kind !== 'blank') reasons.push('INVALID_DATE:came');
}

export function judgeCountries(cells: CanonicalRow, values: Values, reasons: string[]): void {
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
export function judgeBranch(cells: CanonicalRow, values: Values, warnings: string[], unread: Unread) {
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

export function judgeStatus(cells: CanonicalRow, values: Values, reasons: string[]): void {
  values.refusal_status = isBlank(cells.status) ? 'unknown' : codeOf('status', cells.status!);
  if (!values.refusal_status) reasons.push('STATUS_UNMAPPED');
}

export function judgeGrounds(cells: CanonicalRow, values: Values, warnings: string[], unread: Unread): void {
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

/** A longer cell is a story, and goes to the note whole. */
const LONGEST = 500;

/** The whole cell when it is one ground ("JW / religious"), else its parts. */
function groundsOf(cell: string): string[] {
  if (codeOf('why', cell) || cell.length > LONGEST) return [cell];
  const separators = [/[+;&\n]/, /[+;&\n,/]| and | und | и | et | y | та | і /];
  const cuts = separators.map((separator) => cell.split(separator).filter((part) => !isBlank(part)));
  return cuts.find((parts) => parts.every((part) => codeOf('why', part))) ?? cuts[0]!;
}

export function judgeDeadline(
  cells: CanonicalRow,
  today: string,
  values: Values,
  reasons: string[],
  warnings: string[],
): void {
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

export function judgeLanguage(cells: CanonicalRow, values: Values, warnings: string[], unread: Unread): void {
  if (isBlank(cells.lang)) return;
  values.lang = codeOf('lang', cells.lang!);
  if (values.lang) return;
  warnings.push('KEPT_AS_NOTE:lang');
  unread.push(['Language', line(cells.lang!)]);
}
