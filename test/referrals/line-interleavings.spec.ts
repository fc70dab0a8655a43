import { setTimeout as pause } from 'node:timers/promises';
import { daysAfter } from '../../src/referrals/days.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { dice } from '../support/dice.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { Line, type ThreeIds, thirdLawyer } from './a-line.js';
import { LIVE, type State } from './brought-to.js';

const ROUNDS = 100;
const SEED = 20261125;
const TOGETHER = 3;

let running: RunningApp;
let network: SmallNetwork;
let lines: Line;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  lines = new Line(running, network, (await thirdLawyer(running, network)).contact);
}, 60_000);
afterAll(() => running.stop());

interface Told {
  name: string;
  status: number | string;
}
const isLive = ({ state }: { state: string }) => LIVE.includes(state as State);

test(`${ROUNDS} rounds of acts that meet in a line leave one that is asked, or none and no draft`, async () => {
  const chance = dice(SEED);
  const { lawyer, otherLawyer, caseworker, coordinator } = network;
  const day = running.clock.today();
  const late = daysAfter(day, 4);
  const [desk, chief] = [api(running.app, caseworker), api(running.app, coordinator)];
  const { id: caseId } = (
    await desk.post('/cases', { pseudonym: 'Godwit', summary: 'In line.', person: { legal_name: 'Otto Inline' } })
  ).json<{ id: string }>();

  type Act = (ids: ThreeIds) => Promise<{ statusCode: number } | { result: string }>;
  /** The third day has passed while the others are under way. */
  const timer: Act = async () => {
    await pause(chance.below(40));
    running.clock.standAt(late);
    return lines.job();
  };
  const acts: [name: string, act: Act][] = [
    ['accept', ([id]) => lines.accept(lawyer, id)],
    ['decline', ([id]) => lines.decline(lawyer, id)],
    ['withdraw', ([id]) => desk.post(`/referrals/${id}/withdrawal`)],
    ['withdraw too', ([id]) => chief.post(`/referrals/${id}/withdrawal`)],
    ['extend', ([id]) => desk.post(`/referrals/${id}/extension`, { ends_on: daysAfter(day, 25) })],
    ['turn round', ([id, second, third]) => desk.post(`/referrals/${id}/line`, { next_in_line: [third, second] })],
    ['none behind', ([id]) => chief.post(`/referrals/${id}/line`, { next_in_line: [] })],
    ['decline as the second', ([, id]) => lines.decline(otherLawyer, id)],
    ['take it all back', () => chief.post(`/cases/${caseId}/consents/withdrawal`)],
    ['pass on', timer],
  ];

  for (let round = 0; round < ROUNDS; round += 1) {
    running.clock.standAt(day);
    const ids = await lines.begun(caseId, { ends_on: daysAfter(day, 20) });
    await lines.check(lawyer, ids[0]);
    const chosen = chance.shuffled(acts).slice(0, TOGETHER);
    const told: Told[] = await Promise.all(
      chosen.map(async ([name, act]) => {
        const answer = await act(ids);
        return { name, status: 'statusCode' in answer ? answer.statusCode : answer.result };
      }),
    );
    const rows = await lines.onDisk(ids);
    const context = { round, told: told.map(({ name, status }) => `${name} ${status}`), rows };
    const did = (name: string) => told.some((one) => one.name === name && Number(one.status) < 300);

    // Nothing is a mistake of the server, and the job never gives up: who was late is told.
    const odd = told.filter(({ status }) => ![200, 201, 404, 409, 422, 'done'].includes(status));
    expect({ ...context, odd }).toEqual({ ...context, odd: [] });
    const ends = ['withdraw', 'withdraw too', 'decline'].filter(did);
    expect({ ...context, ends: ends.length <= 1 }).toEqual({ ...context, ends: true });
    expect({ ...context, both: did('accept') && did('decline') }).toEqual({ ...context, both: false });

    // Whoever is asked holds everything, a draft too; what has ended holds nothing.
    const halves = rows.filter((row) => {
      const whole = isLive(row) || row.state === 'draft';
      return row.sealed !== (whole ? 4 : 0) || row.gates !== (whole ? 4 : 0);
    });
    expect({ ...context, halves }).toEqual({ ...context, halves: [] });

    const alive = rows.filter(isLive);
    const drafts = rows.filter(({ state }) => state === 'draft');
    const isOver = did('take it all back') || did('withdraw') || did('withdraw too');
    const isAsked = alive.length === 1 ? alive[0]!.state : 'nobody';
    expect({ ...context, alive: alive.length <= 1 }).toEqual({ ...context, alive: true });
    // Drafts wait behind somebody who is asked and has not accepted, and behind nobody else.
    expect({ ...context, waiting: drafts.length > 0 && ['nobody', 'accepted'].includes(isAsked) }).toEqual({
      ...context,
      waiting: false,
    });
    if (isOver) expect({ ...context, left: alive.length + drafts.length }).toEqual({ ...context, left: 0 });
    // The turn comes: a line in which somebody waited and the first did not accept goes on with the next.
    if (did('decline') && !isOver && !did('none behind'))
      expect({ ...context, isAsked }).toEqual({ ...context, isAsked: 'offered' });
    running.clock.standAt(day);
    await chief.post(`/cases/${caseId}/consents/withdrawal`);
  }
}, 120_000);
