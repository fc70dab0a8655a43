import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { lastFileOf, sendFiles } from '../support/exchange-file.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { wordsOfDesk } from '../organisations/ceremony-words.js';
import { dumpOf, readableOf } from '../threat-model/dump.js';
import { Opening } from '../threat-model/opening.js';
import { Brought, PLANTS } from './brought-to.js';

/** What desk and lawyer wrote to each other goes with the case to another desk of the organisation: there it is read, here no more. */
let running: RunningApp;
let network: SmallNetwork;
let id: string;
let caseId: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  const words = await wordsOfDesk(running, network.otherCoordinator, network.otherDesk.id);
  const pins = `/desks/${network.desk.id}/pins`;
  await sender().submit(`${pins}/new`, pins, { subject: `desk.${network.otherDesk.id}`, words });
  ({ id, caseId } = await new Brought(running, network).to('accepted', true));
}, 60_000);
afterAll(() => running.stop());

const sender = () => browser(running.app, network.coordinator);
const [before, after] = [() => api(running.app, network.caseworker), () => api(running.app, network.otherCoordinator)];
const lawyer = () => api(running.app, network.lawyer);
const exchange = () => `/cases/${caseId}/referrals/${id}/exchange`;
const transfer = () =>
  sender().submit(`/cases/${caseId}/transfer`, `/cases/${caseId}/transfer`, { to_desk_id: network.otherDesk.id });
interface Line {
  id: string;
  text: string | null;
  waits: boolean;
  report: object | null;
  file: { open: boolean; name: string } | null;
}
const linesOf = async (client: ReturnType<typeof api>) =>
  (await client.get(exchange())).json<{ lines: Line[] }>().lines;
const wrote = async (client: ReturnType<typeof api>) =>
  (await client.get('/today'))
    .json<{ waiting_for_me: { kind: string; at: string }[] }>()
    .waiting_for_me.filter(({ kind }) => kind === 'lawyer-wrote')
    .map(({ at }) => at);

it('a case whose referral runs stays: its lawyer answers to the desk that sent it', async () => {
  expect((await sender().get(`/cases/${caseId}/transfer`)).body).toContain('would answer to your desk');
  const asked = { to_desk_id: network.otherDesk.id };
  const refused = await api(running.app, network.coordinator).post(`/cases/${caseId}/transfer`, asked);
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'referral-running']);
  expect(await linesOf(before())).toHaveLength(2);
});

it('once it has ended the other desk reads all of it, judges what waits, and takes what was kept; the first one nothing', async () => {
  const letter = { name: 'Judgment.txt', bytes: 'As it was served' };
  expect((await sendFiles(running, network.lawyer, `/referrals/${id}/exchange`, [letter])).statusCode).toBe(201);
  const file = await lastFileOf(running, network.caseworker, exchange());
  await before().post(`${exchange()}/files/${file}/document`);
  await lawyer().post(`/referrals/${id}/completion`, { outcome: 'Status granted', on: '2026-11-20' });
  expect((await transfer()).statusCode).toBe(303);
  const [row] = await ownerQuery<{ id: string }>(running.database, 'select id from transfers where case_id = $1', [
    caseId,
  ]);
  expect(await wrote(before())).toEqual([exchange()]);
  await browser(running.app, network.otherCoordinator).submit('/transfers', `/transfers/${row!.id}/acceptance`);

  const lines = await linesOf(after());
  expect(lines.map(({ text }) => text).slice(0, 2)).toEqual([PLANTS.question, PLANTS.answer]);
  expect(lines.find((line) => line.file)?.file).toMatchObject({ name: 'Judgment.txt', open: false });
  expect(await wrote(after())).toEqual([exchange()]);
  const { documents } = (await after().get(`/cases/${caseId}/documents`)).json<{ documents: { id: string }[] }>();
  expect((await after().get(`/cases/${caseId}/documents/${documents[0]!.id}/file`)).body).toBe(letter.bytes);
  const report = lines.find((line) => line.report)!;
  expect(report.waits).toBe(true);
  const judged = await after().post(`/cases/${caseId}/referrals/${id}/reports/${report.id}/confirmation`);
  expect(judged.statusCode).toBe(200);

  for (const path of [exchange(), `${exchange()}/files/${file}`, `/cases/${caseId}/referrals/${id}`])
    expect([path, (await before().get(path)).statusCode]).toEqual([path, 404]);
  expect((await before().post(exchange(), { text: 'Hello' })).statusCode).toBe(404);
  expect((await before().delete(`${exchange()}/waiting`)).statusCode).toBe(404);
  expect(await wrote(before())).toEqual([]);
  expect((await lawyer().get(`/referrals/${id}/exchange`)).json()).toMatchObject({ lines: [] });
});

it('from the whole database the people of the first desk open nothing of it, those of the other one everything', async () => {
  const dump = await dumpOf(running.database);
  const opened = async (...who: (typeof network.caseworker)[]) =>
    [readableOf(dump), ...(await Opening.of(dump, who)).texts].join();
  const first = await opened(network.caseworker, network.coordinator);
  const second = await opened(network.otherCoordinator);
  for (const planted of [PLANTS.question, PLANTS.answer, 'Judgment.txt']) {
    expect(first).not.toContain(planted);
    expect(second).toContain(planted);
  }
});
