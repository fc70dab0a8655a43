import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { withClient } from '../../src/common/database/roles.js';
import { openSealed, publicKeyOf } from '../../src/vault/box.js';
import { CannotOpen } from '../../src/vault/cannot-open.js';
import { ContentKey } from '../../src/vault/content-key.js';
import { deskKeys } from '../../src/vault/desk-keys.js';
import { openWrap, type Wrapped } from '../../src/vault/wraps.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const renew = (by: Person, leaving: Person[] = []) =>
  acting(running.app, by, () =>
    running.app.get(Renewal, { strict: false }).renew(
      network.desk.id,
      leaving.map(({ accountId }) => accountId),
    ),
  );
const logACase = async (by: Person, pseudonym: string) => {
  const { id } = (
    await api(running.app, by).post('/cases', {
      pseudonym,
      summary: 'Before',
      person: { legal_name: 'Somebody Placeholder' },
    })
  ).json<{ id: string }>();
  return id;
};

it('renews the key while nothing is lost: every case, note, referral and identity opens afterwards, none under an old epoch', async () => {
  const desk = api(running.app, network.caseworker);
  const id = await logACase(network.caseworker, 'Heron');
  await desk.post(`/cases/${id}/notes`, { text: 'Kept', visibility: 'desk' });
  const offered = await desk.post(`/cases/${id}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['summary'],
    consent: { given_on: '2026-11-01', language: 'ru' },
  });
  expect(offered.statusCode).toBe(201);

  await renew(network.coordinator, [network.colleague]);

  expect((await desk.get(`/cases/${id}`)).body).toContain('Kept');
  expect((await desk.post(`/cases/${id}/identity`, { reason: 'The court asks.' })).body).toContain(
    'Somebody Placeholder',
  );
  // The lawyer answers to the key the offer carried; the desk still reads it.
  await api(running.app, network.lawyer).get('/referrals');
  expect((await desk.get(`/cases/${id}/referrals`)).json()).toMatchObject({
    items: [{ opened: { preview: expect.any(String) } }],
  });
  await withClient(running.database.adminUrl, async (client) => {
    expect(
      (await client.query('select 1 from wraps w join desks d on d.id = w.desk_id where w.epoch <> d.epoch')).rows,
    ).toEqual([]);
  });
  expect((await api(running.app, network.colleague).get(`/cases/${id}`)).statusCode).toBe(404);
});

it('gives a case a new key at the first write after a renewal', async () => {
  const id = await logACase(network.caseworker, 'Birch');
  await renew(network.coordinator);
  const numbers = () =>
    withClient(running.database.adminUrl, async (client) =>
      (await client.query(`select number from wraps where object_id = $1 order by number`, [id])).rows.map(
        ({ number }) => number,
      ),
    );
  expect(await numbers()).toEqual([1]);
  expect(
    (await api(running.app, network.caseworker).patch(`/cases/${id}`, { summary: 'After', version: 1 })).statusCode,
  ).toBe(200);
  expect(await numbers()).toEqual([1, 2]);
  expect((await api(running.app, network.caseworker).get(`/cases/${id}`)).body).toContain('After');
});

it('lets nobody believe in a desk key that does not follow from the one they confirmed', async () => {
  const ceremonies = running.app.get(Ceremonies, { strict: false });
  await withClient(running.database.adminUrl, (client) =>
    client.query('update credentials set desks_sealed = null where account_id = $1', [
      network.otherCaseworker.accountId,
    ]),
  );
  const answer = await api(running.app, network.otherCaseworker).get('/cases');
  expect(answer.statusCode).toBe(409);
  expect(answer.json()).toMatchObject({ code: 'desk-not-confirmed' });
  const words = await acting(running.app, network.otherCoordinator, async () =>
    ceremonies.deskWords(network.otherDesk.id),
  );
  await expect(
    acting(running.app, network.otherCaseworker, () =>
      ceremonies.confirmDesk(network.otherDesk.id, 'one two three four five six'),
    ),
  ).rejects.toThrow('check words');
  await acting(running.app, network.otherCaseworker, () => ceremonies.confirmDesk(network.otherDesk.id, words));
  expect((await api(running.app, network.otherCaseworker).get('/cases')).statusCode).toBe(200);
});

describe('a departed member who kept the desk’s secret, with a dump of the disk', () => {
  interface WrapRow {
    kind: Wrapped;
    object_id: string;
    number: number;
    epoch: number;
    key_sealed: Buffer;
    secret: Buffer;
  }
  const wrapsOf = (objectId: string) =>
    ownerQuery<WrapRow>(
      running.database,
      `select w.kind, w.object_id, w.number, w.epoch, w.key_sealed, s.secret from wraps w
       join shred.secrets s on s.object_id = w.object_id and s.kind = w.kind where w.object_id = $1 order by w.number`,
      [objectId],
    );
  const contentOf = async (id: string) =>
    (
      await ownerQuery<{ content_sealed: Buffer; person_id: string }>(
        running.database,
        'select content_sealed, person_id from cases where id = $1',
        [id],
      )
    )[0]!;
  const notesOf = (id: string) =>
    ownerQuery<{ id: string; note_sealed: Buffer }>(
      running.database,
      'select id, note_sealed from notes where case_id = $1 order by number desc',
      [id],
    );

  it('opens nothing that was written after the renewal, whatever they opened before', async () => {
    const leaver = await network.beginnings.member(network.north, 'caseworker');
    const ceremonies = running.app.get(Ceremonies, { strict: false });
    await acting(running.app, network.coordinator, () =>
      ceremonies.admit(network.desk.id, leaver.accountId, leaver.checkWords),
    );
    const id = await logACase(network.coordinator, 'Alder');
    const organisationId = network.north.id;

    // What they have: the payload of their own grant, and the keys of the case as they could open them.
    const [grant] = await ownerQuery<{ secret_sealed: Buffer; epoch: number }>(
      running.database,
      'select secret_sealed, epoch from grants where account_id = $1',
      [leaver.accountId],
    );
    const secretKey = Buffer.from(leaver.actor.secretKey);
    const payload = openSealed({ secretKey, publicKey: publicKeyOf(secretKey) }, grant!.secret_sealed);
    const old = deskKeys(payload.subarray(0, 32), network.desk.id, organisationId, grant!.epoch);
    const before = await wrapsOf(id);
    const known = before.map((wrap): [number, Buffer] => [
      wrap.number,
      openWrap(old, wrap.kind, id, wrap.number, wrap.key_sealed, wrap.secret),
    ]);
    const place = { table: 'cases', column: 'content_sealed', id, organisationId };
    const kept = new ContentKey(new Map(known), 1);
    expect(JSON.stringify(kept.open('facts', place, (await contentOf(id)).content_sealed))).toContain('Before');

    await renew(network.coordinator, [leaver]);
    const desk = api(running.app, network.coordinator);
    expect((await desk.patch(`/cases/${id}`, { summary: 'After', version: 1 })).statusCode).toBe(200);
    expect((await desk.post(`/cases/${id}/notes`, { text: 'Later', visibility: 'desk' })).statusCode).toBe(201);
    const fresh = await logACase(network.coordinator, 'Rowan');

    const { person_id } = await contentOf(id);
    const wraps = [
      ...(await wrapsOf(id)),
      ...(await wrapsOf(person_id)),
      ...(await wrapsOf(fresh)),
      ...(await wrapsOf((await contentOf(fresh)).person_id)),
    ];
    expect(wraps.length).toBeGreaterThanOrEqual(5);
    for (const { kind, object_id, number, key_sealed, secret } of wraps)
      expect(() => openWrap(old, kind, object_id, number, key_sealed, secret)).toThrow(CannotOpen);
    const contentSealed = (await contentOf(id)).content_sealed;
    expect(() => kept.open('facts', place, contentSealed)).toThrow(CannotOpen);
    const [note] = await notesOf(id);
    const notePlace = { table: 'notes', column: 'note_sealed', id: note!.id, organisationId };
    expect(() => kept.open('notes', notePlace, note!.note_sealed)).toThrow(CannotOpen);
  });
});

it('a stand-in whose end has passed reaches nothing of the desk', async () => {
  const standIn = await network.beginnings.member(network.north, 'caseworker');
  const ceremonies = running.app.get(Ceremonies, { strict: false });
  const hour = 3_600_000;
  const endsAt = new Date(Math.ceil(running.clock.now().getTime() / hour) * hour + hour);
  await acting(running.app, network.coordinator, () =>
    ceremonies.admit(network.desk.id, standIn.accountId, standIn.checkWords, endsAt),
  );
  const words = await acting(running.app, network.coordinator, async () => ceremonies.deskWords(network.desk.id));
  await acting(running.app, standIn, () => ceremonies.confirmDesk(network.desk.id, words));
  const id = await logACase(network.coordinator, 'Sedge');
  const there = api(running.app, standIn);
  expect((await there.get(`/cases/${id}`)).statusCode).toBe(200);

  running.clock.forward({ minutes: 125 });
  const later = api(running.app, standIn);
  expect((await later.get(`/cases/${id}`)).statusCode).toBe(404);
  expect((await later.get('/cases')).json()).toMatchObject({ items: [] });
  expect((await later.post(`/cases/${id}/notes`, { text: 'No', visibility: 'desk' })).statusCode).toBe(404);
  expect((await later.post(`/cases/${id}/identity`, { reason: 'Why not' })).statusCode).toBe(404);
  expect((await later.get('/desks')).json()).toMatchObject({ items: [] });
});
