import type { Person } from '../../src/cli/demo/cast.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { daysAfter } from '../../src/referrals/days.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { AsApplication } from '../rules/tables.js';
import { trailOf } from '../vault/trail.js';
import { referralsOf } from './referrals-of.js';
import { offeredToLawyer, standInFrom, wordsOf } from './standing-in.js';

let running: RunningApp;
let network: SmallNetwork;
let day: string;
let words: string;
let officeAuditor: Person;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  day = running.clock.today();
  officeAuditor = await network.beginnings.foundation(network.office);
  words = await wordsOf(running, network.otherLawyer);
}, 60_000);
afterAll(() => running.stop());
beforeEach(() => running.clock.standAt(day));

const desk = () => api(running.app, network.caseworker);
const away = () => api(running.app, network.lawyer);
const colleague = () => api(running.app, network.otherLawyer);
const pair = () => ({ away: network.lawyer, standIn: network.otherLawyer });
const until = () => daysAfter(day, 14);
const copies = async (id: string) =>
  (
    await ownerQuery<{ n: number }>(
      running.database,
      `select count(*)::int as n from shred.stand_in_secrets where offer_id = $1`,
      [id],
    )
  )[0]!.n;
const sent = async ({ id, caseId }: { id: string; caseId: string }) =>
  (await desk().get(`/cases/${caseId}/referrals/${id}`)).json<{
    absence: { stand_in: string; until: string; reads: string } | null;
    in_place: { what: string; by: string }[];
    opened: Record<string, string | null>;
    decline_note: string | null;
    state: string;
  }>();

describe('naming', () => {
  it('takes the six words of exactly this colleague, a lawyer of the same office, until a day that is near', async () => {
    const asked = { account_id: network.otherLawyer.accountId, until_on: until(), words };
    const refused = async (more: object) => {
      const answer = await away().post('/stand-ins', { ...asked, ...more });
      return [answer.statusCode, answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)];
    };
    expect(await refused({ words: await wordsOf(running, network.lawyer) })).toEqual([422, ['words']]);
    expect(await refused({ account_id: network.lawyer.accountId })).toEqual([422, ['account_id']]);
    expect(await refused({ account_id: network.caseworker.accountId })).toEqual([422, ['account_id']]);
    expect(await refused({ until_on: daysAfter(day, -1) })).toEqual([422, ['until_on']]);
    expect(await refused({ until_on: daysAfter(day, 61) })).toEqual([422, ['until_on']]);
    expect((await away().get('/stand-ins')).json()).toMatchObject({ items: [] });

    expect((await away().post('/stand-ins', asked)).statusCode).toBe(201);
    const names = { away: network.contact.name, stand_in: network.otherContact.name, until_on: until() };
    expect((await away().get('/stand-ins')).json()).toMatchObject({ items: [{ ...names, mine: true }] });
    expect((await colleague().get('/stand-ins')).json()).toMatchObject({ items: [{ ...names, mine: false }] });
  });

  it('a key that was swapped in the database is not sealed to: its words are others', async () => {
    const { id } = await offeredToLawyer(running, network, { standIn: true });
    const [kept] = await ownerQuery<{ public_key: Buffer }>(
      running.database,
      `select public_key from public_keys where subject_id = $1 and purpose = 'lawyer'`,
      [network.otherLawyer.accountId],
    );
    const put = (key: Buffer) =>
      ownerQuery(
        running.database,
        `update public_keys set public_key = $2 where subject_id = $1 and purpose = 'lawyer'`,
        [network.otherLawyer.accountId, key],
      );
    await put(Buffer.alloc(32, 9));
    const named = await away().post('/stand-ins', {
      account_id: network.otherLawyer.accountId,
      until_on: until(),
      words,
    });
    await put(kept!.public_key);
    expect(named.statusCode).toBe(422);
    expect(await copies(id)).toBe(0);
  });

  it('reaches what runs already and the person agreed to, and nothing else; naming again takes the place of before', async () => {
    const agreed = await offeredToLawyer(running, network, { standIn: true });
    const not = await offeredToLawyer(running, network, { standIn: false });
    await standInFrom(running, pair(), until());
    await standInFrom(running, pair(), until());
    expect([await copies(agreed.id), await copies(not.id)]).toEqual([1, 0]);
    const seen = (await referralsOf(colleague())).map(({ id }) => id);
    expect(seen).toContain(agreed.id);
    expect(seen).not.toContain(not.id);
    expect((await colleague().get(`/referrals/${not.id}`)).statusCode).toBe(404);
    expect((await sent(not)).absence).toMatchObject({ reads: 'not-agreed', until: until() });
    expect((await sent(agreed)).absence).toMatchObject({ reads: 'yes', stand_in: network.otherContact.name });
  });
});

