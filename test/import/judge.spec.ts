import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { judgeSheet, type JudgedRecord } from '../../src/cases/import/judge/judge.js';

const FIXTURES = new URL('../fixtures/cases/', import.meta.url);
const TODAY = '2026-11-22';
const VARIANTS = [
  'cases-sample.csv',
  'cases-sample-bom-crlf.csv',
  'cases-sample-semicolon.csv',
  'cases-sample-utf16le.tsv',
];
const VALUES = [
  'dob',
  'dob_precision',
  'came_to_us',
  'country_now',
  'citizenship',
  'branch',
  'refusal_status',
  'grounds',
  'deadline',
  'deadline_precision',
  'lang',
  'consent',
] as const;

type Expected = Record<(typeof VALUES)[number], string> &
  Record<'record' | 'outcome' | 'reasons' | 'warnings' | 'also_ok' | 'duplicate_of_record', string>;

const read = (name: string) => readFileSync(new URL(name, FIXTURES));
const truth: Expected[] = parse(read('cases-sample.expected.csv'), { columns: true });

const listed = (cell: string) => cell.split('|').filter(Boolean).sort();
/** The two codes are one class. */
const reasonsOf = (reasons: string[]) =>
  reasons.map((reason) => (reason === 'SHARED_CONTACT' ? 'POSSIBLE_DUPLICATE' : reason)).sort();

function seen({ record, outcome, reasons, warnings, values, duplicateOfRecord }: JudgedRecord) {
  const given = Object.fromEntries(
    VALUES.map((name) => [name, name === 'grounds' ? (values.grounds ?? []).join('|') : (values[name] ?? '')]),
  );
  return {
    record,
    outcome,
    reasons: reasonsOf(reasons),
    warnings: [...warnings].sort(),
    duplicateOf: String(duplicateOfRecord ?? ''),
    values: outcome === 'rejected' ? {} : given,
  };
}

function wanted(row: Expected) {
  return {
    record: Number(row.record),
    outcome: row.outcome,
    reasons: reasonsOf(listed(row.reasons)),
    warnings: listed(row.warnings),
    duplicateOf: row.duplicate_of_record,
    values: row.outcome === 'rejected' ? {} : Object.fromEntries(VALUES.map((name) => [name, row[name]])),
  };
}

const judged = new Map<string, JudgedRecord[]>();
for (const variant of VARIANTS) judged.set(variant, (await judgeSheet(read(variant), TODAY)).records);

describe.each(VARIANTS)('the judge of %s', (variant) => {
  const records = judged.get(variant)!;

  it('judges every record as the truth does', () => {
    expect(records).toHaveLength(truth.length);
    records.forEach((judged, index) => {
      const row = truth[index]!;
      if (row.also_ok === judged.outcome && row.also_ok !== row.outcome) return;
      expect(seen(judged)).toEqual(wanted(row));
    });
  });

  it('keeps nothing of a rejected record', () => {
    for (const judged of records.filter(({ outcome }) => outcome === 'rejected')) {
      expect(Object.keys(judged).sort()).toEqual(['outcome', 'reasons', 'record', 'values', 'warnings']);
    }
  });

  it('gives each row the digest it has in the other variants', () => {
    const digests = judged.get(VARIANTS[0]!)!.map(({ digest }) => digest);
    expect(records.map(({ digest }) => digest)).toEqual(digests);
  });
});
