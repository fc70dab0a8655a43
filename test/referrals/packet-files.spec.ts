import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { daysAfter } from '../../src/referrals/days.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { bring } from '../support/document.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

const WORDS = 'Planted words of the document';
let running: RunningApp;
let network: SmallNetwork;
let day: string;
let caseId: string;
let original: string;
let copy: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  day = running.clock.today();
  caseId = (await desk().post('/cases', { pseudonym: 'Heron', state: 'open', summary: 'A summary.' })).json<{
    id: string;
  }>().id;
  original = await bring(running, network.caseworker, caseId, 'The original of it', { name: 'Summons.txt' });
  copy = await bring(running, network.caseworker, caseId, WORDS, {
    name: 'Summons (redacted).txt',
    made_from: original,
  });
}, 60_000);
afterAll(() => running.stop());
beforeEach(() => running.clock.standAt(day));

const desk = () => api(running.app, network.caseworker);
const lawyer = () => api(running.app, network.lawyer);
const input = (more: object = {}) => ({
  legal_contact_id: network.contact.id,
  purpose: 'asylum_claim',
  fields: ['summary', 'documents'],
  consent: { given_on: day, language: 'ru' },
  documents: [copy],
  ...more,
});
const offered = async (more: object = {}) =>
  (await desk().post(`/cases/${caseId}/referrals`, input(more))).json<{ id: string }>().id;
const accept = async (id: string) => {
  await lawyer().post(`/referrals/${id}/conflict-check`);
  return lawyer().post(`/referrals/${id}/acceptance`);
};
type Files = { files: { id: string; name: string; redacted: boolean }[] };
const packetOf = async (id: string) => (await lawyer().get(`/referrals/${id}/packet`)).json<Files>();
const take = (id: string, fileId: string) => lawyer().get(`/referrals/${id}/packet/files/${fileId}`);

it('a redacted copy goes along by itself, an original only when somebody says so, and none without consent to documents', async () => {
  const refusedOf = async (more: object) => {
    const answer = await desk().post(`/cases/${caseId}/referrals`, input(more));
    return [answer.statusCode, answer.json<{ errors?: { field: string }[] }>().errors?.[0]?.field];
  };
  expect(await refusedOf({ documents: [copy, original] })).toEqual([422, 'originals']);
  expect(await refusedOf({ fields: ['summary'] })).toEqual([422, 'fields']);
  expect(await refusedOf({ documents: [caseId] })).toEqual([422, 'documents']);
  const shown = await desk().post(
    `/cases/${caseId}/referrals/preview`,
    input({ documents: [original, copy], originals: true }),
  );
  expect(shown.json()).toMatchObject({
    files: [
      { name: 'Summons (redacted).txt', redacted: true },
      { name: 'Summons.txt', redacted: false },
    ],
    lacking: [],
  });
});

it('nothing of it reaches the lawyer before acceptance; then it is whole, and a stranger has none of it', async () => {
  const id = await offered();
  const before = [await lawyer().get(`/referrals/${id}`), await lawyer().get(`/referrals/${id}/packet`)];
  await lawyer().post(`/referrals/${id}/conflict-check`);
  before.push(
    await lawyer().get(`/referrals/${id}`),
    await lawyer().get(`/referrals/${id}/packet`),
    await take(id, copy),
  );
  expect(before.map(({ statusCode }) => statusCode)).toEqual([200, 409, 200, 409, 409]);
  expect(before.map(({ body }) => body).join()).not.toMatch(/Planted|Summons/);
  await lawyer().post(`/referrals/${id}/acceptance`);
  const [file] = (await packetOf(id)).files;
  expect(file).toMatchObject({ name: 'Summons (redacted).txt', redacted: true });
  const taken = await take(id, file!.id);
  expect([taken.body, taken.headers['content-type']]).toEqual([WORDS, 'application/octet-stream']);
  expect(taken.headers['content-disposition']).toContain('Summons (redacted).txt');
  expect((await take(id, original)).statusCode).toBe(404);
  expect(
    (await api(running.app, network.otherLawyer).get(`/referrals/${id}/packet/files/${file!.id}`)).statusCode,
  ).toBe(404);
});

it('whatever ends the referral takes the only key of its files away', async () => {
  const ends: Record<string, (id: string) => Promise<unknown>> = {
    withdrawn: (id) => desk().post(`/referrals/${id}/withdrawal`),
    completed: (id) => lawyer().post(`/referrals/${id}/completion`, { on: day, outcome: 'Granted.' }),
    expired: async () => {
      running.clock.standAt(daysAfter(day, 40));
      return running.app.get(Jobs).run('referral-ends');
    },
  };
  for (const [how, end] of Object.entries(ends)) {
    running.clock.standAt(day);
    const id = await offered();
    await accept(id);
    const [file] = (await packetOf(id)).files;
    await end(id);
    expect([how, (await take(id, file!.id)).statusCode]).toEqual([how, 409]);
    const [left] = await ownerQuery<object>(
      running.database,
      `select num_nonnulls(secret_sealed, packet_sealed, held_back_sealed) as sealed,
         (select count(*)::int from shred.stage_secrets where offer_id = o.id) as stages from offers o where id = $1`,
      [id],
    );
    expect([how, left]).toEqual([how, { sealed: 0, stages: 0 }]);
  }
});

it('released by hand, it is not even sealed before; and nothing of it lies in clear', async () => {
  const lying = async () =>
    (await readdir(join(running.home, 'files', 'packet'), { recursive: true }).catch(() => [])).filter(
      (name) => name.length > 60,
    );
  const before = (await lying()).length;
  const id = await offered({ by_hand: true });
  await lawyer().post(`/referrals/${id}/conflict-check`);
  await desk().post(`/referrals/${id}/release`, { part: 'name' });
  await lawyer().post(`/referrals/${id}/acceptance`);
  expect(await lying()).toHaveLength(before);
  await desk().post(`/referrals/${id}/release`, { part: 'packet' });
  expect(await lying()).toHaveLength(before + 1);
  const [file] = (await packetOf(id)).files;
  expect((await take(id, file!.id)).body).toBe(WORDS);
  for (const name of await lying()) {
    const bytes = await readFile(join(running.home, 'files', 'packet', name));
    expect([bytes.includes('Planted'), bytes.includes('Summons')]).toEqual([false, false]);
  }
});
