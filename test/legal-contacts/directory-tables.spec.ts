import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { loadCampaigns } from '../../src/campaigns/load-campaigns.js';
import { idOfName, loadDirectory } from '../../src/legal-contacts/load-directory.js';
import { codes } from '../../src/reference/vocabulary.js';
import { readCsv } from '../../src/reference/read-csv.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

let database: FreshDatabase;
let owner: DataSource;
let app: DataSource;
const own = randomUUID();
const other = randomUUID();

const counts = async () => {
  const [found] = await owner.query(`select
    (select count(*)::int from legal_contacts) as contacts,
    (select count(*)::int from campaigns) as campaigns,
    (select count(*)::int from campaign_actions) as actions`);
  return found as { contacts: number; campaigns: number; actions: number };
};

/** Statements of the application's role, in a transaction in which somebody of `own` is acting. */
const acting = (statement: string, parameters: unknown[] = [], reach = 'organisation') =>
  app.transaction(async (manager) => {
    await manager.query(
      `select set_config('app.account_id', $1, true), set_config('app.organisation_id', $2, true), set_config('app.reach', $3, true)`,
      [randomUUID(), own, reach],
    );
    return manager.query(statement, parameters);
  });

/** Row-level security is forced on the owner too; to lay the ground it is lifted in this throwaway database. */
async function asBypassingOwner(work: (query: DataSource['query']) => Promise<void>) {
  const force = (how: string) =>
    owner.query(
      `alter table organisations ${how} row level security; alter table legal_contacts ${how} row level security`,
    );
  await force('no force');
  await work(owner.query.bind(owner));
  await force('force');
}

beforeAll(async () => {
  database = await freshDatabase();
  const connect = (url: string) => new DataSource({ type: 'postgres', url, poolSize: 2 }).initialize();
  owner = await connect(database.ownerUrl);
  app = await connect(database.appUrl);
  await loadDirectory(owner);
  await loadCampaigns(owner);
  await asBypassingOwner(async (query) => {
    for (const id of [own, other])
      await query(`insert into organisations (id, name, country, kind) values ($1, 'An office', 'DE', 'law_office')`, [
        id,
      ]);
    await query(
      `insert into legal_contacts (id, organisation_id, name, kind) values ($1, $1, 'Of the other office', 'law_office')`,
      [other],
    );
  });
});
afterAll(async () => {
  await owner.destroy();
  await app.destroy();
  await database.drop();
});

describe('the loaders', () => {
  it('write everything, and twice is once', async () => {
    const once = await counts();
    const rows = readCsv<'kind'>('campaigns.csv');
    expect(once.contacts).toBe(readCsv('organisations.csv').length);
    expect(once.campaigns).toBe(rows.filter(({ kind }) => kind !== 'action').length);
    expect(once.actions).toBe(rows.filter(({ kind }) => kind !== 'campaign').length);
    await loadDirectory(owner);
    await loadCampaigns(owner);
    expect(await counts()).toEqual(once);
  });

  it('invent nothing: unverified, no account, no competence, no capacity', async () => {
    expect(
      await owner.query(`select name from legal_contacts where organisation_id is null
        and (verified or account_id is not null or competences <> '{}' or capacity is not null)`),
    ).toEqual([]);
  });

  it('give a name the same id everywhere', () => {
    expect(idOfName('Pro Asyl')).toBe(idOfName('Pro Asyl'));
    expect(idOfName('Pro Asyl')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idOfName('Pro Asyl')).not.toBe(idOfName('Pro asyl'));
  });
});

it.each([
  ['legal_contacts', 'kind', 'organisation_kind'],
  ['legal_contacts', 'competences', 'referral_purpose'],
  ['campaigns', 'action_types', 'campaign_action_type'],
  ['campaign_actions', 'action_types', 'campaign_action_type'],
])('the codes of %s.%s in the database are those of the vocabulary', async (table, column, list) => {
  const [{ definition }] = await owner.query(
    `select pg_get_constraintdef(c.oid) as definition from pg_constraint c
     where c.conrelid = $1::regclass and c.contype = 'c' and pg_get_constraintdef(c.oid) like '%' || $2 || '%ARRAY[%'`,
    [table, column],
  );
  expect([...definition.matchAll(/'(\w+)'::text/g)].map(([, code]) => code)).toEqual(codes(list));
});

describe('the application', () => {
  it('writes a contact of the acting organisation, and of no other', async () => {
    const insert = `insert into legal_contacts (id, organisation_id, name, kind) values ($1, $2, 'An office', 'law_office')`;
    await acting(insert, [randomUUID(), own]);
    await expect(acting(insert, [randomUUID(), other])).rejects.toThrow('row-level security');
    await expect(acting(insert, [randomUUID(), null])).rejects.toThrow('row-level security');
  });

  it('changes neither a shipped entry nor another office’s', async () => {
    await acting(`update legal_contacts set capacity = 7`);
    const [{ names }] = await acting(
      `select array_agg(distinct organisation_id) as names from legal_contacts where capacity = 7`,
    );
    expect(names).toEqual([own]);
    await expect(acting(`update legal_contacts set verified = true`)).rejects.toThrow('permission denied');
    await expect(acting(`delete from legal_contacts`)).rejects.toThrow('permission denied');
  });

  it('shows the network’s offices to those who are signed in, and to nobody else', async () => {
    const question = `select count(*)::int as n from legal_contacts where organisation_id is not null`;
    expect((await acting(question, [], 'network'))[0].n).toBeGreaterThanOrEqual(2);
    expect(await acting(question, [], 'public')).toEqual([{ n: 0 }]);
  });

  it('reads campaigns and writes none', async () => {
    expect((await acting(`select count(*)::int as n from campaigns`, [], 'public'))[0].n).toBeGreaterThan(10);
    await expect(acting(`update campaigns set title = 'x'`)).rejects.toThrow('permission denied');
    await expect(acting(`delete from campaign_actions`)).rejects.toThrow('permission denied');
  });
});

it('cannot mark a shipped entry as verified, the owner neither', async () => {
  await expect(owner.query(`update legal_contacts set verified = true where name = 'Pro Asyl'`)).rejects.toThrow(
    'check constraint',
  );
  await expect(
    owner.query(`update legal_contacts set organisation_id = $1 where name = 'Pro Asyl'`, [own]),
  ).rejects.toThrow('row-level security');
});
