import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { judgeSheet } from '../../src/cases/import/judge/judge.js';
import { demoSheet } from '../../src/cli/demo/sheet.js';

const TODAY = '2026-11-24';
const fixture = readFileSync(new URL('../fixtures/cases/cases-sample.csv', import.meta.url), 'utf8');
const rowsOf = (text: string): string[][] => parse(text, { relax_column_count: true });

const sheet = demoSheet(300, 7, TODAY);
const { records } = await judgeSheet(Buffer.from(sheet), TODAY);

describe('the invented sheet of the demonstration', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(demoSheet(300, 7, TODAY)).toBe(sheet);
    expect(demoSheet(300, 8, TODAY)).not.toBe(sheet);
  });

  it('has the headings of the sample and none of its people', () => {
    const [headings, ...rows] = rowsOf(sheet);
    const [sampleHeadings, ...sample] = rowsOf(fixture);
    expect(headings).toEqual(sampleHeadings);
    expect(rows).toHaveLength(300);
    const filled = (cells: string[]) => cells.filter((cell) => cell?.trim());
    for (const place of [1, 3]) {
      const there = new Set(filled(sample.map((row) => row[place]!)));
      expect(
        filled(rows.filter((row) => row[0] !== 'Nr').map((row) => row[place]!)).filter((cell) => there.has(cell)),
      ).toEqual([]);
    }
    const person = (row: string[]) => [row[1], row[2], row[3]].join('\t');
    const known = new Set(sample.map(person));
    expect(rows.filter((row) => row[1] && row[0] !== 'Nr' && known.has(person(row)))).toEqual([]);
  });

  it('is mostly clean, and has a bit of every disorder', () => {
    const share = (outcome: string) => records.filter((judged) => judged.outcome === outcome).length / records.length;
    expect(share('imported')).toBeGreaterThan(0.6);
    expect(share('needs_review')).toBeGreaterThan(0.12);
    expect(share('rejected')).toBeGreaterThan(0.02);
    const reasons = new Set(records.flatMap((judged) => judged.reasons.map((reason) => reason.split(':')[0])));
    for (const reason of [
      'CONSENT_REFUSED',
      'CONSENT_MISSING',
      'POSSIBLE_DUPLICATE',
      'AMBIGUOUS_DATE',
      'VAGUE_DATE',
      'STATUS_UNMAPPED',
    ]) {
      expect([...reasons]).toContain(reason);
    }
  });

  it('has deadlines that passed, that come soon and that are far', () => {
    const days = records.flatMap(({ values }) => (values.deadline_precision === 'day' ? [values.deadline!] : []));
    expect(days.some((day) => day < TODAY)).toBe(true);
    expect(days.some((day) => day >= TODAY && day <= '2026-12-08')).toBe(true);
    expect(days.some((day) => day > '2027-01-24')).toBe(true);
  });
});
