import { randomBytes, randomUUID } from 'node:crypto';
import type { Person } from '../../src/cli/demo/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { oneOfEverything } from './everything.js';
import { AsApplication, insertion, type Table, tablesOfOrganisations, thisRow, type Values } from './tables.js';

/** The guards are off: this is what SQL injected into the application, or a forgotten `where`, would meet. */
let running: RunningApp;
let network: SmallNetwork;
let application: AsApplication;
let tables: Table[];
let all: Record<string, Values[]>;
let people: [name: string, person: Person, desks: string[]][];

beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  await oneOfEverything(running, network);
  application = await AsApplication.open(running.database);
  tables = await tablesOfOrganisations(running.database);
  all = {};
  for (const { name } of tables) all[name] = await ownerQuery<Values>(running.database, `select * from ${name}`);
  const { desk, otherDesk, southDesk } = network;
  people = [
    ['caseworker', network.caseworker, [desk.id]],
    ['coordinator', network.coordinator, [desk.id]],
    ['caseworker of the other desk', network.otherCaseworker, [otherDesk.id]],
    ['caseworker of the other organisation', network.southCaseworker, [southDesk.id]],
    ['lawyer', network.lawyer, []],
    ['other lawyer', network.otherLawyer, []],
    ['campaign lead', network.lead, []],
    ['administrator', network.administrator, []],
    ['auditor', network.auditor, []],
  ];
}, 60_000);
afterAll(async () => {
  await application.close();
  await running.stop();
});

/** By hand: what the organisation knows of its desks without holding their keys. All of it is sealed or public within the organisation. */
const KNOWN_IN_THE_ORGANISATION = [
  'public.grants',
  'public.desk_recoveries',
  'public.desk_takes',
  'public.readmissions',
];
/** By hand: what crosses organisations, and why. */
const CROSSES: Record<string, (row: Values, person: Person, desks: string[]) => boolean> = {
  // Whoever is signed in may see whom a case can be referred to.
  'public.legal_contacts': () => true,
  // A signature of a rule is for everybody whose deadlines that rule makes.
  'public.rule_reviews': () => true,
  // A desk seals to a lawyer of another organisation, once it has pinned the key.
  // And to the statistics key of the network, whoever made it.
  'public.public_keys': (row) => row.purpose === 'lawyer' || row.purpose === 'statistics',
  // An offer lives in the lawyer's organisation; the desk that sent it may withdraw it.
  // And whoever stands in for the lawyer reaches those of which they hold a copy of what opens them.
  'public.offers': (row, person, desks) => ofSender(row, person, desks) || inPlace(row.id, person),
  'public.offer_steps': ofSender,
  'shred.stage_secrets': (row, person, desks) => ofSender(row, person, desks) || inPlace(row.offer_id, person),
  'shred.stand_in_secrets': (row, person, desks) =>
    ofSender(row, person, desks) || row.stand_in_id === person.accountId,
  // Every desk here has confirmed the words of both lawyers.
  'public.stand_ins': (row, person, desks) => desks.length > 0 || row.stand_in_id === person.accountId,
  // An auditor reads what was erased, which holds nothing of what it was.
  'public.erasures': (row, person, desks) =>
    row.organisation_id === person.organisationId &&
    (person.role === 'auditor' || desks.includes(row.desk_id as string)),
  'public.exchange_entries': ofSender,
  'public.exchange_copies': ofSender,
  'public.offer_files': ofSender,
  // A case on its way is seen by the desk it is offered to, of the same organisation.
  'public.transfers': (row, person, desks) =>
    row.organisation_id === person.organisationId && desks.includes(row.to_desk_id as string),
  // What a desk asked another one of its organisation to show, and half of the key to what it is shown.
  'public.break_glass': ofAsker,
  'shred.break_glass_secrets': ofAsker,
};
function ofAsker(row: Values, person: Person, desks: string[]) {
  return row.organisation_id === person.organisationId && desks.includes(row.asker_desk_id as string);
}
const inPlace = (offerId: unknown, { accountId }: Person) =>
  all['shred.stand_in_secrets']!.some((copy) => copy.offer_id === offerId && copy.stand_in_id === accountId);
function ofSender(row: Values, person: Person, desks: string[]) {
  return row.sender_organisation_id === person.organisationId && desks.includes(row.sender_desk_id as string);
}

