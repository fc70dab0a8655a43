import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Person } from '../../../src/cli/demo/cast.js';
import { Jobs } from '../../../src/jobs/jobs.service.js';
import { quarterAfter } from '../../../src/statistics/plan/period.js';
import { Drawing } from '../../../src/statistics/release/drawing.service.js';
import { Releases } from '../../../src/statistics/release/releases.service.js';
import { Statements } from '../../../src/statistics/statement/statements.service.js';
import { verifyRelease } from '../../../src/statistics/verify/verify-release.js';
import { type RunningApp, startApp } from '../../support/app.js';
import { api } from '../../support/client.js';
import { Halts } from '../../support/halts.js';
import { ownerQuery } from '../../support/owner.js';
import { asLead, statedQuarter } from '../a-published-quarter.js';
import { networkThatCounts, type NetworkThatCounts } from '../network-that-counts.js';

/** All that stating, preparing, drawing and ending write, so that each can be cut off behind each of its statements. */
const TABLES = [
  'persons',
  'statements',
  'shred.statement_secrets',
  'releases',
  'shred.release_remainders',
  'ledger',
  'drawn_tables',
  'release_files',
  'unpublished_periods',
  'audit_entries',
];
const FIRST = '2027-Q1';
let running: RunningApp;
let network: NetworkThatCounts;
let halts: Halts;
beforeAll(async () => {
  running = await startApp();
  running.clock.standAt('2026-11-25');
  network = await networkThatCounts(running, 'small', FIRST);
  halts = await Halts.at(running.database, TABLES);
}, 90_000);
afterAll(async () => {
  await halts.close();
  await running.stop();
});

/** All of it as it lies on the disk, byte for byte. The trail grows by what was begun. */
const disk = async () => {
  const rows: string[] = [];
  for (const table of TABLES.filter((name) => name !== 'audit_entries')) {
    const [row] = await ownerQuery<{ all: string | null }>(
      running.database,
      `select md5(string_agg(t::text, '|' order by t::text)) as all from ${table} t`,
    );
    rows.push(`${table} ${row!.all}`);
  }
  return rows;
};
const service = {
  state: (period: string) => () =>
    running.app.get(Statements, { strict: false }).send(network.southCoordinator.actor, network.southDesk.id, period),
  prepare: (period: string) => () =>
    asLead(running, network.lead, () =>
      running.app.get(Releases, { strict: false }).prepare(period, network.southLead.accountId),
    ),
  approve: (period: string) => () =>
    asLead(running, network.southLead, () => running.app.get(Drawing, { strict: false }).approve(period)),
  end: () => async () => {
    const ran = await running.app.get(Jobs, { strict: false }).run('closed-periods');
    if (ran.result !== 'done') throw new Error('The job was cut off.');
  },
};

/** Behind each statement in turn, and again from the beginning, until it comes to its end. @returns how often it was cut off */
async function cutEverywhere(name: string, act: () => Promise<void>): Promise<number> {
  const before = await disk();
  for (let n = 1; n < 200; n += 1) {
    const done = await halts.behind(n, async () => (await act(), true), halts.cut);
    if (done) return n - 1;
    expect([name, n, await disk()]).toEqual([name, n, before]);
  }
  throw new Error(`${name} never came to its end.`);
}
const states = async () => {
  const list = (await api(running.app, network.lead).get('/releases')).json<{
    items: { period: string; state: string }[];
  }>();
  return Object.fromEntries(list.items.map(({ period, state }) => [period, state]));
};

it('cut off behind any statement of stating, preparing, drawing and ending, nothing of it happened, and it goes on', async () => {
  await statedQuarter(running, network, FIRST, 6);
  running.clock.standAt('2027-04-12');
  expect(await cutEverywhere('state', service.state(FIRST))).toBeGreaterThan(4);
  running.clock.standAt('2027-05-12');
  expect(await cutEverywhere('prepare', service.prepare(FIRST))).toBeGreaterThan(2);
  expect(await cutEverywhere('approve', service.approve(FIRST))).toBeGreaterThan(10);
  await expect(service.approve(FIRST)()).rejects.toThrow('There is no second draw');
  expect(await ownerQuery(running.database, 'select period, table_name from ledger')).toEqual([
    { period: FIRST, table_name: 'total' },
  ]);

  const second = quarterAfter(FIRST);
  await statedQuarter(running, network, second, 2);
  await service.prepare(second)();
  running.clock.standAt('2027-09-01');
  expect(await cutEverywhere('end', service.end())).toBeGreaterThan(2);
  expect(await states()).toMatchObject({ [FIRST]: 'published', [second]: 'not_published' });
  await expect(service.approve(second)()).rejects.toThrow('never published');
}, 280_000);

it('the real server, killed while a desk states and a lead draws, leaves all or nothing, and another one publishes it', async () => {
  const third = '2027-Q3';
  await statedQuarter(running, network, third, 3);
  const killed = async (who: Person, at: string, path: string, n: number) => {
    const { child, url, tokens } = await own(who, at);
    const before = await disk();
    const post = () =>
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens[0]}`, 'content-type': 'application/json' },
        body: '{}',
      });
    const kill = () => Promise.all([once(child, 'exit'), child.kill('SIGKILL')]);
    expect([path, await halts.behind(n, post, kill)]).toEqual([path, undefined]);
    expect([path, await disk()]).toEqual([path, before]);
  };
  await killed(
    network.southCoordinator,
    '2027-10-06T12:00:00Z',
    `/desks/${network.southDesk.id}/statement/${third}`,
    4,
  );
  running.clock.standAt('2027-10-07');
  await service.state(third)();
  running.clock.standAt('2027-11-12');
  await service.prepare(third)();
  await killed(network.southLead, '2027-11-12T12:00:00Z', `/releases/${third}/approval`, 3);
  await killed(network.southLead, '2027-11-12T12:00:00Z', `/releases/${third}/approval`, 9);
  await service.approve(third)();

  running.clock.standAt('2027-12-01');
  const files = new Map<string, Uint8Array>();
  const paths = await ownerQuery<{ path: string }>(
    running.database,
    `select path from release_files where period = $1`,
    [third],
  );
  for (const { path } of paths) {
    const answer = await running.app.inject({ url: `/public/releases/${third}/small-1/${path}` });
    expect(answer.statusCode).toBe(200);
    files.set(path, answer.rawPayload);
  }
  expect(verifyRelease(files)).toEqual([]);
  expect(await ownerQuery(running.database, `select 1 from ledger where period = $1`, [third])).toHaveLength(1);
}, 200_000);

async function own({ accountId: id, organisationId, role, handle, actor }: Person, at: string) {
  const child = fork('dist/test/support/two-people-process.js', { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send({
    databaseUrl: running.database.appUrl,
    at,
    people: [
      {
        account: { id, organisationId, role, handle, sessionsFrom: actor.sessionNumber },
        secretKey: Buffer.from(actor.secretKey).toString('base64'),
      },
    ],
  });
  const [{ url, tokens }] = (await once(child, 'message')) as [{ url: string; tokens: string[] }];
  return { child, url, tokens };
}
