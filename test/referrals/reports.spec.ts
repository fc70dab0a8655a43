import { daysAfter } from '../../src/referrals/days.js';
import { type RunningApp, startApp } from '../support/app.js';
import { atOnce } from '../support/at-once.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { dumpOf } from '../threat-model/dump.js';
import { Opening } from '../threat-model/opening.js';
import { Brought } from './brought-to.js';

let running: RunningApp;
let network: SmallNetwork;
let brought: Brought;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  brought = new Brought(running, network);
}, 60_000);
afterAll(() => running.stop());
beforeEach(() => running.clock.standAt(brought.day));

const desk = () => api(running.app, network.caseworker);
const lawyer = () => api(running.app, network.lawyer);
interface Line {
  id: string;
  waits: boolean;
  text: string | null;
  report: { title: string; verdict: string | null } | null;
  verdict: { about: string; is: string } | null;
}
const atDesk = async (caseId: string, id: string) =>
  (await desk().get(`/cases/${caseId}/referrals/${id}/exchange`)).json<{ lines: Line[] }>().lines;
const waiting = async (caseId: string, id: string) =>
  (await atDesk(caseId, id)).filter(({ report, waits }) => report && waits).map((line) => line.id);
const wrote = async () =>
  (await desk().get('/today'))
    .json<{ waiting_for_me: { kind: string }[] }>()
    .waiting_for_me.filter(({ kind }) => kind === 'lawyer-wrote').length;
const proceedings = async (caseId: string) =>
  (await desk().get(`/cases/${caseId}/proceedings`)).json<{
    proceedings: {
      id: string;
      file_number: string | null;
      ended: { outcome: string } | null;
      events: { kind: { code: string }; on: string; at: string | null; text: string | null }[];
    }[];
  }>().proceedings;

it('what a lawyer reports stands in the case when a caseworker has confirmed it, and the rules count from it', async () => {
  const { id, caseId } = await brought.to('accepted');
  await desk().patch(`/cases/${caseId}`, { version: 1, facts: { country_of_stay: 'DE' } });
  const file = { file_number: '1 K 99/26' };
  expect(
    (await lawyer().post(`/referrals/${id}/reports/proceeding`, { type: 'asylum_first', ...file })).statusCode,
  ).toBe(201);
  await lawyer().post(`/referrals/${id}/reports/hearing`, { on: '2037-02-01', at: '09:30', place: 'Room 4', ...file });
  const decision = { kind: 'decision', on: brought.day, trigger: 'decision_served', text: 'Refused', ...file };
  await lawyer().post(`/referrals/${id}/reports/decision`, decision);
  expect((await lawyer().post(`/referrals/${id}/reports/decision`, { ...decision, kind: 'hearing' })).statusCode).toBe(
    422,
  );
  expect(await proceedings(caseId)).toEqual([]);
  expect(await wrote()).toBe(1);
  const [first, second, third] = await waiting(caseId, id);
  const report = (which?: string) => `/cases/${caseId}/referrals/${id}/reports/${which}`;

  expect((await desk().post(`${report(second)}/confirmation`)).json()).toMatchObject({
    errors: [{ field: 'proceeding_id' }],
  });
  expect((await desk().post(`${report(first)}/confirmation`)).statusCode).toBe(200);
  const [made] = await proceedings(caseId);
  expect(made).toMatchObject({ ...file, events: [] });
  // Found by its file number, though another one runs.
  await desk().post(`/cases/${caseId}/proceedings`, { type: 'co_application' });
  expect((await desk().get(report(second))).json()).toMatchObject({ proceeding: made!.id });
  const corrected = { kind: 'hearing', on: '2037-02-08', at: '09:30', proceeding_id: made!.id, word: 'It was moved.' };
  expect((await desk().post(`${report(second)}/confirmation`, corrected)).statusCode).toBe(200);
  const page = browser(running.app, network.caseworker);
  const sent = await page.submit(report(third), `${report(third)}/confirmation`, {
    proceeding_id: made!.id,
    kind: 'decision',
    'on-day': brought.day.slice(8),
    'on-month': brought.day.slice(5, 7),
    'on-year': brought.day.slice(0, 4),
    text: 'Refused',
    trigger: 'decision_served',
  });
  expect(sent.statusCode).toBe(303);
  expect((await proceedings(caseId))[0]!.events).toMatchObject([
    { kind: { code: 'decision' }, text: 'Refused' },
    { kind: { code: 'hearing' }, on: '2037-02-08', at: '09:30' },
  ]);
  const { proposals } = (await desk().get(`/cases/${caseId}/deadlines`)).json<{
    proposals: { rule: { id: string } }[];
  }>();
  expect(proposals.length).toBeGreaterThan(0);
  expect(await waiting(caseId, id)).toEqual([]);
  expect(await wrote()).toBe(0);

  const { lines } = (await lawyer().get(`/referrals/${id}/exchange`)).json<{ lines: Line[] }>();
  expect(lines.flatMap(({ report: one }) => one?.verdict ?? [])).toEqual(['confirmed', 'corrected', 'confirmed']);
  expect(lines.find(({ verdict }) => verdict?.is === 'corrected')).toMatchObject({ text: 'It was moved.' });
});