describe('while it lasts', () => {
  it('the colleague sees, checks, accepts and opens the packet, and each of it is told to both sides as done by them', async () => {
    await standInFrom(running, pair(), until());
    const offer = await offeredToLawyer(running, network, { standIn: true, more: {} });
    // Whom the desk has not confirmed, nothing is sealed to.
    expect((await sent(offer)).absence).toMatchObject({ reads: 'not-sealed' });
    expect((await colleague().get(`/referrals/${offer.id}`)).statusCode).toBe(404);
    await network.beginnings.pin(network.desk, [network.otherLawyer]);

    const next = await offeredToLawyer(running, network, { standIn: true });
    const path = `/referrals/${next.id}`;
    const shown = await colleague().get(path);
    expect(shown.json()).toMatchObject({ state: 'previewed', in_place_of: network.contact.name, name: null });
    expect((await colleague().get(`${path}/packet`)).statusCode).toBe(409);
    expect((await colleague().post(`${path}/conflict-check`)).statusCode).toBe(200);
    expect((await colleague().get(path)).json()).toMatchObject({ name: { person: 'Zeno Standinplant' } });
    expect((await colleague().post(`${path}/acceptance`)).statusCode).toBe(200);
    expect((await colleague().get(`${path}/packet`)).body).toContain('Called up on a Tuesday.');

    const by = network.otherContact.name;
    const done = ['preview', 'name', 'accepted', 'packet'].map((what) => ({ what, by }));
    expect((await sent(next)).in_place).toMatchObject(done);
    expect((await sent(next)).opened).toMatchObject({ preview: day, name: day, packet: day });
    expect((await away().get(path)).json()).toMatchObject({ state: 'accepted', in_place: done, in_place_of: null });
  });

  it('questions, reports and the end of the work are not theirs', async () => {
    await standInFrom(running, pair(), until());
    const { id, caseId } = await offeredToLawyer(running, network, { standIn: true });
    await colleague().post(`/referrals/${id}/conflict-check`);
    await colleague().post(`/referrals/${id}/acceptance`);
    await away().post(`/referrals/${id}/exchange`, { text: 'A planted question' });
    await desk().post(`/cases/${caseId}/referrals/${id}/exchange`, { text: 'A planted answer' });
    for (const path of ['exchange', 'completion', 'reports/hearing'])
      expect([path, (await colleague().get(`/referrals/${id}/${path}`)).statusCode]).toEqual([path, 404]);
    expect((await colleague().post(`/referrals/${id}/exchange`, { text: 'Mine' })).statusCode).toBe(404);
    expect((await colleague().post(`/referrals/${id}/reports/hearing`, { on: '2027-02-01' })).statusCode).toBe(404);
    expect(
      (await colleague().post(`/referrals/${id}/completion`, { outcome: 'Status granted', on: day })).statusCode,
    ).toBe(404);
    expect((await colleague().get(`/referrals/${id}`)).json()).toMatchObject({ written: false });
    expect((await away().get(`/referrals/${id}`)).json()).toMatchObject({ written: true });
  });

  it('they decline: it ends for everybody, with a word to the desk, and whoever was away keeps that it was', async () => {
    await standInFrom(running, pair(), until());
    const offer = await offeredToLawyer(running, network, { standIn: true });
    const declined = await colleague().post(`/referrals/${offer.id}/decline`, {
      reason: 'no_capacity',
      note: 'Full until May.',
    });
    expect(declined.json()).toEqual({ id: offer.id, state: 'declined' });
    expect(await copies(offer.id)).toBe(0);
    expect((await colleague().get(`/referrals/${offer.id}`)).statusCode).toBe(404);
    expect(await sent(offer)).toMatchObject({
      state: 'declined',
      decline_note: 'Full until May.',
      in_place: [{ what: 'declined', by: network.otherContact.name }],
    });
    expect((await away().get(`/referrals/${offer.id}`)).json()).toMatchObject({
      state: 'declined',
      in_place: [{ what: 'declined' }],
    });
    const stages = await ownerQuery(running.database, `select 1 from shred.stage_secrets where offer_id = $1`, [
      offer.id,
    ]);
    expect(stages).toEqual([]);
  });

  it('declined by them in a line, the next is asked', async () => {
    await standInFrom(running, pair(), until());
    const offer = await offeredToLawyer(running, network, {
      standIn: true,
      more: { next_in_line: [network.otherContact.id] },
    });
    await colleague().post(`/referrals/${offer.id}/decline`, { reason: 'no_capacity' });
    const { entries } = (await desk().get(`/referrals/${offer.id}/line`)).json<{ entries: { state: string }[] }>();
    expect(entries.map(({ state }) => state)).toEqual(['declined', 'offered']);
  });

  it('what waits in line for whoever is away is not seen by their colleague, though it is sealed to both', async () => {
    await standInFrom(running, pair(), until());
    const first = await offeredToLawyer(running, network, {
      standIn: true,
      more: { legal_contact_id: network.otherContact.id, next_in_line: [network.contact.id] },
    });
    const { entries } = (await desk().get(`/referrals/${first.id}/line`)).json<{ entries: { id: string }[] }>();
    const draft = entries[1]!.id;
    expect(await copies(draft)).toBe(1);
    expect((await colleague().get(`/referrals/${draft}`)).statusCode).toBe(404);
    expect((await colleague().post(`/referrals/${draft}/decline`, { reason: 'no_capacity' })).statusCode).toBe(404);
    await colleague().post(`/referrals/${first.id}/decline`, { reason: 'no_capacity' });
    expect((await colleague().get(`/referrals/${draft}`)).json()).toMatchObject({ in_place_of: network.contact.name });
  });

  it('a consent of the ledger says whether a stand-in may read, and its sheet prints it', async () => {
    await standInFrom(running, pair(), until());
    const { caseId } = await offeredToLawyer(running, network, { standIn: false });
    const record = async (stand_in: boolean) =>
      (
        await desk().post(`/cases/${caseId}/consents`, {
          legal_contact_id: network.contact.id,
          purpose: 'second_opinion',
          fields: ['summary'],
          language: 'ru',
          given_by: 'oral',
          given_on: '2026-01-01',
          stand_in,
        })
      ).json<{ id: string }>().id;
    const refer = async (consent_id: string) =>
      (
        await desk().post(`/cases/${caseId}/referrals`, {
          legal_contact_id: network.contact.id,
          purpose: 'second_opinion',
          fields: ['summary'],
          consent_id,
        })
      ).json<{ id: string }>().id;
    const [with_, without] = [await record(true), await record(false)];
    expect([await copies(await refer(with_)), await copies(await refer(without))]).toEqual([1, 0]);
    const { consents } = (await desk().get(`/cases/${caseId}/consents`)).json<{
      consents: { id: string; stand_in: boolean }[];
    }>();
    expect(consents.find(({ id }) => id === with_)).toMatchObject({ stand_in: true });
    const sheet = async (id: string) => (await desk().get(`/cases/${caseId}/consents/${id}/sheet?language=en`)).body;
    expect(await sheet(with_)).toContain('a lawyer of the same office who stands in');
    expect(await sheet(without)).not.toContain('stands in');
  });
});

