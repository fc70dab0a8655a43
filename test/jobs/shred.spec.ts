import { Jobs } from '../../src/jobs/jobs.service.js';
import { Keeper } from '../../src/jobs/shred/keeper.js';
import { lookFor } from '../../src/jobs/shred/look-for.js';
import { withClient } from '../../src/common/database/roles.js';
import { type OwnServer, startOwnServer } from '../seizure/own-server.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

/** Leaves out what a test takes away from it. */
class Forgetful extends Keeper {
  without: RegExp | undefined;
  protected override steps(tables: string[]) {
    return super.steps(tables).filter((step) => !this.without?.test(step));
  }
}

let server: OwnServer;
let network: SmallNetwork;
let jobs: Jobs;
let keeper: Forgetful;
beforeAll(async () => {
  server = await startOwnServer(undefined, {
    keepsWal: false,
    keeperOf: (url, directory) => (keeper = new Forgetful(url, directory)),
  });
  network = await smallNetwork(server.running);
  jobs = server.running.app.get(Jobs);
}, 120_000);
afterAll(async () => {
  await server.stop();
  server.remove();
});

const ask = <Row extends object>(sql: string, parameters: unknown[] = []) =>
  ownerQuery<Row>(server.running.database, sql, parameters);

/** A case, and every key of it and its person as it stands on the disk. */
async function planted() {
  const coordinator = api(server.running.app, network.coordinator);
  const { id, reference } = (await coordinator.post('/cases', { pseudonym: 'Smew' })).json<{
    id: string;
    reference: string;
  }>();
  const objects = `(select unnest(array[id, person_id]) from cases where id = $1)`;
  const keys = (
    await ask<{ bytes: Buffer }>(
      `select key_sealed as bytes from wraps where object_id in ${objects}
       union all select secret from shred.secrets where object_id in ${objects}`,
      [id],
    )
  ).map(({ bytes }) => bytes);
  expect(keys).toHaveLength(4);
  const erase = () => coordinator.post(`/cases/${id}/erasure`, { reference, reason: 'Withdrew everything' });
  return { id, keys, erase };
}

/** How many of these keys stand anywhere in the data directory: any eight bytes of one are as good as all. */
async function onDisk(keys: Buffer[]): Promise<number> {
  const parts = keys.flatMap((key, of) =>
    Array.from({ length: Math.floor(key.length / 8) }, (_, at) => ({ of, part: key.subarray(8 * at, 8 * at + 8) })),
  );
  // Format, key number and counter stand at the head of every wrap: they are no part of a key.
  const telling = parts.filter(({ of, part }) => of >= 2 || keys[of]!.indexOf(part) >= 16);
  const found = await lookFor(
    server.data,
    telling.map(({ part }) => part),
  );
  return new Set([...found].map((at) => telling[at]!.of)).size;
}
const stateOf = async (id: string) =>
  (
    await ask<object>(
      `select state, settled_on::text, (select count(*)::int from erasure_samples where erasure_id = erasures.id) as samples from erasures where id = $1`,
      [id],
    )
  )[0];

it('a deleted key stays on the disk, vacuum or not, and the erasure is pending', async () => {
  // A log file that is full may be removed with what stood in it, by chance: this one has just been begun.
  await withClient(server.running.database.adminUrl, (admin) => admin.query('select pg_switch_wal()'));
  const { id, keys, erase } = await planted();
  expect((await erase()).statusCode).toBe(201);
  await withClient(server.running.database.adminUrl, async (admin) => {
    // Of these tables alone: tidying all of them writes so much that the log may go on to its next file, and lets the last one go. Nor is an
    // empty end cut off, as it would be here, where no other case is: neither can be counted on.
    await admin.query('vacuum (truncate false) wraps, shred.secrets');
    await admin.query('checkpoint');
  });
  expect(await onDisk(keys)).toBe(4);
  expect(await stateOf(id)).toEqual({ state: 'pending', settled_on: null, samples: 4 });
}, 60_000);

it.each([
  ['writing the tables anew', /^vacuum/],
  ['the switch of the log', /switch_wal/],
])(
  'without %s it is found, told as a failure, and stays pending',
  async (_, without) => {
    const { id, keys, erase } = await planted();
    await erase();
    keeper.without = without;
    expect(await jobs.run('shred')).toMatchObject({ result: 'failed' });
    keeper.without = undefined;
    expect(await onDisk(keys)).toBeGreaterThan(0);
    expect(await stateOf(id)).toMatchObject({ state: 'pending', samples: 4 });
  },
  60_000,
);

it('with all its steps nothing of any key is left in tables, indexes or log, and the erasures are proved', async () => {
  const { id, keys, erase } = await planted();
  await erase();
  const pending = await ask<{ id: string }>(`select id from erasures where state = 'pending'`);
  expect(await jobs.run('shred')).toEqual({ result: 'done', done: pending.length });
  expect(await onDisk(keys)).toBe(0);
  expect(await stateOf(id)).toEqual({ state: 'proved', settled_on: server.running.clock.today(), samples: 0 });
  expect(await ask(`select from erasures where state = 'pending'`)).toEqual([]);
  // The cases that stay are still there.
  expect(await jobs.run('shred')).toEqual({ result: 'done', done: 0 });
}, 60_000);

it('runs once a day without an erasure too: what a referral destroyed goes as well', async () => {
  let ran = 0;
  const clean = keeper.clean.bind(keeper);
  keeper.clean = async () => {
    ran++;
    await clean();
  };
  await jobs.run('shred');
  expect(ran).toBe(0);
  server.running.clock.forward({ days: 1 });
  expect(await jobs.run('shred')).toEqual({ result: 'done', done: 0 });
  await jobs.run('shred');
  expect(ran).toBe(1);
}, 60_000);

describe('the keeper', () => {
  it('reads nothing, and lacks nothing', async () => {
    expect(await keeper.findings()).toEqual([]);
    const url = (keeper as unknown as { url: string }).url;
    for (const table of ['wraps', 'shred.secrets', 'cases', 'accounts'])
      await expect(withClient(url, (client) => client.query(`select * from ${table}`))).rejects.toMatchObject({
        code: '42501',
      });
  });

  it('takes a notice for a failure: as another role the steps seem to succeed and do nothing', async () => {
    const { appUrl } = server.running.database;
    await expect(new Keeper(appUrl).clean()).rejects.toThrow('permission denied to vacuum');
    expect((await new Keeper(appUrl).findings()).join()).toContain('The keeper may not tidy public.wraps');
  });

  it('where nobody can look at the disk an erasure is cleaned, and not called proved', async () => {
    const { id, erase } = await planted();
    await erase();
    Object.assign(keeper, { directory: undefined });
    expect(await jobs.run('shred')).toEqual({ result: 'done', done: 1 });
    expect(await stateOf(id)).toMatchObject({ state: 'cleaned', samples: 0 });
  }, 60_000);
});
