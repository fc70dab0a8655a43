import { randomUUID } from 'node:crypto';
import { type RunningApp, startApp } from '../support/app.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { oneOfEverything } from './everything.js';
import { AsApplication, insertion, type Table, tablesOfOrganisations, type Values } from './tables.js';

/** Checks of foreign keys bypass row-level security, FORCE or not: what they point at must be named with its organisation and desk. */
interface ForeignKey {
  name: string;
  from: string;
  to: string;
  columns: string[];
  targets: string[];
}

let running: RunningApp;
let network: SmallNetwork;
let application: AsApplication;
let tables: Table[];
let keys: ForeignKey[];
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  await oneOfEverything(running, network);
  application = await AsApplication.open(running.database);
  tables = await tablesOfOrganisations(running.database);
  keys = await ownerQuery<ForeignKey>(
    running.database,
    `select conname as name, nf.nspname || '.' || f.relname as from, nt.nspname || '.' || t.relname as to,
       (select array_agg(attname::text order by o) from unnest(conkey) with ordinality k (n, o) join pg_attribute on attrelid = conrelid and attnum = n) as columns,
       (select array_agg(attname::text order by o) from unnest(confkey) with ordinality k (n, o) join pg_attribute on attrelid = confrelid and attnum = n) as targets
     from pg_constraint join pg_class f on f.oid = conrelid join pg_namespace nf on nf.oid = f.relnamespace
       join pg_class t on t.oid = confrelid join pg_namespace nt on nt.oid = t.relnamespace
     where contype = 'f'`,
  );
}, 60_000);
afterAll(async () => {
  await application.close();
  await running.stop();
});

/** By hand: the directory is read by everybody who is signed in, so pointing at a contact tells nothing. */
const OPEN_TO_ALL = ['referrals_legal_contact_id_fkey'];
/** By hand: whoever offers names the lawyer's account, of another organisation; the directory shows it. */
const NAMES_A_RECIPIENT = ['offers_organisation_id_account_id_fkey'];
const tableOf = (name: string) => tables.find((table) => table.name === name);
const between = () => keys.filter(({ from, to, name }) => tableOf(from) && tableOf(to) && !OPEN_TO_ALL.includes(name));

it('every foreign key between tables of organisations names the organisation; where both have a desk, the desk too', () => {
  expect(between().length).toBeGreaterThan(10);
  const bare = between().filter(({ targets, from, to }) => {
    const desks =
      tableOf(to)!.columns.includes('desk_id') && tableOf(from)!.columns.some((column) => column.endsWith('desk_id'));
    return !targets.includes('organisation_id') || (desks && !targets.includes('desk_id'));
  });
  expect(bare).toEqual([]);
});

it('a row that points at something of another desk is refused with the same words as one that points at nothing', async () => {
  const worker = network.caseworker;
  const tried: string[] = [];
  const telling: string[] = [];
  for (const { name, from, to, columns, targets } of between()) {
    if (NAMES_A_RECIPIENT.includes(name)) continue;
    const table = tableOf(from)!;
    const mine = (await application.rows(worker, 'desk', `select * from ${from}`)).find(
      (row) =>
        columns.every((column) => row[column] !== null) &&
        (!row.sender_desk_id || row.sender_desk_id === network.desk.id),
    );
    const seen = new Set((await application.rows(worker, 'desk', `select * from ${to}`)).map(idOf));
    const theirs = (await ownerQuery<Values>(running.database, `select * from ${to}`)).filter(
      (row) => !seen.has(idOf(row)),
    );
    // Within the same organisation there is nothing to find out about who works there, and which desks there are.
    if (!mine || theirs.length === 0 || !columns.every((column) => table.insertable.includes(column))) continue;
    const id = columns[targets.findIndex((column) => !/organisation_id$|^desk_id$/.test(column))];
    if (!id) continue;
    const outcome = async (value: unknown) => {
      const changed = {
        ...mine,
        ...(table.key.includes('id') ? { id: randomUUID() } : {}),
        ...(table.columns.includes('number') ? { number: 4711 } : {}),
        [id]: value,
      };
      const { code, error } = await application.attempt(worker, 'desk', ...insertion(table, changed));
      return `${code} ${error?.message}`;
    };
    const nothing = await outcome(randomUUID());
    for (const row of theirs) {
      const said = await outcome(row[targets[columns.indexOf(id)]!]);
      // An id that is taken is told by the primary key, whosever it is: ids are 122 random bits, and cannot be gone through.
      if (said !== nothing && !/^23505 .*(_pkey|transfers_case_id_key)"$/.test(said))
        telling.push(`${name}: ${said} in place of ${nothing}`);
    }
    tried.push(name);
  }
  expect([...new Set(telling)]).toEqual([]);
  expect(tried).toEqual(
    expect.arrayContaining([
      'notes_organisation_id_desk_id_case_id_fkey',
      'referrals_organisation_id_desk_id_case_id_fkey',
      'cases_organisation_id_desk_id_person_id_fkey',
      expect.stringMatching(/^offer_steps_/),
    ]),
  );
});

const idOf = (row: Values) => JSON.stringify(row.id ?? row);

it('no policy calls a function over a column: each row is compared with what was asked once', async () => {
  const policies = await ownerQuery<{ name: string; said: string }>(
    running.database,
    `select schemaname || '.' || tablename || ': ' || policyname as name, concat_ws(' ; ', qual, with_check) as said from pg_policies`,
  );
  expect(policies.length).toBeGreaterThan(20);
  const calls = policies.map(({ name, said }) => {
    const withoutAsking = said.replace(
      /\( SELECT (acting\('\w+'::text\)|system_day\(\)|system_hour\(\)|public_hour\(\)) AS \w+\)/g,
      'asked',
    );
    return { name, functions: withoutAsking.match(/\b(?!ANY|ALL|AND|OR|NOT|IN|WHERE)[a-z_]\w*\s*\(/gi) ?? [] };
  });
  expect(calls.filter(({ functions }) => functions.length > 0)).toEqual([]);
});
