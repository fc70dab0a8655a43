import type { Client } from 'pg';
import { withClient } from '../../src/common/database/roles.js';
import { FULL_HOURS, ON_DISK, PERMITTED_TYPES } from '../../src/vault/clear.js';
import type { InClear } from '../../src/vault/clear/on-disk.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

interface Column {
  /** `cases.reference`, `shred.secrets.kind`. */
  name: string;
  type: string;
  /** Definitions of the checks that name this column, and of the foreign keys that it is part of. */
  rules: string[];
}

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const asOwner = <T>(work: (client: Client) => Promise<T>) => withClient(database.ownerUrl, work);

it('lists exactly what stands in clear on disk, and seals all else', async () => {
  expect(await asOwner(findings)).toEqual([]);
  const named = new Set((await asOwner(columnsOf)).map(({ name }) => name));
  const { rows } = await asOwner((client) =>
    client.query<{ name: string }>(
      `select case table_schema when 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as name
       from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`,
    ),
  );
  expect(rows.length).toBeGreaterThan(150);
  expect(rows.filter(({ name }) => !named.has(name))).toEqual([]);
});

it('says of every column why, and what it tells or what opens it', () => {
  const said = ON_DISK.flatMap(({ clear, sealed = {} }) => [
    ...Object.values(clear).flatMap(({ why, tells }) => [why, tells]),
    ...Object.values(sealed),
  ]);
  expect(said.length).toBeGreaterThan(300);
  expect(said.filter((text) => text.length < 4)).toEqual([]);
});

/** What somebody may add without thinking, and what is found. */
it.each([
  ['a column', 'alter table cases add nickname text', 'cases.nickname is not listed'],
  [
    'a column that only its length bounds',
    `alter table cases add nickname text check (length(nickname) < 9)`,
    'cases.nickname is not listed',
  ],
  ['a blob', 'alter table persons add photograph bytea', 'persons.photograph is not listed'],
  ['a table', 'create table diary (id uuid)', 'diary.id is not listed'],
  ['a schema', 'create schema search create table search.words (word text)', 'search.words.word is not listed'],
  [
    'a view kept on disk',
    'create materialized view known as select id as case_id from cases with no data',
    'known.case_id is not listed',
  ],
  ['a column less', 'alter table cases drop column activity_on', 'cases.activity_on is listed and not there'],
  [
    'JSON',
    'alter table cases drop constraint cases_reference_check; alter table cases alter reference type jsonb using null',
    'cases.reference is jsonb',
  ],
  ['words for a code', 'alter table accounts drop constraint accounts_theme_check', 'accounts.theme takes any words'],
  [
    'words among the codes',
    'alter table legal_contacts drop constraint legal_contacts_competences_check',
    'legal_contacts.competences takes any words',
  ],
  [
    'a length for a code',
    `alter table cases drop constraint cases_reference_check, add check (length(reference) = 7)`,
    'cases.reference takes any words',
  ],
  [
    'words without an end',
    'alter table desks drop constraint desks_name_check',
    'desks.name takes words of any length',
  ],
  [
    'an instant',
    `alter table notes alter number type timestamptz using '2026-01-01'`,
    'notes.number is timestamp with time zone',
  ],
  [
    'an instant for a day',
    'alter table cases alter activity_on type timestamp',
    'cases.activity_on is timestamp without time zone',
  ],
  [
    'minutes for an hour',
    'alter table credentials drop constraint credentials_code_until_check',
    'credentials.code_until is finer than an hour',
  ],
  ['a hash of any length', 'alter table pins drop constraint pins_mac_check', 'pins.mac is bytea of any length'],
  [
    'words for a blob',
    'alter table persons alter identity_sealed type text using null',
    'persons.identity_sealed is not bytea',
  ],
  ['a partitioned table', 'create table more (like cases) partition by list (state)', 'more.id is not listed'],
])('finds %s', async (_, change, finding) => {
  const found = await asOwner(async (client) => {
    await client.query('begin');
    await client.query(change);
    return findings(client).finally(() => client.query('rollback'));
  });
  expect(found).toContain(finding);
});

