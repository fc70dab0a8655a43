import type { JudgedRecord } from '../../cases/import/judge/judge.js';

/** What the server answers to a batch, and the sum of it. */
export interface Brought {
  imported: number;
  needs_review: number;
  rejected: number;
  already_there: number;
}

/** One line of JSON per record. Lists of codes are joined by `|`; `values` of a rejected record is empty. */
export function reportOf(records: JudgedRecord[]): string {
  return records.map((judged) => `${JSON.stringify(lineOf(judged))}\n`).join('');
}

function lineOf({ record, outcome, reasons, warnings, values, duplicateOfRecord, duplicateEvidence }: JudgedRecord) {
  const { grounds, ...others } = values;
  return {
    record,
    outcome,
    reasons,
    warnings,
    values: outcome === 'rejected' ? {} : { ...others, ...(grounds && { grounds: grounds.join('|') }) },
    ...(duplicateOfRecord && { duplicate_of_record: duplicateOfRecord, duplicate_evidence: duplicateEvidence }),
  };
}

const IN_WORDS: Record<string, string> = {
  EMPTY_ROW: 'empty',
  REPEATED_HEADER: 'the headings once more',
  TOTALS_ROW: 'the line of totals',
  SECTION_ROW: 'a title between the records',
  HIDDEN_ROW: 'hidden in the sheet, and not asked for',
  NO_IDENTIFIER: 'neither a name nor a contact',
  CONSENT_REFUSED: 'the person did not agree; nothing is kept',
  INVALID_DATE: 'a date that cannot be, or cannot be read',
  AMBIGUOUS_DATE: 'a date that can be read in two ways',
  VAGUE_DATE: 'a deadline without a day',
  UNDER_18: 'under 18, or maybe',
  UNKNOWN_COUNTRY: 'a country we do not know for certain',
  STATUS_UNMAPPED: 'a status we do not know for certain',
  CONSENT_MISSING: 'not known whether the person agrees',
  POSSIBLE_DUPLICATE: 'maybe the same person as an earlier record',
  SHARED_CONTACT: 'the same contact as an earlier record',
  BIDI_IN_NAME: 'a name with characters that turn the reading order',
  NAME_NOT_A_NAME: 'a formula where the name should be',
};

/** The counts for people. No record is quoted. */
export function counted(records: JudgedRecord[]): string {
  const of = (outcome: JudgedRecord['outcome']) => records.filter((judged) => judged.outcome === outcome);
  const review = of('needs_review');
  const rejected = of('rejected');
  return [
    `${records.length} ${records.length === 1 ? 'record' : 'records'}: ${of('imported').length} can be imported, ${review.length} need a look, ${rejected.length} are rejected.`,
    ...reasonsIn('Need a look', review),
    ...reasonsIn('Rejected', rejected),
  ].join('\n');
}

function reasonsIn(title: string, records: JudgedRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { reasons } of records) {
    for (const kind of new Set(reasons.map((reason) => reason.split(':')[0]!)))
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const lines = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `  ${count} ${IN_WORDS[kind] ?? kind}`);
  return lines.length > 0 ? [`${title}:`, ...lines] : [];
}

export function sentIn({ imported, needs_review, rejected, already_there }: Brought): string {
  const refused = rejected > 0 ? ` The server rejected ${rejected}.` : '';
  return `Imported ${imported}; ${needs_review} wait for a look; ${already_there} were there before.${refused}`;
}
