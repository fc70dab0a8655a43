import { jest } from '@jest/globals';
import type { Person } from '../../src/cli/demo/cast.js';
import { Audit } from '../../src/audit/audit.service.js';
import { dice } from '../support/dice.js';
import { stored, trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery, rowCounts } from '../support/owner.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

interface Shown {
  id: string;
  reference: string;
  version: number;
  state: string;
  pseudonym: string;
  summary: string | null;
  facts: Record<string, unknown>;
  needs: { code: string }[];
  deadlines: { id: string; on: string }[];
  notes: { title: string; text: string | null; from: string; by: string }[];
  safe_contact: { channel: { code: string }; instructions: string } | null;
  consent: { agreed: boolean };
  counted: boolean;
  closed: { reason: { code: string } } | null;
  merged: { into: { id: string } | null; from: { id: string; until: string }[] };
}
const as = (person: Person = network.caseworker) => api(running.app, person);
const logged = async (fields: object, notes: string[] = [], by?: Person): Promise<string> => {
  const answer = await as(by).post('/cases', { pseudonym: 'Alias', ...fields });
  const { id } = answer.json<{ id: string }>();
  for (const text of notes) expect((await as(by).post(`/cases/${id}/notes`, { text })).statusCode).toBe(201);
  return id;
};
const shown = async (id: string) => (await as().get(`/cases/${id}`)).json<Shown>();
const merge = async (stays: string, goes: string, choose: object = {}) => {
  const [one, other] = [await shown(stays), await shown(goes)];
  return as().post(`/cases/${stays}/merges/${goes}`, { version: one.version, other_version: other.version, choose });
};
const merged = async (...of: Parameters<typeof merge>) => {
  const answer = await merge(...of);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
};
const part = (stays: string, goes: string) => as().delete(`/cases/${stays}/merges/${goes}`);
const identity = async (id: string) =>
  (await as().post(`/cases/${id}/identity`, { reason: 'A test' })).json<{
    legal_name: string;
    birth_date: string;
    contacts: { channel: string; handle: string }[];
  }>();
const found = async (text: string) => {
  const answer = await as().post('/cases/search', { text, in: 'identity', reason: 'A test' });
  return answer.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
};
const words = ({ notes }: Shown) => notes.filter(({ title }) => title.startsWith('Note')).map(({ text }) => text);
/** All but what every write changes. */
const lasting = ({ notes: _, version: __, merged: ___, ...rest }: Shown & { activity_on?: string }) => rest;
const phone = (handle: string) => [{ channel: 'phone', handle }];

const HERON = {
  pseudonym: 'Heron',
  summary: 'Called up twice.',
  facts: { service_country: 'RU', refusal_status: 'refused_summons', language: ['ru'], grounds: ['pacifist_ethical'] },
  safe_contact: { channel: 'message', instructions: 'After seven only.' },
  deadline: { kind: 'hearing', on: '2027-03-02' },
  needs: ['asylum'],
  consent: { agreed: true, language: 'ru', given_by: 'oral', given_on: '2026-01-01' },
  counted: true,
  person: { legal_name: 'Oleksandr Prykladenko', birth_date: '1994', contacts: phone('+999 100 1332') },
};
const LANTERN = {
  pseudonym: 'Lantern',
  summary: 'Left his unit.',
  facts: { country_of_stay: 'DE', refusal_status: 'deserter', language: ['uk'], grounds: ['pacifist_ethical'] },
  safe_contact: { channel: 'they_write', instructions: 'Never call.' },
  deadline: { kind: 'appeal', on: '2027-02-01' },
  needs: ['housing', 'asylum'],
  person: {
    legal_name: 'Олександр Прикладенко',
    birth_date: '1994-03-26',
    contacts: [...phone('00999 1001332'), ...phone('+999 555 1212')],
  },
};
const CHOICE = { summary: 'goes', refusal_status: 'stays' };

