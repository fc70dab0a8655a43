import type { CanonicalRow } from './columns.js';
import * as facts from './facts.js';
import { cleanedCells, digestOf, keptOf } from './kept.js';
import { codeOf } from './lexicon.js';
import { reject, type JudgedRecord, type Values } from './record.js';
import { hasInvisible, isBlank, line, reorders, saysNothing, tidy } from './text.js';

const LONG_NOTE_BYTES = 10_000;
const MARKUP = /<[a-z!/?]|\$\{|\{\{|<%|javascript:/i;
/** Reported as BIDI_IN_NAME when they turn anything. */
const TURNING = /[\u202A-\u202E]/g;
const FORMULA = /^[=@+-]/;

/** One record by the rules of the sheets (`data/cases/README.md`), without what only the other records can tell. */
export function judgeRecord(cells: CanonicalRow, today: string, record = 0): JudgedRecord {
  const refused = rejections(cells);
  if (refused.length > 0) return reject(record, refused);

  const reasons: string[] = [];
  const warnings: string[] = [];
  const values: Values = {};
  const unread: facts.Unread = [];

  const name = line(cells.name ?? '');
  const note = tidy(cells.notes ?? '');
  facts.judgeDob(cells, today, values, reasons);
  facts.judgeCame(cells, today, values, reasons);
  facts.judgeCountries(cells, values, reasons);
  const branch = facts.judgeBranch(cells, values, warnings, unread);
  facts.judgeStatus(cells, values, reasons);
  facts.judgeGrounds(cells, values, warnings, unread);
  facts.judgeDeadline(cells, today, values, reasons, warnings);
  facts.judgeLanguage(cells, values, warnings, unread);
  values.consent = codeOf('consent', cells.consent ?? '') === 'yes' ? 'yes' : 'unknown';
  if (values.consent === 'unknown') reasons.push('CONSENT_MISSING');
  judgeText(cells, name, note, reasons, warnings);

  const cleaned = cleanedCells(cells);
  return {
    record,
    outcome: reasons.length > 0 ? 'needs_review' : 'imported',
    reasons,
    warnings,
    values,
    kept: keptOf(branch === undefined ? cleaned : { ...cleaned, branch }, unread),
    row: cells,
    digest: digestOf(cleaned),
  };
}

function rejections(cells: CanonicalRow): string[] {
  if (Object.values(cells).every(isBlank)) return ['EMPTY_ROW'];
  const reasons: string[] = [];
  if (noText(cells.name) && noText(cells.contact)) reasons.push('NO_IDENTIFIER');
  if (codeOf('consent', cells.consent ?? '') === 'no') reasons.push('CONSENT_REFUSED');
  return reasons;
}

const noText = (cell: string | undefined) => isBlank(cell) || saysNothing(tidy(cell!));

function judgeText(cells: CanonicalRow, name: string, note: string, reasons: string[], warnings: string[]): void {
  const typed = cells.name ?? '';
  if (reorders(typed)) reasons.push('BIDI_IN_NAME');
  if (FORMULA.test(name)) reasons.push('NAME_NOT_A_NAME');
  if (FORMULA.test(name) || FORMULA.test(note)) warnings.push('FORMULA_AS_TEXT');
  const besides = typed.replace(TURNING, '');
  if (hasInvisible(besides) || hasInvisible(cells.notes ?? '')) warnings.push('INVISIBLE_CHARS_REMOVED');
  if (MARKUP.test(name) || MARKUP.test(note)) warnings.push('MARKUP_AS_TEXT');
  if (Buffer.byteLength(note) >= LONG_NOTE_BYTES) warnings.push('LONG_NOTE');
  if (noText(cells.name)) warnings.push('NO_NAME');
}