function mayReach(table: Table, row: Values, person: Person, desks: string[]): boolean {
  if (CROSSES[table.name]?.(row, person, desks)) return true;
  if (row.organisation_id !== person.organisationId) return false;
  if (table.columns.includes('desk_id') && !KNOWN_IN_THE_ORGANISATION.includes(table.name))
    return desks.includes(row.desk_id as string);
  // What is one person's own, or was offered to one person.
  if (OF_ONE_PERSON.includes(table.name)) return row.account_id === person.accountId;
  return true;
}
const OF_ONE_PERSON = [
  'public.credentials',
  'public.audit_grants',
  'public.idempotency',
  'public.mail_addresses',
  'public.mail_asks',
  'public.calendars',
  'public.offers',
  'public.offer_steps',
  'shred.stage_secrets',
  'shred.stand_in_secrets',
  'public.stand_ins',
  'public.exchange_entries',
  'public.exchange_copies',
  'public.offer_files',
];

/** There is one law office in the network. */
const OF_AN_OFFICE = [
  'public.rule_reviews',
  'public.offers',
  'public.offer_steps',
  'public.exchange_entries',
  'public.exchange_copies',
  'public.offer_files',
  'shred.stage_secrets',
  'shred.stand_in_secrets',
  'public.stand_ins',
];

const everyone = async (work: (table: Table, name: string, person: Person, desks: string[]) => Promise<void>) => {
  for (const table of tables)
    for (const [name, person, desks] of people) await work(table, `${name}: ${table.name}`, person, desks);
};
const out = (table: Table, person: Person, desks: string[]) =>
  all[table.name]!.filter((row) => !mayReach(table, row, person, desks));
const nameOf = (row: Values) => JSON.stringify(row);

it('the tables are those of every schema, and each holds rows of more than one desk and organisation: the test looks at something', () => {
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'public.cases',
      'public.notes',
      'public.import_rows',
      'shred.secrets',
      'shred.stage_secrets',
    ]),
  );
  for (const { name, columns } of tables) {
    const of = (column: string) => new Set(all[name]!.map((row) => row[column])).size;
    if (!OF_AN_OFFICE.includes(name)) expect([name, of('organisation_id')]).not.toEqual([name, 1]);
    if (columns.includes('desk_id')) expect([name, of('desk_id') >= 3]).toEqual([name, true]);
    if (columns.includes('sender_desk_id')) expect([name, of('sender_desk_id') >= 3]).toEqual([name, true]);
  }
});

it.each(['desk', 'organisation', 'offered', 'own', 'network'])(
  'with the reach "%s" everyone sees exactly what is within reach, of every table',
  async (reach) => {
    await everyone(async (table, name, person, desks) => {
      const seen = await application.rows(person, reach, `select * from ${table.name}`);
      const expected = all[table.name]!.filter((row) => mayReach(table, row, person, desks));
      expect([name, seen.map(nameOf).sort()]).toEqual([name, expected.map(nameOf).sort()]);
    });
  },
  60_000,
);

it('what is out of reach is neither changed nor deleted', async () => {
  await everyone(async (table, name, person, desks) => {
    for (const row of out(table, person, desks)) {
      const [where, parameters] = thisRow(table, row);
      for (const column of table.updatable) {
        const { changed } = await application.attempt(
          person,
          'desk',
          `update ${table.name} set ${column} = ${column} where ${where}`,
          parameters,
        );
        expect([name, column, changed]).toEqual([name, column, 0]);
      }
      if (table.deletable)
        expect([
          name,
          (await application.attempt(person, 'desk', `delete from ${table.name} where ${where}`, parameters)).changed,
        ]).toEqual([name, 0]);
    }
  });
}, 60_000);

it('a contact of the directory is changed by its own organisation only, a lawyer’s key by nobody else either', async () => {
  const change = (person: Person) =>
    application.attempt(person, 'organisation', `update legal_contacts set capacity = 0 where id = $1`, [
      network.contact.id,
    ]);
  expect((await change(network.administrator)).changed).toBe(0);
  expect((await change(network.office.administrator)).changed).toBe(1);
  // An administrator of the office resets an account and its key with it: every pin of the old one then asks for new words.
  for (const [, person] of people.filter(([, { organisationId }]) => organisationId !== network.office.id))
    for (const act of ['update public_keys set public_key = public_key', 'delete from public_keys'])
      expect((await application.attempt(person, 'organisation', `${act} where purpose = 'lawyer'`)).changed).toBe(0);
});

