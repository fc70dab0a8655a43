import { acting } from '../../src/cli/demo/cast.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { networkThatCounts, type NetworkThatCounts } from './network-that-counts.js';

let running: RunningApp;
let network: NetworkThatCounts;
beforeAll(async () => {
  running = await startApp();
  network = await networkThatCounts(running, 'small', '2027-Q1');
}, 60_000);
afterAll(() => running.stop());

it('after a renewal of the desk’s key the statement seals each mark under a new key of its person, which whoever left has not', async () => {
  const { desk, caseworker, colleague, coordinator } = network;
  running.clock.standAt('2027-02-10');
  for (const pseudonym of ['Heron', 'Lantern', 'Cello'])
    await api(running.app, caseworker).post('/cases', { pseudonym, counted: true, facts: { service_country: 'RU' } });
  await acting(running.app, coordinator, () =>
    running.app.get(Renewal, { strict: false }).renew(desk.id, [colleague.accountId]),
  );
  running.clock.standAt('2027-04-10');
  expect((await api(running.app, coordinator).post(`/desks/${desk.id}/statement/2027-Q1`)).statusCode).toBe(201);

  const marks = await ownerQuery<{ sealed: Buffer; wraps: { number: number; made_in: number }[] }>(
    running.database,
    `select p.counted_sealed as sealed,
       (select json_agg(json_build_object('number', w.number, 'made_in', w.made_in) order by w.number)
        from wraps w where w.object_id = p.id and w.kind = 'person') as wraps
     from persons p where p.desk_id = $1`,
    [desk.id],
  );
  expect(marks).toHaveLength(3);
  for (const { sealed, wraps } of marks) {
    expect(wraps).toEqual([
      { number: 1, made_in: 1 },
      { number: 2, made_in: 2 },
    ]);
    // The number of the key stands at the head of the blob.
    expect(sealed.readUInt32BE(1)).toBe(2);
  }
});
