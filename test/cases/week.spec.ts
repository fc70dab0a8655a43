import type { Person } from '../../src/cli/demo/cast.js';
import type { WeekView } from '../../src/cases/week/week.view.js';
import { daysLater } from '../../src/common/web/dates.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => api(running.app, person);
const logged = async (pseudonym: string, fields: object = {}, by = network.caseworker) =>
  (await as(by).post('/cases', { pseudonym, ...fields })).json<{ id: string }>().id;
const week = async (from = '', by = network.coordinator) => {
  const answer = await as(by).get(`/week${from && `?from=${from}`}`);
  expect(answer.statusCode).toBe(200);
  return answer.json<WeekView>();
};
const named = ({ items }: { items: { case: { pseudonym: string } }[] }) => items.map((one) => one.case.pseudonym);

it('tells a coordinator what is late, due, unheld, still, unanswered and carried by whom; of own desks only', async () => {
  const today = running.clock.today();
  const next = daysLater((await week()).from, 7);
  const deadline = (kind: string, on: string) => ({ deadline: { kind, on } });
  await logged('Lark', deadline('appeal', daysLater(today, -3)));
  await logged('Due', deadline('evidence', daysLater(next, 2)));
  await logged('Court', deadline('hearing', daysLater(next, 6)));
  await logged('Later', deadline('hearing', daysLater(next, 7)));
  await logged('Risky', { risk: { level: 'high', review_by: next } });
  const free = await logged('Free');
  await as(network.caseworker).delete(`/cases/${free}/assignment`, {});
  const offered = await logged('Offered');
  await as(network.caseworker).post(`/cases/${offered}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['facts'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  const { accountId } = network.colleague;
  await as(network.caseworker).post(`/cases/${free}/tasks`, { what: 'Late task', due: '2020-01-01', for: accountId });
  await logged('Elsewhere', deadline('evidence', daysLater(next, 2)), network.otherCaseworker);
  await logged('Enquiry', { state: 'enquiry' });

  const shown = await week(daysLater(next, 3));
  expect([shown.from, shown.until, shown.previous, shown.desks.length]).toEqual([
    next,
    daysLater(next, 6),
    daysLater(next, -7),
    1,
  ]);
  const [desk] = shown.desks;
  expect({
    late: named(desk!.late),
    due: named(desk!.due),
    hearings: named(desk!.hearings),
    risk: named(desk!.risk),
    unheld: named(desk!.unheld),
    still: named(desk!.still),
    referrals: named(desk!.referrals),
    enquiries: desk!.enquiries.waiting,
  }).toEqual({
    late: ['Lark'],
    due: ['Due'],
    hearings: ['Court'],
    risk: ['Risky'],
    unheld: ['Free'],
    still: [],
    referrals: ['Offered'],
    enquiries: 1,
  });
  expect(desk!.work).toEqual([
    { handle: network.caseworker.handle, cases: 7, tasks: 0, late: 0 },
    { handle: network.colleague.handle, cases: 0, tasks: 1, late: 1 },
  ]);
});

it('tells what nobody has touched for two weeks, and not what somebody did', async () => {
  const [left, touched] = [await logged('Left alone'), await logged('Touched')];
  running.clock.standAt(daysLater(running.clock.today(), 15));
  await as(network.caseworker).post(`/cases/${touched}/notes`, { text: 'Still here' });
  const [desk] = (await week()).desks;
  expect(named(desk!.still)).toContain('Left alone');
  expect(named(desk!.still)).not.toContain('Touched');
  expect(desk!.still.items.find((line) => line.case.id === left)).toMatchObject({ at: `/cases/${left}` });
});

it('shows no week that is past, and leads to the ones that come', async () => {
  const now = await week();
  expect(now).toMatchObject({ previous: null, next: daysLater(now.from, 7) });
  expect(new Date(now.from).getUTCDay()).toBe(1);
  expect((await week(daysLater(now.from, -70))).from).toBe(now.from);
  const page = await browser(running.app, network.coordinator).get('/week');
  expect(page.body).toContain(`/week?from=${now.next}`);
  expect((await as(network.coordinator).get('/week?from=2026-02-31')).statusCode).toBe(422);
});
