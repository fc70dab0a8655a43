import { acting } from '../../src/cli/demo/cast.js';
import { SealedCases } from '../../src/cases/sealed-cases.service.js';
import { type Offset, packs, ruleOf, type RuleOfPack } from '../../src/reference/country-packs/packs.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

interface Rule {
  id: string;
  title: string;
  meaning: string | null;
  source: string;
  checked: string;
  signed: string;
  changed?: boolean;
}
interface Shown {
  deadlines: { id: string; on: string; kind: { code: string }; certainty: { code: string }; rule: Rule | null }[];
  events: { id: string }[];
  proposals: { name: string; on: string; instead_of: string | null; recheck: boolean; rule: Rule }[];
  set_aside: { reason: string }[];
}

let running: RunningApp;
let network: SmallNetwork;
let desk: ReturnType<typeof api>;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  running.clock.standAt('2026-11-25');
  desk = api(running.app, network.caseworker);
}, 60_000);
afterAll(() => running.stop());

const made = async (path: string, body: object) => {
  const answer = await desk.post(path, body);
  expect(answer.statusCode).toBe(201);
  return answer.json<{ id: string }>().id;
};
const open = (facts: object) => made('/cases', { pseudonym: 'Heron', facts });
const shown = async (id: string) => (await desk.get(`/cases/${id}/deadlines`)).json<Shown>();
const proposed = async (id: string, rule: string) => (await shown(id)).proposals.find((one) => one.rule.id === rule);
const answer = (id: string, body: object) => desk.post(`/cases/${id}/deadline-proposals`, body);

describe('a rule proposes, a person confirms:', () => {
  it('an event makes a proposal, and a press makes it a deadline that names its source', async () => {
    const id = await open({ country_of_stay: 'DE' });
    await made(`/cases/${id}/events`, { trigger: 'decision_served', on: '2026-11-20' });
    expect((await shown(id)).deadlines).toEqual([]);
    await answer(id, { answer: 'confirm', proposal: 'de.vg.suit@2026-12-04' });
    expect(await proposed(id, 'de.vg.suit')).toBeUndefined();
    const { deadlines } = (await desk.get(`/cases/${id}`)).json<Shown>();
    expect(deadlines).toMatchObject([
      {
        on: '2026-12-04',
        kind: { code: 'appeal' },
        certainty: { code: 'estimated' },
        rule: { id: 'de.vg.suit', checked: expect.stringContaining('22 November 2026'), changed: false },
      },
    ]);
    expect(deadlines[0]!.rule!.source).toMatch(/^https:/);
    const page = await browser(running.app, network.caseworker).get(`/cases/${id}`);
    expect(page.body).toContain('No lawyer of the country has signed this rule');
  });

  it('a corrected event changes no confirmed deadline: the difference is shown, and confirmed', async () => {
    const id = await open({ country_of_stay: 'DE' });
    const eventId = await made(`/cases/${id}/events`, { trigger: 'decision_served', on: '2026-11-20' });
    await answer(id, { answer: 'confirm', proposal: 'de.vg.suit@2026-12-04' });
    await made(`/cases/${id}/events`, { trigger: 'decision_served', on: '2026-11-18', instead_of: eventId });
    expect((await shown(id)).deadlines.map(({ on }) => on)).toEqual(['2026-12-04']);
    expect(await proposed(id, 'de.vg.suit')).toMatchObject({ on: '2026-12-02', instead_of: '2026-12-04' });
    await answer(id, { answer: 'confirm', proposal: 'de.vg.suit@2026-12-02' });
    expect((await shown(id)).deadlines.map(({ on }) => on)).toEqual(['2026-12-02']);
    expect((await answer(id, { answer: 'confirm', proposal: 'de.vg.suit@2026-12-04' })).statusCode).toBe(409);
  });

  it('is set aside with a reason, and with none not at all', async () => {
    const id = await open({ country_of_stay: 'DE' });
    await made(`/cases/${id}/events`, { trigger: 'decision_served', on: '2026-11-20' });
    const aside = { answer: 'set_aside', proposal: 'de.vg.suit.one_week@2026-11-27' };
    expect((await answer(id, aside)).statusCode).toBe(422);
    expect((await answer(id, { ...aside, reason: 'It was no urgent procedure' })).statusCode).toBe(201);
    const now = await shown(id);
    expect(now.proposals.map(({ name }) => name)).not.toContain(aside.proposal);
    expect(now.set_aside).toMatchObject([{ reason: 'It was no urgent procedure' }]);
  });

  it('a rule that has changed since is told, until somebody has looked', async () => {
    const id = await open({ country_of_stay: 'DE' });
    await made(`/cases/${id}/events`, { trigger: 'decision_served', on: '2026-11-20' });
    await answer(id, { answer: 'confirm', proposal: 'de.vg.suit@2026-12-04' });
    const sealed = running.app.get(SealedCases, { strict: false });
    await acting(running.app, network.caseworker, async () => {
      const opened = await sealed.open(id);
      opened.content.deadlines[0]!.rule!.version = 'another';
      await sealed.save(opened);
    });
    const { deadlines } = await shown(id);
    expect(deadlines[0]!.rule!.changed).toBe(true);
    await answer(id, { answer: 'keep', proposal: deadlines[0]!.id });
    expect((await shown(id)).deadlines[0]!.rule!.changed).toBe(false);
  });
});

