import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type Judged, judgeSheet, type JudgedRecord } from '../../src/cases/import/judge/judge.js';

const FIXTURES = new URL('../fixtures/cases/', import.meta.url);
const TODAY = '2026-11-22';
const VARIANTS = [
  'cases-sample.csv',
  'cases-sample-bom-crlf.csv',
  'cases-sample-semicolon.csv',
  'cases-sample-utf16le.tsv',
  'cases-sample.xlsx',
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

/** The workbook hides the column of telephones: here somebody has asked for it. */
const judged = new Map<string, Judged>();
for (const variant of VARIANTS) {
  judged.set(variant, await judgeSheet(read(variant), TODAY, { hiddenColumns: 'all' }));
}

describe.each(VARIANTS)('the judge of %s', (variant) => {
  const { records } = judged.get(variant)!;

  it('judges every record as the truth does', () => {
    expect(records).toHaveLength(truth.length);
    records.forEach((record, index) => {
      const row = truth[index]!;
      if (row.also_ok === record.outcome && row.also_ok !== row.outcome) return;
      expect(seen(record)).toEqual(wanted(row));
    });
  });

  it('keeps nothing of a rejected record', () => {
    for (const rejected of records.filter(({ outcome }) => outcome === 'rejected')) {
      expect(Object.keys(rejected).sort()).toEqual(['outcome', 'reasons', 'record', 'values', 'warnings']);
    }
  });

  it('gives each row the digest it has in the other variants', () => {
    const digests = judged.get(VARIANTS[0]!)!.records.map(({ digest }) => digest);
    expect(records.map(({ digest }) => digest)).toEqual(digests);
  });
});

it('tells how many records were looked at, and lets others in between', async () => {
  const told: number[] = [];
  let others = 0;
  const ticking = setInterval(() => (others += 1), 0);
  const long = [
    ...read('cases-sample.csv').toString().split('\n').slice(0, 1),
    ...Array<string>(1200).fill('1,A,1990'),
  ];
  const { records } = await judgeSheet(Buffer.from(long.join('\n')), TODAY, { tell: (count) => told.push(count) });
  clearInterval(ticking);
  expect(records).toHaveLength(1200);
  expect(told).toEqual([500, 500, 200]);
  expect(others).toBeGreaterThan(0);
});

describe('what the workbook hides', () => {
  it('is told, and not read unless it is asked for', async () => {
    const bytes = read('cases-sample.xlsx');
    const { sheet, records } = await judgeSheet(bytes, TODAY);
    expect(sheet).toMatchObject({ name: 'Cases 2026', hidden: { sheets: ['old 2024'], columns: [3], rows: [] } });
    expect(records.flatMap(({ row }) => row?.contact ?? [])).toEqual([]);
    const phones = judged.get('cases-sample.csv')!.records.flatMap(({ kept }) => kept?.contact ?? []);
    expect(phones.length).toBeGreaterThan(100);
    const texts = JSON.stringify(records);
    expect(phones.filter((phone) => texts.includes(phone))).toEqual([]);
  });

  it('is read when its name is given', async () => {
    const { sheet, records } = await judgeSheet(read('cases-sample.xlsx'), TODAY, { sheet: 'Old 2024 ' });
    expect(sheet).toMatchObject({ name: 'old 2024', otherSheets: ['Cases 2026'] });
    expect(records).toHaveLength(1);
  });
});