describe('who learns of it', () => {
  it('desks that have confirmed the lawyer, by row-level security; another desk reads no absence', async () => {
    await standInFrom(running, pair(), until());
    const { database } = running;
    const asked = async (who: Person) => {
      const application = await AsApplication.open(database);
      try {
        return (await application.rows(who, 'desk', 'select account_id from stand_ins')).length;
      } finally {
        await application.close();
      }
    };
    expect([await asked(network.caseworker), await asked(network.southCaseworker)]).toEqual([1, 1]);
    await ownerQuery(database, `delete from pins where desk_id = $1 and purpose = 'lawyer'`, [network.southDesk.id]);
    expect([await asked(network.caseworker), await asked(network.southCaseworker)]).toEqual([1, 0]);
    expect([await asked(network.administrator), await asked(network.auditor)]).toEqual([0, 0]);
  });

  it('the sender is told before sending: who stands in, and whether it would reach them', async () => {
    await standInFrom(running, pair(), until());
    const { caseId } = await offeredToLawyer(running, network, { standIn: true });
    const before = async (stand_in: boolean) =>
      (
        await desk().post(`/cases/${caseId}/referrals/preview`, {
          legal_contact_id: network.contact.id,
          purpose: 'asylum_claim',
          fields: ['summary'],
          consent: { given_on: '2026-01-01', language: 'ru', stand_in },
        })
      ).json<{ absence: object; offer: { consent: { stand_in?: boolean } } }>();
    const told = { stand_in: network.otherContact.name, until: until() };
    expect(await before(true)).toMatchObject({
      absence: { ...told, reads: 'yes' },
      offer: { consent: { stand_in: true } },
    });
    expect((await before(false)).absence).toEqual({ ...told, reads: 'not-agreed' });
    await ownerQuery(running.database, `delete from pins where desk_id = $1 and subject_id = $2`, [
      network.desk.id,
      network.otherLawyer.accountId,
    ]);
    expect((await before(true)).absence).toEqual({ ...told, reads: 'not-confirmed' });
    const unread = await offeredToLawyer(running, network, { standIn: true });
    expect(await copies(unread.id)).toBe(0);
    await network.beginnings.pin(network.desk, [network.otherLawyer]);
  });

  it('a colleague whose key was swapped after the desk confirmed it is not sealed to', async () => {
    await standInFrom(running, pair(), until());
    const at = [network.otherLawyer.accountId];
    const [kept] = await ownerQuery<{ public_key: Buffer }>(
      running.database,
      `select public_key from public_keys where subject_id = $1 and purpose = 'lawyer'`,
      at,
    );
    const put = `update public_keys set public_key = $2 where subject_id = $1 and purpose = 'lawyer'`;
    await ownerQuery(running.database, put, [...at, Buffer.alloc(32, 9)]);
    const offer = await offeredToLawyer(running, network, { standIn: true });
    await ownerQuery(running.database, put, [...at, kept!.public_key]);
    expect(await copies(offer.id)).toBe(0);
    expect((await sent(offer)).absence).toMatchObject({ reads: 'not-sealed' });
  });

  it('the trail of the office says who named, who ended, and that it ended by itself', async () => {
    const standIn = await standInFrom(running, pair(), until());
    await colleague().delete(`/stand-ins/${standIn}`);
    await standInFrom(running, pair(), day);
    running.clock.standAt(daysAfter(day, 1));
    await running.app.get(Jobs).run('referral-ends');
    const entries = await trailOf(running.database, officeAuditor);
    const acts = entries.filter(({ action }) => action.startsWith('stand-in.')).slice(-4);
    expect(acts.map(({ action, actor, object }) => [action, actor, object])).toEqual([
      ['stand-in.name', network.lawyer.accountId, network.otherLawyer.accountId],
      ['stand-in.end', network.otherLawyer.accountId, network.otherLawyer.accountId],
      ['stand-in.name', network.lawyer.accountId, network.otherLawyer.accountId],
      ['stand-in.ended', undefined, network.otherLawyer.accountId],
    ]);
  });
});

