import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { withClient } from '../../src/common/database/roles.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { type Dump, dumpOf } from '../threat-model/dump.js';
import { type Kept, Opening } from '../threat-model/opening.js';

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

describe('a departed member, with their passphrase and a dump of the disk', () => {
  // Strings that no other case of this desk has.
  const OLD = ['Alder', 'Wrote at first', 'Anna of the old name', 'Said at first'];
  const NEW = ['Wrote since', 'Said since', 'Rowan', 'Written afresh', 'Brought since'];
  let leaver: Person;
  let [id, referralId] = ['', ''];
  let dumps: { old: Dump; removed: Dump; renewed: Dump };

  const says = ({ texts }: Opening, words: string[]) => words.filter((word) => texts.join('\n').includes(word));
  const opened = (dump: Dump, kept?: Kept) => Opening.of(dump, [leaver], kept);

  beforeAll(async () => {
    leaver = await network.beginnings.member(network.north, 'caseworker');
    await acting(running.app, network.coordinator, () =>
      running.app.get(Ceremonies, { strict: false }).admit(network.desk.id, leaver.accountId, leaver.checkWords),
    );
    const desk = api(running.app, network.coordinator);
    const logged = await desk.post('/cases', {
      pseudonym: OLD[0],
      summary: OLD[1],
      person: { legal_name: OLD[2] },
    });
    id = logged.json<{ id: string }>().id;
    await desk.post(`/cases/${id}/notes`, { text: OLD[3], visibility: 'desk' });
    const offered = await desk.post(`/cases/${id}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['summary'],
      consent: { given_on: '2026-11-01', language: 'ru' },
    });
    referralId = offered.json<{ id: string }>().id;
    const old = await dumpOf(running.database);

    const removal = `/organisation/desks/${network.desk.id}/members/${leaver.accountId}/removal`;
    expect((await api(running.app, network.administrator).post(removal)).statusCode).toBe(200);
    const removed = await dumpOf(running.database);

    await renew(network.coordinator);
    expect((await desk.patch(`/cases/${id}`, { summary: NEW[0], version: 1 })).statusCode).toBe(200);
    await desk.post(`/cases/${id}/notes`, { text: NEW[1], visibility: 'desk' });
    await api(running.app, network.coordinator).post('/cases', {
      pseudonym: NEW[2],
      summary: NEW[3],
      person: { legal_name: NEW[4] },
    });
    await api(running.app, network.lawyer).post(`/referrals/${referralId}/conflict-check`);
    dumps = { old, removed, renewed: await dumpOf(running.database) };
  });

  it('has with an old dump what they had: the threat model says so', async () => {
    expect(says(await opened(dumps.old), [...OLD, ...NEW])).toEqual(OLD);
  });

  it('has nothing with a dump of after they were removed, but with the desk’s key that they kept all of it, until it is renewed', async () => {
    const { desks } = await opened(dumps.old);
    expect(says(await opened(dumps.removed), [...OLD, ...NEW])).toEqual([]);
    expect(says(await opened(dumps.removed, { desks }), [...OLD, ...NEW])).toEqual(OLD);
  });

  it('opens nothing with a dump of after the renewal and the next writes, nor with the desk’s key that they kept', async () => {
    const { desks } = await opened(dumps.old);
    expect(desks.length).toBeGreaterThan(0);
    expect(says(await opened(dumps.renewed), [...OLD, ...NEW])).toEqual([]);
    const keyed = await opened(dumps.renewed, { desks });
    expect(says(keyed, [...OLD, ...NEW])).toEqual([]);
    expect(keyed.contentKeys.size).toBe(0);
  });

  it('opens nothing that was written after the renewal with every key that they could have kept; the rest stays theirs', async () => {
    const kept = await opened(dumps.old);
    const found = says(await opened(dumps.renewed, kept), [...OLD, ...NEW]);
    // The note and the name were not written anew. Of the case itself only the new writing is there, and it stays shut.
    expect(found).toEqual(OLD.slice(2));
  });

  it('learns with the desk’s old key what a lawyer answers to an offer sent before the renewal, and nothing of what was answered to later ones', async () => {
    const { desks } = await opened(dumps.old);
    const steps = (await opened(dumps.renewed, { desks })).texts.filter((text) => text.includes('"offer":'));
    expect(steps.some((text) => text.includes(referralId))).toBe(true);
    expect(steps.join('')).not.toMatch(/Alder|Wrote|Said|Anna/);
  });

  it('and a member who stayed opens all of it', async () => {
    const { texts } = await Opening.of(dumps.renewed, [network.coordinator]);
    expect(NEW.filter((word) => texts.join('\n').includes(word))).toEqual(NEW);
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