describe('a rule that says something else in the next release', () => {
  interface Listed {
    items: {
      case: { id: string };
      id: string;
      on: string;
      differences: { what: string; before: string | null; now: string | null }[];
      proposed: { name: string; on: string } | null;
    }[];
  }
  const listed = async (who = network.caseworker) =>
    (await api(running.app, who).get('/deadlines/changed-rules')).json<Listed>().items;
  const today = async () => (await desk.get('/today')).body.includes('"changed-rules"');
  /** A case of somebody at this desk, with a deadline by a rule of Germany. */
  async function confirmed(rule = 'de.vg.suit', on = '2026-12-04') {
    const id = await open({ country_of_stay: 'DE' });
    await made(`/cases/${id}/events`, { trigger: 'decision_served', on: '2026-11-20' });
    await answer(id, { answer: 'confirm', proposal: `${rule}@${on}` });
    return id;
  }
  /** As if the next release shipped these words; the pack is put back however it ends. */
  async function inTheNextRelease(change: Partial<RuleOfPack>, work: () => Promise<void>) {
    const rule = ruleOf('de.vg.suit')!;
    const before = { ...rule };
    Object.assign(rule, change, { version: 'fedcba9876543210' });
    try {
      await work();
    } finally {
      Object.assign(rule, before);
    }
  }
  const oneWeek: Offset = { direction: 'after', amount: 1, unit: 'week', count: 'calendar' };

  it('lists the open cases whose deadlines stand on it, with what changed in words, and tells the day', async () => {
    const [id, other, closed] = [await confirmed(), await confirmed('de.vg.reasons', '2026-12-20'), await confirmed()];
    await desk.post(`/cases/${closed}/closure`, { reason: 'amnesty' });
    expect((await listed()).filter((one) => one.case.id === id || one.case.id === other)).toEqual([]);
    expect(await today()).toBe(false);
    await inTheNextRelease({ offset: oneWeek, legal_basis: 'AsylG § 74(1) n.F.' }, async () => {
      const items = await listed();
      for (const left of [other, closed]) expect(items.find((one) => one.case.id === left)).toBeUndefined();
      expect(items.find((one) => one.case.id === id)).toMatchObject({
        on: '2026-12-04',
        differences: [
          {
            what: 'How it is counted',
            before: expect.stringMatching(/^2 weeks after/),
            now: expect.stringMatching(/^1 week after/),
          },
          { what: 'The law', now: 'AsylG § 74(1) n.F.' },
        ],
        proposed: { name: 'de.vg.suit@2026-11-27', on: '2026-11-27' },
      });
      expect(await today()).toBe(true);
      expect((await listed(network.otherCaseworker)).map((one) => one.case.id)).not.toContain(id);
    });
    expect(await today()).toBe(false);
  });

  it('is answered: the new day is taken, the old one kept, or the deadline set aside with a reason', async () => {
    const [taken, kept, dropped] = [await confirmed(), await confirmed(), await confirmed()];
    await inTheNextRelease({ offset: oneWeek }, async () => {
      const of = async (id: string) => (await listed()).find((one) => one.case.id === id);
      await answer(taken, { answer: 'confirm', proposal: (await of(taken))!.proposed!.name });
      expect((await shown(taken)).deadlines.map(({ on }) => on)).toEqual(['2026-11-27']);
      await answer(kept, { answer: 'keep', proposal: (await of(kept))!.id });
      expect((await shown(kept)).deadlines.map(({ on }) => on)).toEqual(['2026-12-04']);
      const drop = { answer: 'set_aside', proposal: (await of(dropped))!.id };
      expect((await answer(dropped, drop)).statusCode).toBe(422);
      expect((await answer(dropped, { ...drop, reason: 'Repealed' })).statusCode).toBe(201);
      expect(await shown(dropped)).toMatchObject({ deadlines: [], set_aside: [{ reason: 'Repealed' }] });
      for (const id of [taken, kept, dropped]) expect([id, await of(id)]).toEqual([id, undefined]);
    });
  });

  it('one that is gone from the pack is listed too, and kept it is a day that somebody set', async () => {
    const id = await confirmed();
    const sealed = running.app.get(SealedCases, { strict: false });
    await acting(running.app, network.caseworker, async () => {
      const opened = await sealed.open(id);
      opened.content.deadlines[0]!.rule!.id = 'de.gone';
      await sealed.save(opened);
    });
    const line = (await listed()).find((one) => one.case.id === id)!;
    expect(line).toMatchObject({ differences: [{ what: 'The rule', now: null }], proposed: null });
    expect((await answer(id, { answer: 'keep', proposal: line.id })).statusCode).toBe(201);
    expect((await shown(id)).deadlines).toMatchObject([{ on: '2026-12-04', rule: null }]);
    expect((await listed()).find((one) => one.case.id === id)).toBeUndefined();
  });
});

