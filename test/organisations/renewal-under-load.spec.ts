import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { acting } from '../../src/cli/demo/cast.js';
import { withClient } from '../../src/common/database/roles.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { randomKey } from '../../src/vault/derive.js';
import type { DeskKeys } from '../../src/vault/desk-keys.js';
import { Keyring } from '../../src/vault/keyring.js';
import { sealWrap, type Wrapped } from '../../src/vault/wraps.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

const CASES = 10_000;
let running: RunningApp;
let network: SmallNetwork;
let real: string[];

beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  const desk = api(running.app, network.caseworker);
  real = [];
  for (let n = 0; n < 50; n++) {
    const opened = await desk.post('/cases', {
      pseudonym: `Heron ${n}`,
      person: { legal_name: 'Somebody Placeholder' },
    });
    real.push(opened.json<{ id: string }>().id);
  }
  await acting(running.app, network.coordinator, async () => {
    await fillWithKeys({ ...running.app.get(Keyring).desk(network.desk.id) });
  });
}, 120_000);
afterAll(() => running.stop());

/** The keys of ten thousand more cases and their persons: a renewal sees nothing else of a case. */
async function fillWithKeys(desk: DeskKeys) {
  const rows = Array.from({ length: CASES * 2 }, (_, n) => {
    const [id, secret] = [randomUUID(), randomKey()];
    const kind: Wrapped = n % 2 === 0 ? 'case' : 'person';
    return { id, kind, secret, sealed: sealWrap(desk, kind, id, 1, randomKey(), secret) };
  });
  await withClient(running.database.adminUrl, async (client) => {
    const columns = [desk.organisationId, desk.deskId, rows.map(({ kind }) => kind), rows.map(({ id }) => id)];
    await client.query(
      `insert into wraps (organisation_id, desk_id, kind, object_id, number, epoch, key_sealed)
       select $1, $2, k, o, 1, $5, s from unnest($3::text[], $4::uuid[], $6::bytea[]) as n (k, o, s)`,
      [...columns, desk.epoch, rows.map(({ sealed }) => sealed)],
    );
    await client.query(
      `insert into shred.secrets (organisation_id, desk_id, kind, object_id, secret)
       select $1, $2, k, o, s from unnest($3::text[], $4::uuid[], $5::bytea[]) as n (k, o, s)`,
      [...columns, rows.map(({ secret }) => secret)],
    );
  });
}

const renew = () =>
  acting(running.app, network.coordinator, () =>
    running.app.get(Renewal, { strict: false }).renew(network.desk.id, []),
  );
const epochs = () =>
  withClient(running.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ epoch: number; wraps: string }>(
      `select d.epoch, (select count(*) from wraps w where w.desk_id = d.id and w.epoch = d.epoch) as wraps from desks d where d.id = $1`,
      [network.desk.id],
    );
    return { epoch: rows[0]!.epoch, wraps: Number(rows[0]!.wraps) };
  });

it('renews the keys of ten thousand cases in under ten seconds, while fifty are opened, edited and offered', async () => {
  const desk = api(running.app, network.caseworker);
  const begun = performance.now();
  const renewed = renew();
  const worked = real.map(async (id, n) => {
    await sleep(n * 20);
    const edited = await desk.patch(`/cases/${id}`, { summary: 'Written meanwhile', version: 1 });
    const noted = await desk.post(`/cases/${id}/notes`, { text: 'Meanwhile', visibility: 'desk' });
    const shown = await desk.get(`/cases/${id}`);
    return [edited.statusCode, noted.statusCode, shown.statusCode];
  });
  const { wraps } = await renewed;
  const took = performance.now() - begun;
  expect(await Promise.all(worked)).toEqual(real.map(() => [200, 201, 200]));
  expect(wraps).toBeGreaterThanOrEqual(CASES * 2 + 100);
  expect(took).toBeLessThan(10_000);

  const { epoch, wraps: current } = await epochs();
  expect(epoch).toBe(2);
  expect(current).toBeGreaterThanOrEqual(wraps);
  for (const id of real) expect((await desk.get(`/cases/${id}`)).body).toContain('Written meanwhile');
}, 60_000);

it('is all or nothing when it is killed in the middle', async () => {
  const before = await epochs();
  const renewed = renew().then(
    () => 'renewed',
    () => 'refused',
  );
  await sleep(150);
  await withClient(running.database.adminUrl, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    ),
  );
  const how = await renewed;
  const after = await epochs();
  expect(after.epoch).toBe(how === 'renewed' ? before.epoch + 1 : before.epoch);
  expect(after.wraps).toBe(before.wraps);
  expect((await api(running.app, network.caseworker).get(`/cases/${real[0]}`)).statusCode).toBe(200);
}, 60_000);
