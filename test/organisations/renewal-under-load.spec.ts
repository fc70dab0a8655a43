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
/** The desk's epoch, how many wraps and grants are of it, and how many of an older one. */
const epochs = () =>
  withClient(running.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ epoch: number; wraps: number; older: number; grants: number }>(
      `select d.epoch,
              (select count(*)::int from wraps w where w.desk_id = d.id and w.epoch = d.epoch) as wraps,
              (select count(*)::int from wraps w where w.desk_id = d.id and w.epoch <> d.epoch) as older,
              (select count(*)::int from grants g where g.desk_id = d.id and g.epoch = d.epoch) as grants
       from desks d where d.id = $1`,
      [network.desk.id],
    );
    return rows[0]!;
  });

it('renews the keys of ten thousand cases in under ten seconds, while fifty are opened, edited and offered', async () => {
  const others = [api(running.app, network.caseworker), api(running.app, network.colleague)];
  const [begun, cpuBefore] = [performance.now(), process.cpuUsage()];
  let took = Infinity;
  const renewed = renew().finally(() => (took = performance.now() - begun));
  let notedMeanwhile = 0;
  const worked = real.map(async (id, n) => {
    await sleep(n * 20);
    const desk = others[n % others.length]!;
    const edited = await persisting(() => desk.patch(`/cases/${id}`, { summary: 'Written meanwhile', version: 1 }));
    const noted = await persisting(() => desk.post(`/cases/${id}/notes`, { text: 'Meanwhile', visibility: 'desk' }));
    if (took === Infinity) notedMeanwhile += 1;
    const offered = await persisting(() => desk.post(`/cases/${id}/referrals`, OFFER(network.contact.id)));
    const shown = await persisting(() => desk.get(`/cases/${id}`));
    return [edited.statusCode, noted.statusCode, offered.statusCode, shown.statusCode];
  });
  const { wraps } = await renewed;
  expect(await Promise.all(worked)).toEqual(real.map(() => [200, 201, 201, 200]));
  expect(wraps).toBeGreaterThanOrEqual(CASES * 2 + 100);
  console.info(`Renewal: ${wraps} wraps in ${(took / 1000).toFixed(1)} s, ${notedMeanwhile} notes written meanwhile`);
  // 10 s. Where others use the machine and this process stands waiting for a core most of the time, twice what it has worked; never 30 s.
  const { user, system } = process.cpuUsage(cpuBefore);
  expect(Math.min(took, (2 * (user + system)) / 1000)).toBeLessThan(10_000);
  expect(took).toBeLessThan(30_000);
  // Nobody waits for the whole of it: what is only added to a case goes on beside the renewal.
  expect(notedMeanwhile).toBeGreaterThan(0);

  const { epoch, wraps: current, older } = await epochs();
  expect({ epoch, older }).toEqual({ epoch: 2, older: 0 });
  expect(current).toBeGreaterThanOrEqual(wraps);
  await allOpen();
}, 120_000);

it('is all or nothing when it is killed in the middle', async () => {
  const before = await epochs();
  const renewed = renew().then(
    () => 'renewed',
    () => 'refused',
  );
  expect(await killInTheMiddle()).toBe(true);
  expect(await renewed).toBe('refused');
  expect(await epochs()).toEqual(before);
  await allOpen();
  // Looking at them was a write too: the cases that had not been written to have their new keys now.
  const { wraps } = await epochs();
  await renew();
  expect(await epochs()).toEqual({ ...before, epoch: before.epoch + 1, wraps });
  await allOpen();
}, 120_000);

/** Fifty people share five connections: on a slow machine one is told 503, with nothing done, and asks again as the answer says. */
async function persisting<T extends { statusCode: number }>(ask: () => Promise<T>, tries = 5): Promise<T> {
  const answer = await ask();
  return answer.statusCode === 503 && tries > 1 ? persisting(ask, tries - 1) : answer;
}

const OFFER = (legal_contact_id: string) => ({
  legal_contact_id,
  purpose: 'asylum_claim',
  fields: ['legal_name', 'summary'],
  consent: { given_on: '2026-01-01', language: 'ru' },
});

/** Each of the fifty, with what was written meanwhile, its name, and its offer at the lawyer. */
async function allOpen() {
  const [desk, lawyer] = [api(running.app, network.caseworker), api(running.app, network.lawyer)];
  for (const id of real) {
    expect((await desk.get(`/cases/${id}`)).body).toContain('Written meanwhile');
    expect((await desk.post(`/cases/${id}/identity`, { reason: 'To call back' })).body).toContain('Placeholder');
  }
  const offered = await lawyer.get('/referrals');
  expect(offered.json<{ items: { state: string }[] }>().items.map(({ state }) => state)).toEqual(
    real.map(() => 'previewed'),
  );
}

/** Ends the renewal's own connection once some of its wraps are written anew, and not yet all. @returns whether it was met there */
const killInTheMiddle = () =>
  withClient(running.database.adminUrl, async (client) => {
    for (let tries = 0; tries < 2000; tries++) {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and query like 'insert into wraps%unnest%'`,
      );
      if (rowCount) return true;
      await sleep(5);
    }
    return false;
  });
