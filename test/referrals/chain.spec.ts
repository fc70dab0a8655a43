import type { Person } from '../../src/cli/demo/cast.js';
import { daysAfter } from '../../src/referrals/days.js';
import { AsApplication } from '../rules/tables.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { Line, thirdLawyer } from './a-line.js';

let running: RunningApp;
let network: SmallNetwork;
let third: Awaited<ReturnType<typeof thirdLawyer>>;
let lines: Line;
let day: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  third = await thirdLawyer(running, network);
  lines = new Line(running, network, third.contact);
  day = running.clock.today();
}, 60_000);
afterAll(() => running.stop());
beforeEach(() => running.clock.standAt(day));

const NAME = 'Ottilie Inline';
const desk = () => api(running.app, network.caseworker);
const as = (person: Person) => api(running.app, person);

async function aCase() {
  const person = { legal_name: NAME };
  return (await desk().post('/cases', { pseudonym: 'Godwit', summary: 'Waits in line.', person })).json<{
    id: string;
  }>().id;
}
async function inLine(more: object = {}) {
  const caseId = await aCase();
  return { caseId, ids: await lines.begun(caseId, more) };
}
const line = (id: string) => lines.of(id);
const states = (id: string) => lines.states(id);
const left = (ids: string[]) => lines.onDisk(ids);
const job = () => lines.job();
const decline = (who: Person, id: string) => lines.decline(who, id);
const check = (who: Person, id: string) => lines.check(who, id);
const accept = (who: Person, id: string) => lines.accept(who, id);

it('the first is offered; the others do not know of it: in no route, and in no row of the database', async () => {
  const { ids, caseId } = await inLine();
  expect(await states(ids[0])).toEqual(['offered', 'draft', 'draft']);
  expect((await line(ids[0]))[0]).toMatchObject({ answer_by: daysAfter(day, 3) });
  const { otherLawyer } = network;
  for (const path of ['', '/packet'])
    expect((await as(otherLawyer).get(`/referrals/${ids[1]}${path}`)).statusCode).toBe(404);
  for (const act of ['conflict-check', 'acceptance'])
    expect((await as(otherLawyer).post(`/referrals/${ids[1]}/${act}`)).statusCode).toBe(404);
  expect((await decline(otherLawyer, ids[1])).statusCode).toBe(404);
  expect((await as(otherLawyer).get('/referrals')).json()).toMatchObject({ items: [] });

  const application = await AsApplication.open(running.database);
  try {
    for (const [table, column] of [
      ['offers', 'id'],
      ['shred.stage_secrets', 'offer_id'],
    ] as const) {
      const reached = `select 1 from ${table} where ${column} = $1`;
      const rows = await application.attempt(otherLawyer, 'offered', reached, [ids[1]]);
      const ofDesk = await application.attempt(network.caseworker, 'desk', reached, [ids[1]]);
      expect([table, rows.changed, ofDesk.changed]).toEqual([table, 0, table === 'offers' ? 1 : 4]);
    }
    const begins = `update offers set state = 'offered' where id = $1`;
    expect((await application.attempt(otherLawyer, 'offered', begins, [ids[1]])).changed).toBe(0);
    const begun = await application.attempt(network.caseworker, 'desk', `delete from offers where id = $1`, [ids[0]]);
    expect(begun.changed).toBe(0);
    // Whose turn it is moves the line by ending, and in no other way; whoever waits, and a stranger, not at all.
    const { lawyer, southCaseworker } = network;
    for (const [who, reach, id] of [
      [lawyer, 'offered', ids[0]],
      [otherLawyer, 'offered', ids[0]],
      [otherLawyer, 'offered', ids[1]],
      [southCaseworker, 'desk', ids[0]],
    ] as const)
      for (const [act, nothing] of [
        ['next_in_line($1, current_date)', null],
        ...(who === lawyer ? [] : [['end_line($1)', 0] as const]),
      ] as const)
        expect([act, await application.rows(who, reach, `select ${act} as moved`, [id])]).toEqual([
          act,
          [{ moved: nothing }],
        ]);
  } finally {
    await application.close();
  }
  const listed = (await desk().get(`/cases/${caseId}/referrals`)).json<{ items: { id: string }[] }>().items;
  expect(listed.map(({ id }) => id)).toEqual(ids);
  const ofCase = await browser(running.app, network.caseworker).get(`/cases/${caseId}`);
  expect(ofCase.body).toContain('They neither see nor open it before their turn');
  expect(ofCase.body).not.toContain('keys are destroyed');
  // Not the sender's to end before its turn, nor to let run longer.
  expect((await desk().post(`/referrals/${ids[1]}/withdrawal`)).statusCode).toBe(409);
  expect((await desk().post(`/referrals/${ids[1]}/extension`, { ends_on: daysAfter(day, 20) })).statusCode).toBe(409);
  expect((await desk().get(`/cases/${caseId}/referrals/${ids[2]}`)).json()).toMatchObject({ state: 'draft' });
});