it('set aside, it never stands in the case, and the lawyer reads why; two who judge it: one does', async () => {
  const { id, caseId } = await brought.to('accepted');
  const before = await proceedings(caseId);
  await lawyer().post(`/referrals/${id}/reports/proceeding`, { type: 'removal' });
  const [report] = await waiting(caseId, id);
  const at = `/cases/${caseId}/referrals/${id}/reports/${report}`;
  expect((await api(running.app, network.otherCaseworker).get(at)).statusCode).toBe(404);
  const both = await atOnce(running, { table: 'exchange_entries', id: report! }, [
    () => desk().post(`${at}/setting-aside`, { why: 'That is another person.' }),
    () => api(running.app, network.coordinator).post(`${at}/setting-aside`, { why: 'That is another person.' }),
  ]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  expect((await desk().post(`${at}/confirmation`)).statusCode).toBe(409);
  expect(await proceedings(caseId)).toEqual(before);
  const { lines } = (await lawyer().get(`/referrals/${id}/exchange`)).json<{ lines: Line[] }>();
  expect(lines.slice(1)).toMatchObject([
    { text: 'That is another person.', verdict: { about: report, is: 'set_aside' } },
  ]);
});

it('a referral is completed with its outcome: the desk confirms it afterwards, the lawyer keeps nothing of it', async () => {
  const { id, caseId } = await brought.to('accepted');
  expect((await lawyer().post(`/referrals/${id}/completion`)).statusCode).toBe(422);
  const outcome = { outcome: 'Refugee status granted', on: brought.day };
  expect((await lawyer().post(`/referrals/${id}/completion`, outcome)).json()).toEqual({ id, state: 'completed' });
  expect(await brought.keys(id)).toMatchObject({ state: 'completed', sealed: 0, stages: 0, copies: 0 });
  const opened = await Opening.of(await dumpOf(running.database), [network.lawyer]);
  expect(opened.texts.join()).not.toContain('Refugee status granted');
  const [report] = await waiting(caseId, id);
  const at = `/cases/${caseId}/referrals/${id}/reports/${report}`;
  expect((await desk().get(at)).json()).toMatchObject({ reaches: false, report: { what: 'outcome', ...outcome } });
  const { id: proceeding_id } = (await desk().post(`/cases/${caseId}/proceedings`, { type: 'asylum_first' })).json<{
    id: string;
  }>();
  expect((await desk().post(`${at}/confirmation`, { proceeding_id })).statusCode).toBe(200);
  expect((await proceedings(caseId)).find((one) => one.id === proceeding_id)).toMatchObject({
    ended: { outcome: 'Refugee status granted' },
  });
});

it('an outcome without a proceeding becomes a note', async () => {
  const { id, caseId } = await brought.to('completed');
  const [report] = await waiting(caseId, id);
  await desk().post(`/cases/${caseId}/referrals/${id}/reports/${report}/confirmation`);
  expect((await desk().get(`/cases/${caseId}`)).body).toContain('Outcome, as the lawyer reports it');
});

it.each(['offered', 'conflict_check', 'revoked', 'swept'] as const)('%s: nothing can be reported', async (state) => {
  const { id } = await brought.to(state);
  for (const [what, said] of [
    ['reports/proceeding', { type: 'removal' }],
    ['reports/hearing', { on: '2037-02-01' }],
    ['reports/decision', { kind: 'decision', on: '2026-11-20' }],
    ['completion', { outcome: 'Done', on: '2026-11-20' }],
  ] as const)
    expect([what, (await lawyer().post(`/referrals/${id}/${what}`, said)).statusCode]).toEqual([what, 409]);
});

it('a report that is confirmed while the person takes everything back: both stand or one is told, and neither waits for the other', async () => {
  const { id, caseId } = await brought.to('accepted');
  await lawyer().post(`/referrals/${id}/reports/proceeding`, { type: 'asylum_first' });
  const [report] = await waiting(caseId, id);
  const [confirmed, withdrawn] = await atOnce(running, { table: 'offers', id }, [
    () => desk().post(`/cases/${caseId}/referrals/${id}/reports/${report}/confirmation`),
    () => api(running.app, network.coordinator).post(`/cases/${caseId}/consents/withdrawal`),
  ]);
  expect([confirmed!.statusCode, withdrawn!.statusCode]).toEqual([200, 200]);
  expect(await brought.keys(id)).toMatchObject({ state: 'revoked', sealed: 0, stages: 0 });
});

it('and so does an extension', async () => {
  const { id, caseId } = await brought.to('accepted');
  const [extended, withdrawn] = await atOnce(running, { table: 'offers', id }, [
    () => desk().post(`/referrals/${id}/extension`, { ends_on: daysAfter(brought.day, 20) }),
    () => api(running.app, network.coordinator).post(`/cases/${caseId}/consents/withdrawal`),
  ]);
  // Whoever comes second to the case waits there; an extension that comes second finds an end.
  expect(withdrawn!.statusCode).toBe(200);
  if (extended!.statusCode !== 200) expect(extended!.json()).toMatchObject({ status: 409, code: 'ended' });
});
