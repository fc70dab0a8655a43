import { api } from '../../support/client.js';
import { ownerQuery } from '../../support/owner.js';
import { onDisk, seenBy, toldBy } from '../seen.js';
import { type Answers, firstDifference, masked, TwoWorlds, type World } from '../two-worlds.js';

/**
 * Two networks with the same accounts in which the same is done, at the same time; whom it is done for differs in everything that is
 * counted. Until the draw nobody beside a desk can tell them apart.
 */
const [FIRST, SECOND] = ['2027-Q1', '2027-Q2'] as const;
let two: TwoWorlds;
beforeAll(async () => {
  two = await TwoWorlds.begin(FIRST, '2026-11-25');
}, 120_000);
afterAll(() => two.stop());

const FACTS = {
  one: { service_country: 'RU', main_ground: 'conscience', country_of_stay: 'DE', service_category: 'mobilised' },
  other: { service_country: 'CO', main_ground: 'child', country_of_stay: 'FR', service_category: 'coerced_contract' },
};
const PEOPLE = 8;
const cases: Record<World['name'], string[]> = { one: [], other: [] };

/** In one world everybody agreed to be counted, in the other nobody but the first. */
const logCases = (): Promise<Answers<void>> =>
  two.both(async ({ name, running }) => {
    for (let nr = 0; nr < PEOPLE; nr += 1) {
      const by = nr % 3 === 0 ? two.network.southCaseworker : two.network.caseworker;
      const logged = await api(running.app, by).post('/cases', {
        pseudonym: `Swift ${nr}`,
        counted: name === 'one' || nr === 0,
        facts: FACTS[name],
      });
      expect([logged.statusCode, logged.body]).toEqual([201, logged.body]);
      if (by === two.network.caseworker) cases[name].push(logged.json<{ id: string }>().id);
    }
  });
const closeOne = (nr: number, reasons: Record<World['name'], string>) =>
  two.both(async ({ name, running }) => {
    const closed = await api(running.app, two.network.caseworker).post(`/cases/${cases[name][nr]}/closure`, {
      reason: reasons[name],
    });
    expect([closed.statusCode, closed.body]).toEqual([201, closed.body]);
  });
const stateAll = async (period: string) =>
  expectSame(
    await two.both(async ({ running }) => {
      const { network } = two;
      const said: string[] = [];
      for (const [by, desk] of [
        [network.coordinator, network.desk],
        [network.otherCoordinator, network.otherDesk],
        [network.southCoordinator, network.southDesk],
      ] as const) {
        const sent = await api(running.app, by).post(`/desks/${desk.id}/statement/${period}`);
        said.push(`${sent.statusCode} ${masked(sent.body)}`);
      }
      return said;
    }),
  );
const lead = (who: 'lead' | 'southLead', method: 'post' | 'delete', path: string, body?: object) =>
  two.both(async ({ running }) => {
    const answer = await api(running.app, two.network[who])[method](`/releases/${path}`, body);
    return [`${answer.statusCode} ${masked(answer.body)}`];
  });

const expectSame = (answers: Answers<string[]>) => expect(firstDifference(answers)).toBeUndefined();

async function expectSameEverywhere() {
  expectSame(await two.both((world) => seenBy(world, two.network, [FIRST, SECOND, '2027'])));
  expectSame(await two.both(toldBy));
  expectSame(await two.both(onDisk));
}

it('the same is done in two networks, and until the draw nobody beside a desk can tell which of them counts whom', async () => {
  two.standAt('2027-02-15');
  await logCases();
  await expectSameEverywhere();

  // A first quarter, stated and prepared and never approved: the job destroys it. From here on the marks differ as well.
  two.standAt('2027-04-10');
  await stateAll(FIRST);
  two.standAt('2027-05-11');
  const approver = { account_id: two.network.southLead.accountId };
  expectSame(await lead('lead', 'post', `${FIRST}/preparation`, approver));
  await expectSameEverywhere();
  two.standAt('2027-05-26');
  await expectSameEverywhere();

  // A second one, with ends, a consent that is taken back, and a statement that is sent anew.
  await closeOne(0, { one: 'status_granted', other: 'duplicate' });
  await logCases();
  two.standAt('2027-07-10');
  await stateAll(SECOND);
  await closeOne(1, { one: 'amnesty', other: 'lost_contact' });
  await stateAll(SECOND);
  await expectSameEverywhere();

  two.standAt('2027-08-11');
  expectSame(await lead('southLead', 'post', `${SECOND}/approval`));
  expectSame(await lead('southLead', 'post', `${SECOND}/preparation`, { account_id: two.network.lead.accountId }));
  expectSame(await lead('southLead', 'delete', `${SECOND}/preparation`));
  expectSame(await lead('lead', 'post', `${SECOND}/preparation`, approver));
  // In one of them a statement does not open: neither the draw nor its answer says so.
  await ownerQuery(
    two.worlds[1].running.database,
    `update statements set statement_sealed = set_byte(statement_sealed, 40, get_byte(statement_sealed, 40) # 1) where desk_id = $1`,
    [two.network.southDesk.id],
  );
  await expectSameEverywhere();
  expectSame(await lead('lead', 'post', `${SECOND}/approval`));
  const approved = await two.both(async ({ running }) => {
    const began = performance.now();
    const { statusCode, body } = await api(running.app, two.network.southLead).post(`/releases/${SECOND}/approval`);
    return { took: performance.now() - began, said: [`${statusCode} ${masked(body)}`] };
  });
  expectSame([approved[0].said, approved[1].said]);
  // One draws from a dozen and the other from a few. Both in one process, so that a busy machine delays them alike.
  expect(Math.abs(approved[0].took - approved[1].took)).toBeLessThan(300);

  // Drawn: what lies in the ledger differs now, and nobody sees it before its hour.
  const drawn = await two.both(({ running }) =>
    ownerQuery<{ numbers: number[] }>(running.database, 'select numbers from drawn_tables'),
  );
  expect(drawn.map((tables) => tables.length)).toEqual([1, 1]);
  expectSame(await two.both((world) => seenBy(world, two.network, [FIRST, SECOND, '2027'])));
  expectSame(await two.both(toldBy));

  // And it would be seen: from the hour on they can be told apart.
  two.standAt('2027-08-26');
  const [one, other] = await two.both((world) => seenBy(world, two.network, [SECOND]));
  expect(other).not.toEqual(one);
}, 240_000);
