import type { Person } from '../../src/cli/demo/cast.js';
import { daysAfter } from '../../src/referrals/days.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { sendFiles } from '../support/exchange-file.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { Brought, LIVE, PLANTS, type State, STATES } from './brought-to.js';

/**
 * Every state of a referral x every actor x every act. Written by hand, from what a referral promises; never made from the code.
 * The columns are the states in the order of `STATES`.
 */
const MATRIX = `
                   offe prev conf acce comp decl with revo expi swep draf
lawyer  show       200  200  200  200  200  200  200  200  200  200  404
lawyer  check      200  200  409  409  409  409  409  409  409  409  404
lawyer  accept     409  409  200  409  409  409  409  409  409  409  404
lawyer  packet     409  409  409  200  409  409  409  409  409  409  404
lawyer  decline    200  200  200  409  409  409  409  409  409  409  404
lawyer  exchange   409  200  200  200  200  200  200  200  200  200  404
lawyer  write      409  201  201  201  409  409  409  409  409  409  404
lawyer  file       409  201  201  201  409  409  409  409  409  409  404
lawyer  report     409  409  409  201  409  409  409  409  409  409  404
lawyer  complete   409  409  409  200  409  409  409  409  409  409  404
sender  sent       200  200  200  200  200  200  200  200  200  200  200
sender  questions  200  200  200  200  200  200  200  200  200  200  200
sender  answer     409  201  201  201  409  409  409  409  409  409  409
sender  needless   200  200  200  200  200  200  200  200  200  200  200
sender  document   409  409  409  201  409  409  409  409  409  409  409
sender  extending  200  200  200  200  200  200  200  200  200  200  200
sender  extend     200  200  200  200  409  409  409  409  409  409  409
sender  withdrawal 200  200  200  200  200  200  200  200  200  200  200
sender  withdraw   200  200  200  200  409  409  409  409  409  409  409
lawyer  decline    200  200  200  409  409  409  409  409  409  409  404
`;
const [, ...LINES] = MATRIX.trim().split('\n');
const CELLS = LINES.flatMap((line) => {
  const [side, act, ...expected] = line.trim().split(/\s+/) as ['lawyer' | 'sender', string, ...string[]];
  return STATES.map((state, i) => ({ side, act, state, status: Number(expected[i]) }));
});

/** Whoever has nothing to do with it: the same answer in every state. `ofLawyer`, `ofSender`: to the acts of that side. */
const OTHERS: [who: keyof SmallNetwork, ofLawyer: number, ofSender: number][] = [
  ['caseworker', 403, 200],
  ['lawyer', 200, 403],
  ['otherLawyer', 404, 403],
  ['otherCaseworker', 403, 404],
  ['otherCoordinator', 403, 404],
  ['southCaseworker', 403, 404],
  ['southCoordinator', 403, 404],
  ['lead', 403, 403],
  ['administrator', 403, 403],
  ['auditor', 403, 403],
];

const LETTER = { name: 'Letter.txt', bytes: 'Come on Monday.' };
let running: RunningApp;
let network: SmallNetwork;
let brought: Brought;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  brought = new Brought(running, network);
}, 60_000);
afterAll(() => running.stop());

const act = (as: Person, name: string, { id, caseId }: { id: string; caseId: string }) => {
  const { get, post, delete: remove } = api(running.app, as);
  const acts: Record<string, () => ReturnType<typeof get>> = {
    show: () => get(`/referrals/${id}`),
    check: () => post(`/referrals/${id}/conflict-check`),
    accept: () => post(`/referrals/${id}/acceptance`),
    packet: () => get(`/referrals/${id}/packet`),
    decline: () => post(`/referrals/${id}/decline`, { reason: 'no_capacity' }),
    report: () => post(`/referrals/${id}/reports/proceeding`, { type: 'asylum_first' }),
    needless: () => remove(`/cases/${caseId}/referrals/${id}/exchange/waiting`),
    complete: () => post(`/referrals/${id}/completion`, { outcome: 'Status granted', on: '2026-11-20' }),
    exchange: () => get(`/referrals/${id}/exchange`),
    write: () => post(`/referrals/${id}/exchange`, { text: 'Is it in writing?' }),
    file: () => sendFiles(running, as, `/referrals/${id}/exchange`, [LETTER]),
    document: () => sendFiles(running, as, `/cases/${caseId}/referrals/${id}/exchange`, [LETTER]),
    questions: () => get(`/cases/${caseId}/referrals/${id}/exchange`),
    answer: () => post(`/cases/${caseId}/referrals/${id}/exchange`, { text: 'It is.' }),
    sent: () => get(`/cases/${caseId}/referrals/${id}`),
    extending: () => get(`/referrals/${id}/extension`),
    extend: () => post(`/referrals/${id}/extension`, { ends_on: daysAfter(brought.day, 20) }),
    withdrawal: () => get(`/referrals/${id}/withdrawal`),
    line: () => get(`/referrals/${id}/line`),
    withdraw: () => post(`/referrals/${id}/withdrawal`),
  };
  return acts[name]!();
};

describe.each(STATES)('%s', (state) => {
  const cells = CELLS.filter((cell) => cell.state === state);

  it.each(cells.filter(({ side }) => side === 'lawyer'))('lawyer: $act $status', async ({ act: name, status }) => {
    const referral = await brought.to(state);
    const answer = await act(network.lawyer, name, referral);
    expect(answer.statusCode).toBe(status);
    expectNothingTooEarly(answer.body, (await brought.keys(referral.id)).state as State);
    await expectWhole(referral.id);
  });

  it.each(
    cells
      .filter(({ side }) => side === 'sender')
      .flatMap((cell) => [
        { ...cell, who: 'caseworker' as const },
        { ...cell, who: 'coordinator' as const },
      ]),
  )('$who of the desk: $act $status', async ({ act: name, status, who }) => {
    const referral = await brought.to(state);
    expect((await act(network[who], name, referral)).statusCode).toBe(status);
    await expectWhole(referral.id);
  });

  it('nobody else does anything, whatever it is', async () => {
    const referral = await brought.to(state);
    const before = await brought.keys(referral.id);
    for (const [who, ofLawyer, ofSender] of OTHERS)
      for (const [side, name] of LINES.map((line) => line.trim().split(/\s+/))) {
        const status = side === 'lawyer' ? ofLawyer : ofSender;
        if (status === 200) continue;
        expect([who, name, (await act(network[who] as Person, name!, referral)).statusCode]).toEqual([
          who,
          name,
          status,
        ]);
      }
    expect(await brought.keys(referral.id)).toEqual(before);
  });
});

/** The name opens with the conflict check, the packet with the acceptance: in no answer before, and in none after the end. */
function expectNothingTooEarly(body: string, state: State) {
  if (state !== 'conflict_check' && state !== 'accepted') expect(body).not.toContain(PLANTS.name);
  if (state !== 'accepted') expect(body).not.toContain(PLANTS.packet);
}

/** No broken state: what runs has all its keys; what ended has none, unless it has just expired and the server has not swept yet. */
async function expectWhole(id: string) {
  const { state, sealed, stages, copies } = await brought.keys(id);
  if (state !== 'draft' && !LIVE.includes(state as State)) expect(copies).toBe(0);
  expect({ state, sealed, stages }).toEqual(
    // A draft has all of it too: the server gives none of it out before its turn.
    state === 'draft' || LIVE.includes(state as State)
      ? { state, sealed: 4, stages: 4 }
      : { state, sealed: 0, stages: 0 },
  );
}