it('holds the one-time code to a full hour, whatever the time zone', async () => {
  const [kept] = (await asOwner((client) => columnsOf(client))).filter(({ name }) => name === 'credentials.code_until');
  const check = kept!.rules.find((rule) => rule.includes('3600'))!;
  const holds = (instant: string) =>
    asOwner(async (client) => {
      await client.query(`set timezone to 'Asia/Kathmandu'`);
      await client.query(`create temporary table tried (code_until timestamptz ${check})`);
      return client.query('insert into tried values ($1)', [instant]).then(
        () => true,
        () => false,
      );
    });
  expect(await holds('2026-11-24T09:00:00Z')).toBe(true);
  expect(await holds('2026-11-24T09:15:00Z')).toBe(false);
  expect(await holds('2026-11-24T09:00:01Z')).toBe(false);
});

it('has no large objects, which no column list would show', async () => {
  const { rows } = await asOwner((client) => client.query('select count(*)::int as n from pg_largeobject_metadata'));
  expect(rows).toEqual([{ n: 0 }]);
});

async function findings(client: Client): Promise<string[]> {
  const there = await columnsOf(client);
  const named = new Set(there.map(({ name }) => name));
  const missing = [...CLEAR.keys(), ...SEALED]
    .filter((name) => !named.has(name))
    .map((name) => `${name} is listed and not there`);
  return [...missing, ...there.flatMap(findingsOf)];
}

function findingsOf({ name, type, rules }: Column): string[] {
  if (SEALED.has(name)) return type === 'bytea' && name.endsWith('_sealed') ? [] : [`${name} is not bytea`];
  const listed = CLEAR.get(name);
  if (!listed) return [`${name} is not listed`];
  if (name.endsWith('_sealed')) return [`${name} is called sealed and listed as clear`];
  if ((FULL_HOURS as readonly string[]).includes(name))
    return rules.some((rule) => /epoch.*\b3600\b.*= \(?0/.test(rule)) ? [] : [`${name} is finer than an hour`];
  const plain = type.replace(/^character\(\d+\)$/, 'character(n)');
  if (!(PERMITTED_TYPES as readonly string[]).includes(plain)) return [`${name} is ${type}`];
  if (type === 'bytea')
    return rules.some((rule) => (listed.published ? /length\(\w+\) <= \d+/ : /length\(\w+\) = \d+/).test(rule))
      ? []
      : [`${name} is bytea of any length`];
  if (!/^(text|character)/.test(type)) return [];
  // A foreign key to a code is a code too.
  const isCode = rules.some((rule) => /~ '\^|= ANY \(ARRAY\[|= '\w+'::|<@ ARRAY\[|^FOREIGN KEY/.test(rule));
  if (isCode && !listed.words) return [];
  if (!listed.words) return [`${name} takes any words`];
  return rules.some((rule) => /length\(\w+\) <= \d+/.test(rule)) || name === 'migrations.name'
    ? []
    : [`${name} takes words of any length`];
}

const CLEAR = new Map<string, InClear>(
  ON_DISK.flatMap(({ table, clear }) =>
    Object.entries(clear).map(([column, of]) => [`${table}.${column}`, of] as const),
  ),
);
const SEALED = new Set<string>(
  ON_DISK.flatMap(({ table, sealed = {} }) => Object.keys(sealed).map((column) => `${table}.${column}`)),
);

/**
 * From the catalogue rather than from information_schema, which leaves out what the asking role may not read, and materialised
 * views. Everything that has a file on disk and belongs to no system schema; sequences hold a number each.
 */
async function columnsOf(client: Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select case nspname when 'public' then '' else nspname || '.' end || relname || '.' || attname as name,
            format_type(atttypid, atttypmod) as type,
            array(select pg_get_constraintdef(k.oid) from pg_constraint k
                  where k.conrelid = c.oid and k.contype in ('c', 'f') and a.attnum = any (k.conkey)) as rules
     from pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
     where relkind not in ('i', 'I', 'S', 't') and attnum > 0 and not attisdropped
       and nspname !~ '^pg_' and nspname <> 'information_schema'
     order by 1`,
  );
  return rows;
}
