import { asLead, statedQuarter } from './a-published-quarter.js';
import { Db } from '../../src/common/database/db.js';
import { api } from '../support/client.js';
import { type RunningApp, startApp } from '../support/app.js';
import { ownerQuery } from '../support/owner.js';
import { Drawing } from '../../src/statistics/release/drawing.service.js';
import { Releases } from '../../src/statistics/release/releases.service.js';
import { openSealed } from '../../src/vault/box.js';
import { CannotOpen } from '../../src/vault/cannot-open.js';
import { networkThatCounts, type NetworkThatCounts } from './network-that-counts.js';
import { keyPairOf, openedStatement } from './opened-statement.js';

const PERIOD = '2027-Q1';
const REQUESTS = 12;
let running: RunningApp;
let network: NetworkThatCounts;
beforeAll(async () => {
  running = await startApp();
  running.clock.standAt('2026-11-25');
  network = await networkThatCounts(running, 'small', PERIOD);
  await statedQuarter(running, network, PERIOD, REQUESTS);
}, 90_000);
afterAll(() => running.stop());

type Lead = 'lead' | 'southLead';
const query = <Row extends object>(sql: string, values?: unknown[]) => ownerQuery<Row>(running.database, sql, values);
const prepare = () =>
  asLead(running, network.lead, () =>
    running.app.get(Releases, { strict: false }).prepare(PERIOD, network.southLead.accountId),
  );
const approve = () =>
  asLead(running, network.southLead, () => running.app.get(Drawing, { strict: false }).approve(PERIOD));
const drawn = () =>
  query<{ all: string }>(
    `select concat((select string_agg(l::text, '|' order by l.period, l.table_name) from ledger l),
       (select string_agg(d::text, '|' order by d.period, d.table_name) from drawn_tables d),
       (select md5(string_agg(f::text, '|' order by f.period, f.path)) from release_files f)) as all`,
  ).then(([row]) => row!.all);
/** What is destroyed by the draw, as a backup would hold it. */
const kept = () =>
  Promise.all(
    ['statements', 'shred.statement_secrets', 'shred.release_remainders'].map(
      async (table) =>
        [table, await query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`)] as const,
    ),
  );
async function putBack(backup: Awaited<ReturnType<typeof kept>>) {
  for (const [table, rows] of backup)
    for (const { row } of rows)
      await query(
        `insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb) on conflict do nothing`,
        [row],
      );
}

/** Everything that opens, layer by layer, with one account's key: shares, what is under them, remainders. */
async function secretsOf(who: Lead): Promise<Buffer[]> {
  const pair = keyPairOf(network[who]);
  const sealed = [
    ...(await query<{ bytes: Buffer }>('select share_sealed as bytes from statistics_shares')),
    ...(await query<{ bytes: Buffer }>('select remainder_sealed as bytes from shred.release_remainders')),
  ].map(({ bytes }) => bytes);
  const opened: Buffer[] = [];
  for (let todo = sealed; todo.length > 0;) {
    const found = todo.flatMap((bytes) => {
      try {
        return [openSealed(pair, bytes)];
      } catch (error) {
        if (error instanceof CannotOpen) return [];
        throw error;
      }
    });
    opened.push(...found);
    todo = found;
  }
  return opened;
}
const isSecret = (bytes: Buffer) => bytes.length === 32;

it('a lead alone, with the whole database, opens no statement while nothing is prepared', async () => {
  for (const who of ['lead', 'southLead'] as const) {
    const opened = await secretsOf(who);
    // One layer of the share whose first they are, and nothing in it that they can read.
    expect([who, opened.length, opened.filter(isSecret)]).toEqual([who, 1, []]);
  }
  // Together they do; and so would have been seen.
  const which = { deskId: network.southDesk.id, period: PERIOD, part: 'quarter' as const };
  const together = await openedStatement(running.database, [network.lead, network.southLead], which);
  expect(together.get('total')).toEqual([REQUESTS]);
});

it('between the preparation and the draw the named approver could, with the database: a limit that is written down', async () => {
  await prepare();
  expect((await secretsOf('lead')).filter(isSecret)).toEqual([]);
  expect((await secretsOf('southLead')).filter(isSecret)).toHaveLength(1);
  await asLead(running, network.lead, () => running.app.get(Releases, { strict: false }).withdraw(PERIOD));
  expect((await secretsOf('southLead')).filter(isSecret)).toEqual([]);
});

it('approved several times at once, it is drawn once, and the others are told so', async () => {
  await prepare();
  const backup = await kept();
  const ended = await Promise.allSettled([approve(), approve(), approve()]);
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  for (const one of ended)
    if (one.status === 'rejected') expect(String(one.reason.message)).toContain('There is no second draw');
  const before = await drawn();
  expect(await query('select 1 from ledger')).toHaveLength(1);

  // Somebody puts back what the draw destroyed: the product does not draw again,
  await putBack(backup);
  await expect(approve()).rejects.toThrow('There is no second draw');
  const answer = await api(running.app, network.southLead).post(`/releases/${PERIOD}/approval`);
  expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
    409,
    expect.stringContaining('There is no second draw'),
  ]);
  // and where it is made to forget that it did, the ledger refuses.
  await query(`update releases set drawn = false, all_reported = null where period = $1`, [PERIOD]);
  await expect(approve()).rejects.toThrow(/ledger_pkey/);
  await query(`update releases set drawn = true, all_reported = true where period = $1`, [PERIOD]);
  expect(await drawn()).toBe(before);
}, 60_000);

it('under another name a table spends the budget of a registration, and beyond it the ledger takes nothing', async () => {
  const enter = (period: string, name: string, epsilon: number) =>
    asLead(running, network.lead, () =>
      running.app
        .get(Db)
        .query(`insert into ledger (period, table_name, event, epsilon) values ($1, $2, 'intake', $3)`, [
          period,
          name,
          epsilon,
        ]),
    );
  // The plan charges an intake 1600 thousandths at most, and 250 of them are spent on the total of this quarter.
  await expect(enter(PERIOD, 'total_again', 1351)).rejects.toThrow('more than the budget of one registration');
  await expect(enter(PERIOD, 'total', 1)).rejects.toThrow(/ledger_pkey/);
  // Shifted by a quarter, there is no release that it could belong to.
  await expect(enter('2027-Q2', 'total', 250)).rejects.toThrow(/foreign key/);
  expect(await query('select 1 from ledger')).toHaveLength(1);
});

it.each(['ledger', 'drawn_tables', 'release_files', 'ledger_budgets', 'plans'])(
  'no lead changes or deletes a row of %s, whatever statement they get the server to send',
  async (table) => {
    const asked = (sql: string) => asLead(running, network.lead, () => running.app.get(Db).query(sql));
    await expect(asked(`delete from ${table}`)).rejects.toThrow('permission denied');
    const [column] = await query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = $1 limit 1`,
      [table],
    );
    await expect(asked(`update ${table} set ${column!.name} = ${column!.name}`)).rejects.toThrow('permission denied');
  },
);
