import { jest } from '@jest/globals';
import type { Person } from '../../src/cli/demo/cast.js';
import { PersonVaults } from '../../src/people/person-vaults.service.js';
import { stored, trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

interface Alike {
  id: string;
  reasons: string[];
  strong: boolean;
}
const as = (person: Person = network.caseworker) => api(running.app, person);
let made = 0;
const logged = async (person: object, by?: Person): Promise<string> => {
  const answer = await as(by).post('/cases', { pseudonym: `Alias ${String((made += 1))}`, person });
  return answer.json<{ id: string }>().id;
};
const look = async (id: string, by?: Person): Promise<Alike[]> => {
  const answer = await as(by).post(`/cases/${id}/same-person`);
  expect(answer.statusCode).toBe(200);
  return answer.json<{ items: Alike[] }>().items;
};
const tell = (answers: object) => as().post('/cases/same-person/answers', answers);
const phone = (handle: string) => [{ channel: 'phone', handle }];
const history = async (id: string) =>
  (await as().get(`/cases/${id}/notes`)).json<{ items: { title: string }[] }>().items.map(({ title }) => title);
const added = async (act: () => Promise<unknown>) => {
  const before = Number((await stored(running, network.north.id)).head.head_number);
  await act();
  return (await trail(running, network.auditor, before)).map(({ action, object }) => [action, object]);
};

describe('who may be the same person', () => {
  it('has the same contact, the same birth date with a like name, or a like name alone, which is weak', async () => {
    const id = await logged({
      legal_name: 'Oleksandr Prykladenko',
      birth_date: '1994-03-26',
      contacts: phone('+999 100 1332'),
    });
    const both = await logged({ legal_name: 'Александр Прикладенко', contacts: phone('00999-100-1332') });
    const shared = await logged({ legal_name: 'Wilhelmina Beispiel', contacts: phone('+9991001332') });
    const born = await logged({ legal_name: 'Прикладенко Олександр', birth_date: '1994-03-26' });
    const alike = await logged({ legal_name: 'Aleksandr Prikladenko' });
    await logged({ legal_name: 'Somebody Else', birth_date: '1994-03-26' });
    await logged({ legal_name: 'Oleksandr' });
    await logged({});
    const found = await look(id);
    expect(found.map(({ id: other, reasons, strong }) => [other, reasons, strong])).toEqual(
      expect.arrayContaining([
        [both, ['contact', 'name'], true],
        [shared, ['contact'], false],
        [born, ['birth_date', 'name'], true],
        [alike, ['name'], false],
      ]),
    );
    expect(found).toHaveLength(4);
    expect(found.map(({ strong }) => strong)).toEqual([true, true, false, false]);
  });

  it('is never of another desk or organisation, and is told without a name', async () => {
    const person = { legal_name: 'Quirin Unikatow', contacts: phone('+999 100 9999') };
    const id = await logged(person);
    await logged(person, network.otherCaseworker);
    await logged(person, network.southCaseworker);
    expect(await look(id)).toEqual([]);
    await logged(person);
    const page = browser(running.app, network.caseworker);
    for (const answer of [
      await page.submit(`/cases/${id}`, `/cases/${id}/same-person`),
      await page.submit('/cases/same-person', '/cases/same-person'),
    ]) {
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain(`Alias ${made}`);
      expect(answer.body).not.toMatch(/Quirin|Unikatow|9999/);
    }
  });

  it('is looked for in one act that is recorded, and committed before a vault is opened', async () => {
    const id = await logged({ legal_name: 'Leocadia Muster' });
    expect(await added(() => look(id))).toEqual([['identity.compare', id]]);
    const head = async () => Number((await stored(running, network.north.id)).head.head_number);
    const before = await head();
    let whenOpened = 0;
    const vaults = jest.spyOn(running.app.get(PersonVaults, { strict: false }), 'open');
    vaults.mockImplementationOnce(async () => {
      whenOpened = await head();
      throw new Error('Not now.');
    });
    expect((await as().post(`/cases/${id}/same-person`)).statusCode).toBe(500);
    vaults.mockRestore();
    expect(whenOpened).toBe(before + 1);
  });
});

describe('what somebody said of two people', () => {
  it('is remembered: they are not asked about again, whichever of them is looked at', async () => {
    const person = { legal_name: 'Zwillinga Probe', contacts: phone('+999 200 1111') };
    const [one, other, third] = [await logged(person), await logged(person), await logged(person)];
    const answered = () => tell({ different: [`${one}~${other}`] });
    expect(await added(answered)).toEqual([
      ['identity.told-apart', one],
      ['identity.told-apart', other],
    ]);
    expect((await look(one)).map(({ id }) => id)).toEqual([third]);
    expect((await look(other)).map(({ id }) => id)).toEqual([third]);
    expect(await look(third)).toHaveLength(2);
  });

  it('is told in both histories when it is one person in two matters', async () => {
    const person = { legal_name: 'Doppelina Matter', contacts: phone('+999 200 2222') };
    const [one, other] = [await logged(person), await logged(person)];
    const page = browser(running.app, network.caseworker);
    const shown = await page.submit(`/cases/${one}`, `/cases/${one}/same-person`);
    const token = /action="\/cases\/same-person\/answers"[^]*?name="_form" value="([^"]+)"/.exec(shown.body)![1]!;
    const kept = await page.post('/cases/same-person/answers', {
      _form: token,
      'another_matter[]': `${one}~${other}`,
    });
    expect([kept.statusCode, kept.headers.location]).toEqual([303, `/cases/${one}`]);
    expect(await look(one)).toEqual([]);
    const { reference } = (await as().get(`/cases/${other}`)).json<{ reference: string }>();
    expect(await history(one)).toContain(`Same person as ${reference}, in another matter`);
    expect((await history(other)).filter((title) => title.startsWith('Same person as'))).toHaveLength(1);
  });

  it('cannot be both, nothing, or about a case out of reach', async () => {
    const [one, other] = [await logged({}), await logged({}, network.otherCaseworker)];
    const pair = `${one}~${other}`;
    expect((await tell({ different: [pair], another_matter: [pair] })).statusCode).toBe(422);
    expect((await tell({})).statusCode).toBe(422);
    expect((await tell({ different: ['anything'] })).statusCode).toBe(422);
    expect((await tell({ different: [pair] })).statusCode).toBe(404);
    expect((await tell({ different: [`${one}~${one}`] })).statusCode).toBe(404);
  });
});

it('everybody of a desk is compared at once, the likeliest pair first', async () => {
  const by = network.otherCaseworker;
  const [one, other, third] = [
    await logged({ legal_name: 'Ян Шаблонов', birth_date: '1991-02-03' }, by),
    await logged({ legal_name: 'Shablonov Yan', birth_date: '1991-02-03', contacts: phone('07700 900123') }, by),
    await logged({ legal_name: 'Petra Beispiel', contacts: phone('+44 7700 900123') }, by),
  ];
  const act = async () => {
    const answer = await as(by).post('/cases/same-person', { desk_id: network.otherDesk.id });
    const { items, total } = answer.json<{ items: { one: Alike; other: Alike; strong: boolean }[]; total: number }>();
    expect(total).toBe(2);
    expect(items.map((pair) => [[pair.one.id, pair.other.id].sort(), pair.strong])).toEqual([
      [[one, other].sort(), true],
      [[other, third].sort(), false],
    ]);
  };
  expect(await added(act)).toEqual([['identity.compare', network.otherDesk.id]]);
  expect((await as(by).post('/cases/same-person', { desk_id: network.desk.id })).statusCode).toBe(422);
});