it('a copy that somebody puts under another offer does not open there', async () => {
  const [one, other] = [
    await offeredToLawyer(running, network, { standIn: true }),
    await offeredToLawyer(running, network, { standIn: true }),
  ];
  await standInFrom(running, pair(), until());
  await ownerQuery(
    running.database,
    `update shred.stand_in_secrets set secret_sealed = (select secret_sealed from shred.stand_in_secrets where offer_id = $2) where offer_id = $1`,
    [one.id, other.id],
  );
  const shown = await colleague().get(`/referrals/${one.id}`);
  expect(shown.statusCode).toBe(500);
  expect(shown.body).toContain('Something sealed does not open');
  expect((await colleague().get(`/referrals/${other.id}`)).statusCode).toBe(200);
  await standInFrom(running, pair(), until());
});

describe('it ends', () => {
  it('by either of the two at once, and nobody else', async () => {
    for (const who of [away, colleague]) {
      const { id } = await offeredToLawyer(running, network, { standIn: true });
      const standIn = await standInFrom(running, pair(), until());
      expect((await colleague().get(`/referrals/${id}`)).statusCode).toBe(200);
      expect((await who().delete(`/stand-ins/${standIn}`)).statusCode).toBe(200);
      expect(await copies(id)).toBe(0);
      expect((await colleague().get(`/referrals/${id}`)).statusCode).toBe(404);
      expect((await away().get(`/referrals/${id}`)).statusCode).toBe(200);
      expect((await who().delete(`/stand-ins/${standIn}`)).statusCode).toBe(404);
    }
  });

  it('by itself after the last day: the server shows nothing from then on, and the job takes every copy, once', async () => {
    const offer = await offeredToLawyer(running, network, { standIn: true });
    await standInFrom(running, pair(), daysAfter(day, 3));
    running.clock.standAt(daysAfter(day, 3));
    await running.app.get(Jobs).run('referral-ends');
    expect((await colleague().get(`/referrals/${offer.id}`)).statusCode).toBe(200);

    running.clock.standAt(daysAfter(day, 4));
    expect((await colleague().get(`/referrals/${offer.id}`)).statusCode).toBe(404);
    expect((await referralsOf(colleague())).map(({ id }) => id)).not.toContain(offer.id);
    expect((await colleague().post(`/referrals/${offer.id}/decline`, { reason: 'no_capacity' })).statusCode).toBe(404);
    expect((await sent(offer)).absence).toBeNull();
    expect(await copies(offer.id)).toBe(1);
    await running.app.get(Jobs).run('referral-ends');
    await running.app.get(Jobs).run('referral-ends');
    expect(await copies(offer.id)).toBe(0);
    expect(await ownerQuery(running.database, 'select 1 from stand_ins')).toEqual([]);
    expect((await away().get(`/referrals/${offer.id}`)).statusCode).toBe(200);
  });

  it.each(['withdrawal', 'consent', 'expiry', 'lock', 'reset'] as const)('with the %s', async (by) => {
    const { id, caseId } = await offeredToLawyer(running, network, {
      standIn: true,
      more: { ends_on: daysAfter(day, 2) },
    });
    await standInFrom(running, pair(), until(), words);
    expect(await copies(id)).toBe(1);
    const office = api(running.app, network.office.administrator);
    if (by === 'withdrawal') await desk().post(`/referrals/${id}/withdrawal`);
    if (by === 'consent') await desk().post(`/cases/${caseId}/consents/withdrawal`);
    if (by === 'expiry') {
      running.clock.standAt(daysAfter(day, 3));
      expect((await colleague().get(`/referrals/${id}`)).statusCode).toBe(404);
      await running.app.get(Jobs).run('referral-ends');
    }
    const locked = `/accounts/${network.otherLawyer.accountId}/lock`;
    if (by === 'lock') expect((await office.post(locked)).statusCode).toBe(200);
    if (by === 'reset')
      expect((await office.post(`/accounts/${network.lawyer.accountId}/reset`)).statusCode).toBeLessThan(300);
    expect(await copies(id)).toBe(0);
    if (by === 'lock') await office.delete(locked);
  });
});
