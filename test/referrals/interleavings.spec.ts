import { daysAfter } from '../../src/referrals/days.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { dice } from '../support/dice.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { Brought, LIVE, type State } from './brought-to.js';

const ROUNDS = 200;
const SEED = 20261125;
const ANSWERED: readonly State[] = ['completed', 'declined', 'withdrawn', 'revoked'];

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

test(`${ROUNDS} rounds of acts that meet leave no broken state`, async () => {
  const chance = dice(SEED);
  const brought = new Brought(running, network);
  const [lawyer, desk, chief] = [network.lawyer, network.caseworker, network.coordinator].map((person) =>
    api(running.app, person),
  ) as [ReturnType<typeof api>, ReturnType<typeof api>, ReturnType<typeof api>];
  let caseId = '';
  const acts: [name: string, act: (id: string) => ReturnType<typeof lawyer.post>][] = [
    ['show', (id) => lawyer.get(`/referrals/${id}`)],
    ['check', (id) => lawyer.post(`/referrals/${id}/conflict-check`)],
    ['accept', (id) => lawyer.post(`/referrals/${id}/acceptance`)],
    ['packet', (id) => lawyer.get(`/referrals/${id}/packet`)],
    ['decline', (id) => lawyer.post(`/referrals/${id}/decline`, { reason: 'no_capacity' })],
    ['complete', (id) => lawyer.post(`/referrals/${id}/completion`, { outcome: 'Status granted', on: '2026-11-20' })],
    ['write', (id) => lawyer.post(`/referrals/${id}/exchange`, { text: 'Is it in writing?' })],
    ['answer', (id) => desk.post(`/cases/${caseId}/referrals/${id}/exchange`, { text: 'It is.' })],
    ['withdraw', (id) => desk.post(`/referrals/${id}/withdrawal`)],
    ['withdraw too', (id) => chief.post(`/referrals/${id}/withdrawal`)],
    ['extend', (id) => desk.post(`/referrals/${id}/extension`, { ends_on: daysAfter(brought.day, 20) })],
    ['extend too', (id) => chief.post(`/referrals/${id}/extension`, { ends_on: daysAfter(brought.day, 20) })],
  ];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = chance.one(LIVE);
    const { id, caseId: of } = await brought.to(from);
    caseId = of;
    const chosen = Array.from({ length: 2 + chance.below(3) }, () => chance.one(acts));
    const answers = await Promise.all(chosen.map(([, act]) => act(id)));
    const told = chosen.map(([name], i) => `${name} ${answers[i]!.statusCode}`);
    const { state, sealed, stages, copies } = await brought.keys(id);
    const context = { round, from, told, state };

    // One wins, the others are told; nothing is a mistake of the server.
    expect({
      ...context,
      odd: answers.filter(({ statusCode }) => ![200, 201, 404, 409, 422].includes(statusCode)).length,
    }).toEqual({
      ...context,
      odd: 0,
    });
    const ended = told.filter((one) => /^(decline|complete|withdraw|withdraw too) 200$/.test(one));
    expect({ ...context, ended: ended.length }).toEqual({ ...context, ended: LIVE.includes(state as State) ? 0 : 1 });
    expect({ ...context, isKnown: LIVE.includes(state as State) || ANSWERED.includes(state as State) }).toEqual({
      ...context,
      isKnown: true,
    });
    expect({ ...context, sealed, stages, copies }).toEqual(
      LIVE.includes(state as State)
        ? { ...context, sealed: 4, stages: 4, copies }
        : { ...context, sealed: 0, stages: 0, copies: 0 },
    );
  }
}, 120_000);