it('no row ever changes its organisation or whose it is, and only an accepted transfer changes a desk: the application may not even name those columns in an update', async () => {
  const movable = tables.flatMap(({ name, updatable }) =>
    updatable
      .filter((column) => /organisation_id|desk_id|account_id|^id$/.test(column))
      .map((column) => `${name}.${column}`),
  );
  expect(movable).toEqual(['public.persons.desk_id', 'shred.secrets.desk_id']);
  for (const table of ['persons', 'shred.secrets'])
    for (const elsewhere of [network.otherDesk.id, network.southDesk.id])
      expect(
        (
          await application.attempt(
            network.coordinator,
            'desk',
            `update ${table} set desk_id = $1 where desk_id = $2`,
            [elsewhere, network.desk.id],
          )
        ).code,
      ).toBe('42501');
});

it('nothing is inserted where it would be out of reach; the same row within reach is', async () => {
  let within = 0;
  await everyone(async (table, name, person, desks) => {
    for (const row of all[table.name]!) {
      if (table.insertable.length === 0 || CROSSES[table.name]?.(row, person, desks)) continue;
      const { code } = await application.attempt(person, 'desk', ...insertion(table, { ...row, ...fresh(table, row) }));
      if (mayReach(table, row, person, desks)) within += code === '42501' ? 0 : 1;
      // Who stands in tells what they did, and reads nothing that was told before.
      else if (table.name === 'public.offer_steps' && inPlace(row.offer_id, person)) continue;
      // An administrator adds credentials for others of the organisation, with a one-time code and without a look at them.
      else if (table.name === 'public.credentials' && row.organisation_id === person.organisationId) continue;
      else expect([name, nameOf(row), code]).toEqual([name, nameOf(row), '42501']);
    }
  });
  expect(within).toBeGreaterThan(50);
}, 60_000);

/** Another key of the same kind, so that what refuses is the policy and not that the row is there already. */
function fresh({ key }: Table, row: Values): Values {
  const changed: Values = {};
  for (const column of key) {
    if (['id', 'object_id', 'subject_id'].includes(column)) changed[column] = randomUUID();
    if (column === 'number') changed[column] = Number(row[column]) + 1000;
    if (column === 'epoch') changed[column] = Number(row[column]) + 1000;
    if (column === 'key_hmac') changed[column] = randomBytes(32);
  }
  return changed;
}

it('every table with an organisation forces row-level security, on its owner too', async () => {
  const loose = await ownerQuery(
    running.database,
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where column_name = 'organisation_id'
       and not exists (select from pg_class where oid = format('%I.%I', table_schema, table_name)::regclass and relrowsecurity)`,
  );
  expect(loose).toEqual([]);
  // The owner of asOwner() has taken the force away for its own transaction: so the application looks.
  const forced = await application.rows(
    network.auditor,
    'own',
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace n on n.oid = relnamespace where relforcerowsecurity order by 1`,
  );
  expect(forced.map(({ name }) => name)).toEqual(expect.arrayContaining(tables.map(({ name }) => name)));
  for (const { name } of tables) {
    const [owner] = await application.rows(
      network.auditor,
      'own',
      `select pg_get_userbyid(relowner) <> current_user as other from pg_class where oid = $1::regclass`,
      [name],
    );
    expect([name, owner]).toEqual([name, { other: true }]);
  }
});

it('a setting that is missing, or was left empty by an earlier transaction, is an error and never "everybody"', async () => {
  const settings = ['account_id', 'organisation_id', 'reach', 'handle', 'desk_ids'];
  const empty = settings.map((name) => `set_config('app.${name}', '', true)`).join(', ');
  for (const { name } of tables) {
    const unset = await application.attempt('nobody', '', `select * from ${name}`);
    expect([name, unset.code, unset.error?.message]).toEqual([
      name,
      '42501',
      expect.stringMatching(/^nobody is acting: app\.\w+ is not set$/),
    ]);
    const left = await application.attempt(
      'nobody',
      '',
      `with settings as materialized (select ${empty}) select t.* from settings, ${name} t`,
    );
    expect([name, left.code]).toEqual([name, '42501']);
  }
});

it('acting in an organisation that is not one’s own answers no account, so that the request is refused', async () => {
  const { accountId } = network.caseworker;
  expect(
    await application.rows(
      { accountId, organisationId: network.south.id },
      'desk',
      'select * from act($1, $2, $3, now())',
      [accountId, network.south.id, 'desk'],
    ),
  ).toEqual([]);
});