it('a decline moves on at once, silence after 3 days, and the days of each are counted from its turn', async () => {
  const { ids } = await inLine({ ends_on: daysAfter(day, 12) });
  expect((await decline(network.lawyer, ids[0])).statusCode).toBe(200);
  expect(await states(ids[0])).toEqual(['declined', 'offered', 'draft']);
  expect(await left(ids)).toMatchObject([{ gates: 0 }, { gates: 4, ends_on: daysAfter(day, 12) }, { gates: 4 }]);
  // Looked at and checked is not answered; the third day is still theirs.
  await check(network.otherLawyer, ids[1]);
  running.clock.standAt(daysAfter(day, 3));
  await job();
  expect(await states(ids[0])).toEqual(['declined', 'conflict_check', 'draft']);
  running.clock.standAt(daysAfter(day, 4));
  await job();
  await job();
  expect(await states(ids[0])).toEqual(['declined', 'expired', 'offered']);
  expect(await left(ids)).toMatchObject([{ gates: 0 }, { gates: 0 }, { gates: 4, ends_on: daysAfter(day, 16) }]);
  expect((await accept(network.otherLawyer, ids[1])).statusCode).toBe(409);
  expect((await as(network.otherLawyer).get(`/referrals/${ids[1]}`)).json()).toMatchObject({
    told: [{ what: 'passed_on' }],
  });
  // The last one has as long as it runs.
  expect((await line(ids[0]))[2]).toMatchObject({ answer_by: null });
  await check(third.lawyer, ids[2]);
  running.clock.standAt(daysAfter(day, 10));
  await job();
  expect((await as(third.lawyer).get(`/referrals/${ids[2]}`)).body).toContain(NAME);
  expect((await accept(third.lawyer, ids[2])).statusCode).toBe(200);
});

it('an acceptance, a withdrawal, the end of the consent, the closing of the case and the end of its days leave no draft', async () => {
  const ends: Record<string, (one: { ids: [string, string, string]; caseId: string }) => Promise<unknown>> = {
    acceptance: async ({ ids }) => {
      await check(network.lawyer, ids[0]);
      return accept(network.lawyer, ids[0]);
    },
    withdrawal: ({ ids }) => desk().post(`/referrals/${ids[0]}/withdrawal`),
    consents: ({ caseId }) => desk().post(`/cases/${caseId}/consents/withdrawal`),
    closing: ({ caseId }) => desk().post(`/cases/${caseId}/closure`, { reason: 'amnesty' }),
  };
  for (const [name, end] of Object.entries(ends)) {
    const one = await inLine();
    const before = (await left(one.ids)).length;
    await end(one);
    const rows = await left(one.ids);
    const gates = name === 'acceptance' ? 4 : 0;
    expect([name, before, rows.length, rows[0]!.gates]).toEqual([name, 3, 1, gates]);
    running.clock.standAt(daysAfter(day, 5));
    await job();
    expect([name, (await left(one.ids)).length]).toEqual([name, 1]);
    running.clock.standAt(day);
  }
});