it('events and proposals can be read by themselves', async () => {
  const id = await open({ country_of_stay: 'DE' });
  const event = await made(`/cases/${id}/events`, { trigger: 'decision_served', on: '2026-11-20' });
  expect((await desk.get(`/cases/${id}/events`)).json()).toMatchObject({ items: [{ id: event, on: '2026-11-20' }] });
  const { items } = (await desk.get(`/cases/${id}/deadline-proposals`)).json<{ items: { name: string }[] }>();
  expect(items.map(({ name }) => name)).toContain('de.vg.suit@2026-12-04');
});

it('no page and no answer names anybody a deserter, and no counter says what an absence is', async () => {
  const id = await open({ service_country: 'RU' });
  await made(`/cases/${id}/events`, { trigger: 'first_day_of_unauthorized_absence', on: '2026-11-24' });
  const page = browser(running.app, network.caseworker);
  const told = await proposed(id, 'ru.awol.2d');
  expect(told).toMatchObject({
    on: '2026-11-26',
    rule: {
      meaning:
        'From this day the law of Russia may treat the absence as more serious. Whether it does is for a lawyer.',
    },
  });
  await answer(id, { answer: 'confirm', proposal: told!.name });
  for (const at of [`/cases/${id}`, `/cases/${id}/deadlines`, ...packs().map(({ country }) => `/rules/${country}`)]) {
    const { statusCode, body } = await page.get(at);
    expect(statusCode).toBe(200);
    // A pack's warning may tell what a state once did; no rule and no count may say it of anybody.
    const said = packs()
      .flatMap(({ warnings }) => warnings)
      .reduce((left, warning) => left.replace(warning, ''), body);
    expect(said).not.toMatch(/deserter/i);
  }
  // Nor the list of deadlines whose rule says something else today, or is gone.
  const away = await open({ service_country: 'IL' });
  await made(`/cases/${away}/events`, { trigger: 'first_day_of_unauthorized_absence', on: '2026-11-24' });
  const presumed = ruleOf('il.desertion_presumption')!;
  expect(presumed.label).toMatch(/deserter/);
  await answer(away, { answer: 'confirm', proposal: (await proposed(away, presumed.id))!.name });
  const version = presumed.version;
  try {
    presumed.version = 'fedcba9876543210';
    for (const { body } of [await page.get('/deadlines/changed-rules'), await desk.get('/deadlines/changed-rules')]) {
      expect(body).toContain('the law may see the absence differently');
      expect(body).not.toMatch(/deserter/i);
    }
  } finally {
    presumed.version = version;
  }
  for (const { country } of packs()) {
    const { rules } = (await desk.get(`/rules/${country}`)).json<{ rules: Rule[] }>();
    for (const words of rules.filter(({ meaning }) => meaning))
      expect(JSON.stringify({ ...words, id: 'a name', source: 'an address' })).not.toMatch(/desert/i);
  }
});

