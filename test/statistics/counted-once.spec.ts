import { CountedMarks } from '../../src/people/counted/counted-marks.service.js';
import { acting } from '../../src/cli/demo/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { wordsOfDesk } from '../organisations/ceremony-words.js';
import { networkThatCounts, type NetworkThatCounts } from './network-that-counts.js';
import { openedStatement } from './opened-statement.js';

/** What happens to a person between two statements, through the product: they are counted once all the same. */
const PERIOD = '2027-Q1';
const TODAY = '2027-04-10';
let running: RunningApp;
let network: NetworkThatCounts;
beforeAll(async () => {
  running = await startApp();
  running.clock.standAt('2026-11-25');
  network = await networkThatCounts(running, 'standard', PERIOD);
  const words = await wordsOfDesk(running, network.otherCoordinator, network.otherDesk.id);
  const pins = `/desks/${network.desk.id}/pins`;
  const subject = `desk.${network.otherDesk.id}`;
  await browser(running.app, network.coordinator).submit(`${pins}/new`, pins, { subject, words });
}, 60_000);
afterAll(() => running.stop());
beforeEach(async () => {
  // Each test has the desks for itself.
  await ownerQuery(running.database, 'delete from cases');
});

const desk = () => api(running.app, network.caseworker);
async function logged(pseudonym: string): Promise<string> {
  running.clock.standAt('2027-02-15');
  const answer = await desk().post('/cases', { pseudonym, counted: true, facts: { service_country: 'RU' } });
  expect(answer.statusCode).toBe(201);
  running.clock.standAt(TODAY);
  return answer.json<{ id: string }>().id;
}
async function state(of: 'desk' | 'otherDesk') {
  const by = of === 'desk' ? network.coordinator : network.otherCoordinator;
  expect((await api(running.app, by).post(`/desks/${network[of].id}/statement/${PERIOD}`)).statusCode).toBe(201);
}
/** What a desk's statement says, as it stands: quarter and year must be of the same people. */
async function total(of: 'desk' | 'otherDesk'): Promise<number> {
  const [quarter, year] = await Promise.all(
    (['quarter', 'year'] as const).map((part) =>
      openedStatement(running.database, [network.lead, network.southLead], {
        deskId: network[of].id,
        period: PERIOD,
        part,
      }),
    ),
  );
  const stay = year!.get('country_of_stay')!.reduce((sum, cell) => sum + cell, 0);
  expect(stay).toBe(quarter!.get('total')![0]);
  return stay;
}
const personOf = async (caseId: string) =>
  (await ownerQuery<{ id: string }>(running.database, 'select person_id as id from cases where id = $1', [caseId]))[0]!
    .id;
const markOf = async (caseId: string) => {
  const id = await personOf(caseId);
  return acting(running.app, network.caseworker, async () => {
    const found = await running.app.get(CountedMarks, { strict: false }).of([id]);
    return found.get(id)!.mark;
  });
};
const versionOf = async (caseId: string) => (await desk().get(`/cases/${caseId}`)).json<{ version: number }>().version;
async function merge(stays: string, goes: string) {
  const merged = await desk().post(`/cases/${stays}/merges/${goes}`, {
    version: await versionOf(stays),
    other_version: await versionOf(goes),
  });
  expect([merged.statusCode, merged.body]).toEqual([200, merged.body]);
}
const part = async (stays: string, goes: string) =>
  expect((await desk().delete(`/cases/${stays}/merges/${goes}`)).statusCode).toBe(200);

it('handed on from a desk that has stated a quarter, they are not in the statement of the desk that took them', async () => {
  const [, handedOn] = [await logged('Stays'), await logged('Is handed on')];
  await state('desk');
  const offered = await browser(running.app, network.coordinator).submit(
    `/cases/${handedOn}/transfer`,
    `/cases/${handedOn}/transfer`,
    { to_desk_id: network.otherDesk.id },
  );
  expect(offered.statusCode).toBe(303);
  const [transfer] = await ownerQuery<{ id: string }>(running.database, 'select id from transfers');
  const accepted = await browser(running.app, network.otherCoordinator).submit(
    '/transfers',
    `/transfers/${transfer!.id}/acceptance`,
  );
  expect(accepted.statusCode).toBe(303);
  await state('otherDesk');
  expect([await total('desk'), await total('otherDesk')]).toEqual([2, 0]);
  // And the first desk, which states anew, no longer has them.
  await state('desk');
  expect([await total('desk'), await total('otherDesk')]).toEqual([1, 0]);
}, 60_000);

it('entered twice and merged, they are counted once, however often the quarter is stated', async () => {
  const [stays, goes] = [await logged('Once'), await logged('Twice')];
  await state('desk');
  expect(await total('desk')).toBe(2);
  await merge(stays, goes);
  await state('desk');
  expect(await total('desk')).toBe(1);
  expect(await markOf(goes)).toEqual({ intake: 'none/none', outcome: 'none/none' });
}, 60_000);

it('merged and parted again, what went into the other is in no statement any more', async () => {
  const [stays, goes] = [await logged('Once'), await logged('Twice')];
  await merge(stays, goes);
  await state('desk');
  await part(stays, goes);
  await state('desk');
  expect(await total('desk')).toBe(1);
  expect(await markOf(stays)).toEqual({ intake: `${PERIOD}/${network.desk.id}` });
  expect(await markOf(goes)).toEqual({ intake: 'none/none', outcome: 'none/none' });
}, 60_000);

it('closed, opened again and corrected, neither their coming nor their end is counted again', async () => {
  const id = await logged('Comes and goes');
  await state('desk');
  running.clock.standAt('2027-03-30');
  expect((await desk().post(`/cases/${id}/closure`, { reason: 'amnesty' })).statusCode).toBeLessThan(300);
  running.clock.standAt(TODAY);
  await state('desk');
  const outcomes = async () => {
    const year = await openedStatement(running.database, [network.lead, network.southLead], {
      deskId: network.desk.id,
      period: PERIOD,
      part: 'year',
    });
    return year.get('outcome_group')!.reduce((sum, cell) => sum + cell, 0);
  };
  expect([await total('desk'), await outcomes()]).toEqual([1, 1]);
  await desk().delete(`/cases/${id}/closure`);
  await desk().patch(`/cases/${id}`, { version: await versionOf(id), facts: { service_country: 'BY' } });
  await state('desk');
  expect([await total('desk'), await outcomes()]).toEqual([1, 1]);
  running.clock.standAt('2027-07-10');
  const next = await api(running.app, network.coordinator).post(`/desks/${network.desk.id}/statement/2027-Q2`);
  expect(next.statusCode).toBe(201);
  const later = await openedStatement(running.database, [network.lead, network.southLead], {
    deskId: network.desk.id,
    period: '2027-Q2',
    part: 'quarter',
  });
  expect(later.get('total')).toEqual([0]);
}, 60_000);