describe('two cases that are merged', () => {
  it('become one that has what both had, and the stricter where they differ', async () => {
    const [stays, goes] = [await logged(HERON, ['First word']), await logged(LANTERN, ['Second word', 'Third word'])];
    await merged(stays, goes, CHOICE);
    const one = await shown(stays);
    expect(one).toMatchObject({
      pseudonym: 'Heron',
      summary: 'Left his unit.',
      state: 'open',
      facts: {
        service_country: 'RU',
        country_of_stay: 'DE',
        refusal_status: 'refused_summons',
        language: ['ru', 'uk'],
        grounds: ['pacifist_ethical'],
      },
      safe_contact: { channel: { code: 'they_write' }, instructions: 'After seven only.\n\nNever call.' },
      consent: { agreed: false },
      counted: false,
      merged: { into: null, from: [expect.objectContaining({ id: goes })] },
    });
    expect(one.needs.map(({ code }) => code)).toEqual(['asylum', 'housing']);
    expect(one.deadlines.map(({ on }) => on)).toEqual(['2027-02-01', '2027-03-02']);
    expect(words(one).sort()).toEqual(['First word', 'Second word', 'Third word']);
    const told = one.notes.find(({ title }) => title.includes('was merged into this case'))!;
    expect(told.text).toContain('Summary: Called up twice.');
    expect(told.text).toContain('Refusal: Deserter');
    const other = await shown(goes);
    expect(other).toMatchObject({
      state: 'closed',
      closed: { reason: { code: 'duplicate' } },
      merged: { into: { id: stays } },
      summary: 'Left his unit.',
    });
    expect(other.notes.map(({ title }) => title)).toContain(`Merged into ${one.reference}: the work goes on there`);
  });

  it('have one person, with the names, the day and the contacts of both, who is found once', async () => {
    const [stays, goes] = [await logged(HERON), await logged(LANTERN)];
    await merged(stays, goes, CHOICE);
    expect(await identity(stays)).toMatchObject({
      legal_name: 'Oleksandr Prykladenko',
      birth_date: '1994-03-26',
      contacts: [
        { channel: 'Name also written', handle: 'Олександр Прикладенко' },
        { channel: 'Phone', handle: '+999 100 1332' },
        { channel: 'Phone', handle: '+999 555 1212' },
      ],
    });
    const ids = await found('+999 555 1212');
    expect(ids).toContain(stays);
    expect(ids).not.toContain(goes);
  });

  it('are found by the words of both', async () => {
    const [stays, goes] = [await logged({}, ['Quokka']), await logged({}, ['Wombat in the note'])];
    await merged(stays, goes);
    const search = async (text: string) =>
      (await as().post('/cases/search', { text })).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    expect(await search('wombat')).toEqual([stays]);
    expect((await part(stays, goes)).statusCode).toBe(200);
    expect(await search('wombat')).toEqual([goes]);
    expect(await search('quokka')).toEqual([stays]);
  });

  it('stand in the trail, and whoever looks on the page goes on to the one that stays', async () => {
    const [stays, goes] = [await logged(HERON), await logged(LANTERN)];
    const before = Number((await stored(running, network.north.id)).head.head_number);
    const page = browser(running.app, network.caseworker);
    const address = `/cases/${stays}/merges/${goes}`;
    const refused = await page.submit(address, address, { 'choose.pseudonym': 'goes', 'choose.summary': 'stays' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Refusal: choose which of the two holds.');
    const done = await page.submit(address, address, {
      'choose.pseudonym': 'goes',
      'choose.summary': 'stays',
      'choose.refusal_status': 'goes',
    });
    expect([done.statusCode, done.headers.location]).toEqual([303, `/cases/${stays}`]);
    const acts = (await trail(running, network.auditor, before)).filter(({ action }) => action === 'case.merge');
    expect(acts.filter(({ refused: status }) => !status).map(({ object }) => object)).toEqual([stays, goes]);
    expect((await page.get(`/cases/${goes}`)).body).toContain(`href="/cases/${stays}"`);
    expect(await shown(stays)).toMatchObject({ pseudonym: 'Lantern', facts: { refusal_status: 'deserter' } });
  });
});

describe('a merge that is taken back', () => {
  it('gives both back as they were', async () => {
    const [stays, goes] = [
      await logged({ ...HERON, state: 'enquiry' }, ['First word']),
      await logged(LANTERN, ['Second word']),
    ];
    const before = [await shown(stays), await shown(goes)];
    const people = [await identity(stays), await identity(goes)];
    await merged(stays, goes, CHOICE);
    expect((await shown(stays)).state).toBe('open');
    expect((await part(stays, goes)).statusCode).toBe(200);
    const after = [await shown(stays), await shown(goes)];
    expect(after.map(lasting)).toEqual(before.map(lasting));
    expect(after.map(words)).toEqual(before.map(words));
    expect([await identity(stays), await identity(goes)]).toEqual(people);
    expect((await as().post(`/cases/${stays}/same-person`)).json()).toMatchObject({
      items: expect.not.arrayContaining([expect.objectContaining({ id: goes })]),
    });
  });

  it('leaves what was written since with the one that stayed', async () => {
    const [stays, goes] = [await logged(HERON), await logged(LANTERN)];
    await merged(stays, goes, CHOICE);
    const { version, deadlines } = await shown(stays);
    expect(
      (
        await as().patch(`/cases/${stays}`, {
          version,
          summary: 'Written since.',
          needs: ['asylum', 'housing', 'medical'],
        })
      ).statusCode,
    ).toBe(200);
    await as().post(`/cases/${stays}/notes`, { text: 'Said since' });
    expect((await as().post(`/cases/${stays}/deadlines/${deadlines[0]!.id}/completion`)).statusCode).toBe(200);
    expect((await part(stays, goes)).statusCode).toBe(200);
    const [one, other] = [await shown(stays), await shown(goes)];
    expect(one).toMatchObject({
      summary: 'Written since.',
      facts: { refusal_status: 'refused_summons' },
      counted: true,
    });
    expect(one.facts.country_of_stay).toBeUndefined();
    expect(one.needs.map(({ code }) => code)).toEqual(['asylum', 'medical']);
    expect(words(one)).toEqual(['Said since']);
    expect(one.deadlines.map(({ on }) => on)).toEqual(['2027-03-02']);
    expect(other.deadlines.map(({ on }) => on)).toEqual(['2027-02-01']);
    expect(other).toMatchObject({ summary: 'Left his unit.', state: 'open' });
  });

  it('can be so for thirty days, the latest first', async () => {
    const today = running.clock.today();
    const [stays, one, other] = [await logged({}), await logged({}), await logged({})];
    await merged(stays, one);
    await merged(stays, other);
    expect((await part(stays, one)).statusCode).toBe(409);
    expect((await part(stays, other)).statusCode).toBe(200);
    const until = (await shown(stays)).merged.from[0]!.until;
    running.clock.standAt(until);
    expect((await as().get(`/cases/${stays}/merges/${one}/reversal`)).statusCode).toBe(200);
    running.clock.standAt(new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10));
    expect((await part(stays, one)).statusCode).toBe(404);
    const [third, fourth] = [await logged({}), await logged({})];
    await merged(third, fourth);
    const kept = await ownerQuery<{ n: number }>(
      running.database,
      `select count(*)::int as n from merges where ends_on <= $1`,
      [until],
    );
    expect(kept[0]!.n).toBe(0);
    running.clock.standAt(today);
  });

  it('is refused where it is none, and a merged case is not opened again', async () => {
    const [stays, goes] = [await logged({}), await logged({})];
    expect((await part(stays, goes)).statusCode).toBe(404);
    await merged(stays, goes);
    expect((await part(goes, stays)).statusCode).toBe(404);
    expect((await as().delete(`/cases/${goes}/closure`)).json()).toMatchObject({ status: 409 });
    expect((await merge(stays, goes)).statusCode).toBe(409);
  });
});

describe('a lost race', () => {
  it('is told, and nothing of the merge is there', async () => {
    const [stays, goes] = [await logged(HERON, ['One']), await logged(LANTERN, ['Two'])];
    const counts = await rowCounts(running.database);
    const post = (version: number, other_version: number) =>
      as().post(`/cases/${stays}/merges/${goes}`, { version, other_version, choose: CHOICE });
    for (const [version, other] of [
      [7, 1],
      [1, 7],
    ] as const)
      expect((await post(version, other)).statusCode).toBe(409);
    // A refusal is recorded too.
    expect({ ...(await rowCounts(running.database)), audit_entries: 0 }).toEqual({ ...counts, audit_entries: 0 });
    expect(await shown(stays)).toMatchObject({ version: 1, summary: 'Called up twice.' });
    expect(await shown(goes)).toMatchObject({ version: 1, state: 'open' });
    const both = await Promise.all([post(1, 1), post(1, 1)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('or a failure at the very end leaves nothing half', async () => {
    const [stays, goes] = [await logged(HERON, ['One']), await logged(LANTERN, ['Two'])];
    const before = [await shown(stays), await shown(goes)];
    const record = jest.spyOn(running.app.get(Audit, { strict: false }), 'record').mockImplementation(({ action }) => {
      if (action === 'case.merge') throw new Error('The power went.');
    });
    expect((await merge(stays, goes, CHOICE)).statusCode).toBe(500);
    record.mockRestore();
    expect([await shown(stays), await shown(goes)]).toEqual(before);
    expect((await identity(stays)).contacts).toHaveLength(1);
  });
});

describe('what stands in the way is said', () => {
  it('a closed case, a running referral of the one that goes, an offer to another desk', async () => {
    const [stays, goes] = [await logged(HERON), await logged(LANTERN)];
    const offered = await as().post(`/cases/${goes}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['facts'],
      consent: { given_on: '2026-01-01', language: 'ru' },
    });
    expect(offered.statusCode).toBe(201);
    const refused = await merge(stays, goes, CHOICE);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('is referred to');
    // The other way round it stays, and its referral with it.
    await merged(goes, stays, CHOICE);
    const referrals = (await as().get(`/cases/${goes}/referrals`)).json<{ items: { state: string }[] }>();
    expect(JSON.stringify(referrals)).toContain('offered');
    const closed = await logged({});
    await as().post(`/cases/${closed}/closure`, { reason: 'amnesty' });
    expect((await merge(goes, closed)).body).toContain('is closed');
  });

  it('a case of another desk is none', async () => {
    const [stays, theirs] = [await logged({}), await logged({}, [], network.otherCaseworker)];
    for (const [one, other] of [
      [stays, theirs],
      [theirs, stays],
      [stays, stays],
    ])
      expect((await as().post(`/cases/${one}/merges/${other}`, { version: 1, other_version: 1 })).statusCode).toBe(404);
  });
});

it('merges and partings at random keep every note and every deadline', async () => {
  const draw = dice(7);
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1)
    ids.push(await logged({ deadline: { kind: 'hearing', on: `2027-01-1${n}` }, needs: ['asylum'] }, [`Word ${n}`]));
  const merges: [string, string][] = [];
  const gone = () => merges.map(([, goes]) => goes);
  for (let step = 0; step < 12; step += 1) {
    const there = ids.filter((id) => !gone().includes(id));
    if (merges.length > 0 && (there.length < 2 || draw.chance(0.45))) {
      const [stays, goes] = merges.pop()!;
      expect((await part(stays, goes)).statusCode).toBe(200);
    } else {
      const stays = draw.one(there);
      const goes = draw.one(there.filter((id) => id !== stays));
      await merged(stays, goes);
      merges.push([stays, goes]);
    }
    const now = ids.filter((id) => !gone().includes(id));
    const cases = [];
    for (const id of now) cases.push(await shown(id));
    expect(cases.flatMap(words).sort()).toEqual(ids.map((_, n) => `Word ${n}`));
    expect(cases.flatMap(({ deadlines }) => deadlines.map(({ on }) => on)).sort()).toEqual(
      ids.map((_, n) => `2027-01-1${n}`),
    );
  }
}, 60_000);
