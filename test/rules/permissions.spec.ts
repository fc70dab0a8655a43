import { readFileSync, writeFileSync } from 'node:fs';
import { ACTIONS, type Reach, reachOf, ROLES } from '../../src/common/access/rules.js';
import { permissions, REACH } from './permissions.js';

const FILE = new URL('../../docs/permissions.md', import.meta.url);

it('docs/permissions.md is what the rules say today', () => {
  const printed = permissions();
  if (process.env.UPDATE_DOCS === '1') writeFileSync(FILE, printed);
  expect(readFileSync(FILE, 'utf8')).toBe(printed);
});

it('it names every action, and explains every word it uses', () => {
  const printed = permissions();
  for (const action of ACTIONS) expect(printed).toContain(`\`${action}\``);
  const used = new Set(
    ACTIONS.flatMap((action) => [undefined, ...ROLES].flatMap((role) => reachOf(role, action) ?? [])),
  );
  expect([...used].filter((reach: Reach) => !REACH[reach])).toEqual([]);
});
