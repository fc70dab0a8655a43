import type { Person } from '../../src/cli/demo/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { asLead } from './a-published-quarter.js';
import { networkThatCounts, type NetworkThatCounts } from './network-that-counts.js';
import { Drawing } from '../../src/statistics/release/drawing.service.js';

const PERIOD = '2027-Q1';
let running: RunningApp;
let network: NetworkThatCounts;
beforeAll(async () => {
  running = await startApp();
  network = await networkThatCounts(running, 'small', PERIOD);
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => api(running.app, person);
async function statementsWaitingFor(person: Person) {
  const { waiting_for_me: lines } = (await as(person).get('/today')).json<{ waiting_for_me: { kind: string }[] }>();
  return lines.filter(({ kind }) => kind === 'statement');
}
async function waitingFor(lead: Person) {
  const { to_do } = (await as(lead).get('/releases')).json<{ to_do: { kind: string; period: string; at: string }[] }>();
  return to_do.map(({ kind, period, at }) => `${kind} ${period} ${at}`);
}

it('tells a coordinator of each desk that a closed quarter is to be stated, until it is, whatever the desk holds', async () => {
  const { desk, coordinator, caseworker, otherCoordinator, southCoordinator } = network;
  running.clock.standAt('2027-03-31');
  expect(await statementsWaitingFor(coordinator)).toEqual([]);
  for (let nr = 0; nr < 3; nr += 1)
    expect((await as(caseworker).post('/cases', { pseudonym: `Wren ${nr}`, counted: true })).statusCode).toBe(201);

  running.clock.standAt('2027-04-01');
  const line = {
    kind: 'statement',
    what: 'January to March 2027 is over. Send the statement of Harbour desk',
    case: null,
    on: { day: '2027-05-10', is: 'due' },
    at: `/desks/${desk.id}/statement`,
  };
  expect(await statementsWaitingFor(coordinator)).toEqual([line]);
  expect(await statementsWaitingFor(caseworker)).toEqual([]);
  // A desk without a single case is told the same.
  const what = 'January to March 2027 is over. Send the statement of Valley desk';
  expect(await statementsWaitingFor(otherCoordinator)).toEqual([
    { ...line, what, at: `/desks/${network.otherDesk.id}/statement` },
  ]);

  expect((await as(coordinator).post(`/desks/${desk.id}/statement/${PERIOD}`)).statusCode).toBe(201);
  expect(await statementsWaitingFor(coordinator)).toEqual([]);
  expect(await statementsWaitingFor(southCoordinator)).toHaveLength(1);
  running.clock.standAt('2027-05-11');
  expect(await statementsWaitingFor(southCoordinator)).toEqual([]);
}, 60_000);

it('tells leads what the calendar and their signatures ask of them, and nothing else', async () => {
  const { lead, southLead } = network;
  const by = `${PERIOD} 2027-05-24T10:00:00.000Z`;
  expect([await waitingFor(lead), await waitingFor(southLead)]).toEqual([[`prepare ${by}`], [`prepare ${by}`]]);
  const account_id = southLead.accountId;
  expect((await as(lead).post(`/releases/${PERIOD}/preparation`, { account_id })).statusCode).toBe(201);
  expect([await waitingFor(lead), await waitingFor(southLead)]).toEqual([[], [`approve ${by}`]]);
  const page = await browser(running.app, southLead).get('/releases');
  expect(page.body).toContain('Approve: January to March 2027');

  await asLead(running, southLead, () => running.app.get(Drawing, { strict: false }).approve(PERIOD));
  expect([await waitingFor(lead), await waitingFor(southLead)]).toEqual([[], []]);
  running.clock.standAt('2027-05-25');
  const read = [`read ${PERIOD} 2027-05-27T10:00:00.000Z`];
  expect([await waitingFor(lead), await waitingFor(southLead)]).toEqual([read, read]);
  running.clock.standAt('2027-05-28');
  expect(await waitingFor(lead)).toEqual([`public ${PERIOD} 2027-05-27T10:00:00.000Z`]);
}, 60_000);

it('explains the plans to a lead: which holds, who adopted it, and what each is good for at a size', async () => {
  const { lead, caseworker } = network;
  const page = async (query = '') => (await browser(running.app, lead).get(`/plans${query}`)).body;
  expect(await page()).toContain(`by ${lead.handle}, and signed`);
  // Margin and floor as the plan has them; the figures follow the size that was asked for, and no other is computed.
  const figures = async (query: string) => /Country of service, 23 rows.*?<\/tr>/s.exec(await page(query))![0];
  expect(await figures('?size=150')).toContain('<td class="num">6</td><td class="num">12</td>');
  expect(await figures('?size=150')).not.toBe(await figures('?size=2000'));
  expect(await figures('?size=7')).toBe(await figures(''));
  expect((await browser(running.app, caseworker).get('/plans')).statusCode).toBe(403);
}, 60_000);