it('never past what the person agreed to, and not without a consent for each', async () => {
  const caseId = await aCase();
  const consent = {
    purpose: 'asylum_claim',
    legal_contact_id: network.contact.id,
    fields: ['legal_name', 'summary'],
    language: 'ru',
    given_by: 'oral',
    given_on: '2026-01-01',
  };
  const { id } = (await desk().post(`/cases/${caseId}/consents`, consent)).json<{ id: string }>();
  const uncovered = await desk().post(`/cases/${caseId}/referrals`, {
    legal_contact_id: network.contact.id,
    next_in_line: [network.otherContact.id],
    purpose: 'asylum_claim',
    fields: ['summary'],
    consent_id: id,
  });
  expect(uncovered.statusCode).toBe(422);
  expect(uncovered.json()).toMatchObject({ errors: [{ field: 'next_in_line.0' }] });
  await desk().post(`/cases/${caseId}/consents`, { ...consent, legal_contact_id: network.otherContact.id });
  const covered = await desk().post(`/cases/${caseId}/referrals`, {
    legal_contact_id: network.contact.id,
    next_in_line: [network.otherContact.id],
    purpose: 'asylum_claim',
    fields: ['summary'],
    consent_id: id,
  });
  expect(covered.statusCode).toBe(201);
  await desk().post(`/referrals/${covered.json<{ id: string }>().id}/withdrawal`);
  const twice = await desk().post(`/cases/${caseId}/referrals`, {
    legal_contact_id: network.contact.id,
    next_in_line: [network.contact.id],
    purpose: 'asylum_claim',
    fields: ['summary'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  expect(twice.json()).toMatchObject({ errors: [{ field: 'next_in_line.0' }] });
  expect((await desk().get(`/cases/${caseId}/referrals`)).json()).toMatchObject({ items: [{ state: 'withdrawn' }] });
});

it('with an agreed end, a later turn runs no longer than that, and none comes after it', async () => {
  const agreed = async (until: string) => {
    const caseId = await aCase();
    const each = {
      purpose: 'asylum_claim',
      fields: ['summary'],
      language: 'ru',
      given_by: 'oral',
      given_on: '2026-01-01',
    };
    const consents: string[] = [];
    for (const { id } of [network.contact, network.otherContact, third.contact]) {
      const answer = await desk().post(`/cases/${caseId}/consents`, { ...each, legal_contact_id: id, until });
      consents.push(answer.json<{ id: string }>().id);
    }
    return lines.begun(caseId, { fields: ['summary'], consent: undefined, consent_id: consents[0], ends_on: until });
  };
  const long = await agreed(daysAfter(day, 5));
  expect((await left(long)).map(({ ends_on }) => ends_on)).toEqual(Array(3).fill(daysAfter(day, 5)));
  const short = await agreed(daysAfter(day, 2));
  running.clock.standAt(daysAfter(day, 4));
  await job();
  expect(await states(long[0])).toEqual(['expired', 'offered', 'draft']);
  expect((await left(long))[1]).toMatchObject({ state: 'offered', ends_on: daysAfter(day, 5) });
  expect(await left(short)).toMatchObject([{ state: 'expired', gates: 0 }]);
});

it('the desk changes what has not begun: another order, fewer, none', async () => {
  const { ids } = await inLine();
  const change = (then: string[]) => desk().post(`/referrals/${ids[0]}/line`, { next_in_line: then });
  expect((await change([ids[2], ids[1]])).json()).toMatchObject({
    entries: [{ id: ids[0] }, { id: ids[2] }, { id: ids[1] }],
  });
  expect((await change([ids[0]])).statusCode).toBe(409);
  expect((await change([ids[1]])).json()).toMatchObject({ entries: [{ id: ids[0] }, { id: ids[1] }] });
  expect(await left([ids[2]])).toEqual([]);
  for (const [act, body] of [
    ['withdrawal', {}],
    ['extension', { ends_on: daysAfter(day, 20) }],
    ['release', { part: 'name' }],
  ] as const)
    expect([act, (await desk().post(`/referrals/${ids[2]}/${act}`, body)).statusCode]).toEqual([act, 404]);
  expect((await change([])).json()).toMatchObject({ entries: [{ id: ids[0], answer_by: null }] });
  // Nobody behind: silence ends nothing early.
  running.clock.standAt(daysAfter(day, 6));
  await job();
  expect(await states(ids[0])).toEqual(['offered']);
});

it('released by hand, who waits for the desk is not silent; a line lets no case go to another desk', async () => {
  const { ids, caseId } = await inLine({ by_hand: true });
  expect(await left(ids)).toMatchObject([{ gates: 2 }, { gates: 2 }, { gates: 2 }]);
  await check(network.lawyer, ids[0]);
  running.clock.standAt(daysAfter(day, 5));
  await job();
  expect(await states(ids[0])).toEqual(['conflict_check', 'draft', 'draft']);
  await desk().post(`/referrals/${ids[0]}/release`, { part: 'name' });
  expect((await line(ids[0]))[0]).toMatchObject({ answer_by: daysAfter(day, 8) });
  running.clock.standAt(daysAfter(day, 9));
  await job();
  expect(await states(ids[0])).toEqual(['expired', 'offered', 'draft']);
  expect((await desk().get(`/cases/${caseId}/closure`)).body).toContain('Third');
});

it('an acceptance against the turn of the next: only ever one of them is asked', async () => {
  for (let round = 0; round < 6; round += 1) {
    running.clock.standAt(day);
    const { ids } = await inLine();
    await check(network.lawyer, ids[0]);
    running.clock.standAt(daysAfter(day, 4));
    const acts = [() => accept(network.lawyer, ids[0]), () => job(), () => decline(network.lawyer, ids[0])];
    await Promise.all([acts[round % 3]!(), acts[(round + 1) % 3]!()]);
    const rows = await left(ids);
    const alive = rows.filter(({ state }) => ['offered', 'previewed', 'conflict_check', 'accepted'].includes(state));
    const context = { round, states: rows.map(({ state }) => state) };
    expect({ ...context, alive: alive.length }).toEqual({ ...context, alive: 1 });
    expect({ ...context, drafts: rows.filter(({ state }) => state === 'draft').length }).toEqual({
      ...context,
      drafts: alive[0]!.state === 'accepted' ? 0 : 1,
    });
  }
});
