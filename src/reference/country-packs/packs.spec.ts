import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { packs, readPack, ruleOf } from './packs.js';

const german = readFileSync(new URL('./de.yaml', import.meta.url), 'utf8');

it.each([
  ['unit: week', 'unit: fortnight', /de\.yaml\.deadlines\[0\]\.offset\.unit: "fortnight" is none of/],
  ['trigger: decision_served', 'trigger: decision_lost', /deadlines\[0\]\.trigger: "decision_lost"/],
  ['status: recheck', 'status: fine', /deadlines\[0\]\.status/],
  ['  legal_basis: AsylG § 74(1)\n', '', /deadlines\[0\]\.legal_basis: nothing is no text/],
  ['  who_must_act: person\n', '  who_must_act: person\n  who_must_wait: court\n', /there is no such field/],
  ["verified_on: '2026-11-22'", "verified_on: '2026-02-30'", /regime\.conscription\.verified_on/],
  ['iso2: DE', 'iso2: XQ', /de\.yaml\.iso2/],
])('a wrong pack is refused with its file and field: %s', (right, wrong, message) => {
  expect(german).toContain(right);
  expect(() => readPack('de.yaml', german.replace(right, wrong))).toThrow(message);
});

it('any other word makes another version of the rule, and of the pack', () => {
  const [one, other] = [readPack('de.yaml', german), readPack('de.yaml', german.replace('becomes final', 'is final'))];
  expect(other.hash).not.toBe(one.hash);
  expect(other.rules.filter(({ version }, at) => version !== one.rules[at]!.version)).toHaveLength(1);
});

it('the packs say what the index of all rules says', () => {
  const file = readFileSync(new URL('../../../test/fixtures/deadlines/rules.csv', import.meta.url), 'utf8');
  const rows = parse<Record<string, string>>(file, { columns: true, relax_column_count: true });
  expect(packs().flatMap(({ rules }) => rules)).toHaveLength(rows.length);
  for (const { country, id, kind, trigger, direction, amount, unit, count, status } of rows)
    expect(ruleOf(id!)).toMatchObject({
      country,
      kind,
      trigger,
      status,
      offset: { direction, amount: Number(amount), unit, count },
    });
});