describe('a proceeding', () => {
  it('keeps its events; a hearing is a deadline, and a decision feeds the rules', async () => {
    const id = await open({ country_of_stay: 'DE' });
    const proceeding = await made(`/cases/${id}/proceedings`, { type: 'asylum_first', authority: 'Invented office' });
    const at = `/cases/${id}/proceedings/${proceeding}`;
    await made(`${at}/events`, { kind: 'hearing', on: '2027-02-01', at: '09:30', place: 'Room 4' });
    await made(`${at}/events`, { kind: 'decision', on: '2026-11-20', trigger: 'decision_served' });
    const { deadlines, proposals } = await shown(id);
    expect(deadlines).toMatchObject([{ on: '2027-02-01', kind: { code: 'hearing' }, rule: null }]);
    expect(proposals.map(({ name }) => name)).toContain('de.vg.suit@2026-12-04');
    const one = (await desk.get(at)).json<{ events: { kind: { code: string }; at: string | null }[] }>();
    expect(one.events).toMatchObject([{ kind: { code: 'decision' } }, { kind: { code: 'hearing' }, at: '09:30' }]);
    expect((await desk.get(`/cases/${id}/history`)).body).toContain('Room 4');
  });

  it('a hearing that is moved moves its deadline', async () => {
    const id = await open({});
    const at = `/cases/${id}/proceedings/${await made(`/cases/${id}/proceedings`, { type: 'asylum_first' })}`;
    const hearing = await made(`${at}/events`, { kind: 'hearing', on: '2027-02-01' });
    await made(`${at}/events`, { kind: 'hearing', on: '2027-03-01', instead_of: hearing });
    expect((await shown(id)).deadlines.map(({ on }) => on)).toEqual(['2027-03-01']);
    expect((await desk.get(at)).json<{ events: unknown[] }>().events).toHaveLength(1);
  });

  it('one hearing is written into all related cases or into none, and moved in all', async () => {
    const [one, other] = [await open({}), await open({})];
    const { reference } = (await desk.get(`/cases/${other}`)).json<{ reference: string }>();
    await made(`/cases/${one}/related`, { reference, kind: 'family', reason: 'One hearing for both' });
    const at = `/cases/${one}/proceedings/${await made(`/cases/${one}/proceedings`, { type: 'asylum_first' })}`;
    const hearing = await made(`${at}/events`, { kind: 'hearing', on: '2027-02-01', also: [other] });
    await made(`${at}/events`, { kind: 'hearing', on: '2027-03-01', instead_of: hearing, also: [other] });
    for (const id of [one, other]) expect((await shown(id)).deadlines.map(({ on }) => on)).toEqual(['2027-03-01']);

    await desk.post(`/cases/${other}/closure`, { reason: 'amnesty' });
    const refused = await desk.post(`${at}/events`, { kind: 'hearing', on: '2027-04-01', also: [other] });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain(reference);
    expect((await shown(one)).deadlines.map(({ on }) => on)).toEqual(['2027-03-01']);
    const stranger = await open({});
    expect((await desk.post(`${at}/events`, { kind: 'hearing', on: '2027-04-01', also: [stranger] })).statusCode).toBe(
      422,
    );
  });

  it('is corrected, and the history keeps what stood there; its events stay', async () => {
    const id = await open({});
    const at = `/cases/${id}/proceedings/${await made(`/cases/${id}/proceedings`, { type: 'asylum_first', authority: 'Wrong office', file_number: 'A 1' })}`;
    await made(`${at}/events`, { kind: 'hearing', on: '2027-02-01' });
    expect((await desk.patch(at, { type: 'nothing' })).statusCode).toBe(422);
    expect((await desk.patch(at, { type: 'asylum_first', authority: 'Right office' })).statusCode).toBe(200);
    expect((await desk.get(at)).json()).toMatchObject({
      authority: 'Right office',
      file_number: null,
      events: [{ on: '2027-02-01' }],
    });
    expect((await desk.get(`/cases/${id}/history`)).body).toContain('Wrong office');
    await desk.post(`${at}/ending`, { ended_on: '2026-11-20', outcome: 'Settled' });
    await desk.patch(at, { type: 'asylum_first', file_number: 'A 2' });
    expect((await desk.get(at)).json()).toMatchObject({ file_number: 'A 2', ended: { outcome: 'Settled' } });
    expect((await desk.patch(`/cases/${id}/proceedings/${id}`, { type: 'asylum_first' })).statusCode).toBe(404);
  });

  it('that has ended takes no more events', async () => {
    const id = await open({});
    const at = `/cases/${id}/proceedings/${await made(`/cases/${id}/proceedings`, { type: 'ecthr' })}`;
    expect((await desk.post(`${at}/events`, { kind: 'hearing', on: '2027-02-01', at: '9.30' })).statusCode).toBe(422);
    expect((await desk.post(`${at}/ending`, { ended_on: '2026-11-20', outcome: 'Settled' })).statusCode).toBe(200);
    expect((await desk.post(`${at}/events`, { kind: 'hearing', on: '2027-02-01' })).statusCode).toBe(409);
  });

  it('is disclosed as the packet field of that name; a deadline with the rule that made it', async () => {
    const id = await open({ country_of_stay: 'DE' });
    await made(`/cases/${id}/events`, { trigger: 'decision_served', on: '2026-11-20' });
    await answer(id, { answer: 'confirm', proposal: 'de.vg.suit@2026-12-04' });
    const at = `/cases/${id}/proceedings/${await made(`/cases/${id}/proceedings`, { type: 'asylum_first' })}`;
    await made(`${at}/events`, { kind: 'hearing', on: '2027-02-01', at: '09:30' });
    const referral = await desk.post(`/cases/${id}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['proceedings', 'deadlines'],
      consent: { given_on: '2026-11-01', language: 'ru' },
    });
    expect(referral.statusCode).toBe(201);
    const lawyer = api(running.app, network.lawyer);
    const offer = `/referrals/${referral.json<{ id: string }>().id}`;
    await lawyer.post(`${offer}/conflict-check`);
    await lawyer.post(`${offer}/acceptance`);
    const { body } = await lawyer.get(`${offer}/packet`);
    expect(body).toContain('Asylum, first instance: Hearing, 09:30');
    expect(body).toContain('By rule: 2 weeks after the day on which the decision was served');
  });
});
