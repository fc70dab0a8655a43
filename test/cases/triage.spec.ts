import { Takes } from '../../src/cases/triage/desk-takes.service.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Db } from '../../src/common/database/db.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { wordsOfDesk } from '../organisations/ceremony-words.js';
import { trailOf } from '../vault/trail.js';

interface Enquiry {
  id: string;
  pseudonym: string;
  version: number;
  words: string | null;
  came_on: string;
  held_by: string | null;
  proposed: { name: string } | null;
}
interface List {
  items: Enquiry[];
  next: string | null;
  waiting: number;
}
interface Outcome {
  id: string;
  case: { pseudonym: string } | null;
  outcome: string;
  says: string;
}

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());
afterEach(async () => {
  // Each test begins with nothing waiting.
  const desk = as(network.coordinator);
  for (const { id } of await all()) await desk.post(`/cases/${id}/closure`, { reason: 'out_of_scope' });
});

const as = (person: Person) => api(running.app, person);
const tab = (person: Person) => browser(running.app, person);
const list = async (query = '', person = network.caseworker) => (await as(person).get(`/triage${query}`)).json<List>();
async function all(person = network.coordinator): Promise<Enquiry[]> {
  const found: Enquiry[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: List = await list(next && `?after=${next}`, person);
    found.push(...page.items);
    next = page.next;
  }
  return found;
}
async function enquire(pseudonym: string, more: object = {}, by = network.caseworker): Promise<string> {
  const answer = await as(by).post('/cases', { pseudonym, state: 'enquiry', ...more });
  return answer.json<{ id: string }>().id;
}
async function several(count: number, more: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await enquire(`Number ${index}`, more));
  return ids;
}
const triage = (person: Person, body: object, headers?: Record<string, string>) =>
  as(person).post('/triage', body, headers);
const outcomesOf = async (answer: ReturnType<typeof triage>) => (await answer).json<{ outcomes: Outcome[] }>().outcomes;
const caseOf = async (id: string, person = network.coordinator) =>
  (await as(person).get(`/cases/${id}`)).json<{
    state: string;
    holder: string | null;
    version: number;
    notes: { title: string; text: string | null }[];
  }>();

describe('the list of enquiries', () => {
  it('shows those that wait, longest untouched first, with the words they sent; of other desks none', async () => {
    for (const [day, name] of [
      ['2026-11-20', 'Second'],
      ['2026-11-18', 'First'],
      ['2026-11-22', 'Third'],
    ] as const) {
      running.clock.standAt(day);
      await enquire(name, { summary: `Words of ${name}` });
    }
    await as(network.caseworker).post('/cases', { pseudonym: 'A case' });
    await enquire('Elsewhere', {}, network.otherCaseworker);
    const { items, waiting } = await list();
    expect(items.map(({ pseudonym, words, came_on }) => [pseudonym, words, came_on])).toEqual([
      ['First', 'Words of First', '2026-11-18'],
      ['Second', 'Words of Second', '2026-11-20'],
      ['Third', 'Words of Third', '2026-11-22'],
    ]);
    expect(waiting).toBe(3);
  });

  it('pages without losing or repeating one, also where a filter passes few', async () => {
    const wanted: string[] = [];
    for (let index = 0; index < 47; index += 1) {
      const fits = index % 5 === 0;
      const id = await enquire(`Number ${index}`, {
        facts: { service_country: fits ? 'RU' : 'BY', language: [index % 2 ? 'be' : 'ru'] },
      });
      if (fits) wanted.push(id);
    }
    const found = await all();
    expect(new Set(found.map(({ id }) => id)).size).toBe(47);
    expect(found).toHaveLength(47);
    const filtered = await list('?country=RU');
    expect(filtered.items.map(({ id }) => id).sort()).toEqual([...wanted].sort());
    expect((await list('?country=RU&language=be')).items.map(({ id }) => id).sort()).toEqual(
      wanted.filter((_, at) => (at * 5) % 2).sort(),
    );
    expect((await list('?country=JP')).items).toEqual([]);
  });

  it('records that an enquiry was opened for those it shows, and for no other', async () => {
    const shown = await enquire('Shown', { facts: { service_country: 'KZ' } }, network.colleague);
    const passedOver = await enquire('Passed over', { facts: { service_country: 'RU' } }, network.colleague);
    await list('?country=KZ', network.coordinator);
    const read = (await trailOf(running.database, network.auditor)).filter(
      ({ action, actor }) => action === 'case.read' && actor === network.coordinator.accountId,
    );
    const objects = read.map(({ object }) => object);
    expect(objects).toContain(shown);
    expect(objects).not.toContain(passedOver);
  });
});

describe('several at once', () => {
  it('are settled each by itself: what a colleague did meanwhile is told, and nothing else is lost', async () => {
    const [open, taken, closed, changed] = (await several(4)) as [string, string, string, string];
    const elsewhere = await enquire('Elsewhere', {}, network.otherCaseworker);
    const seen = new Map((await list()).items.map(({ id, version }) => [id, version]));
    await triage(network.colleague, { act: 'open', enquiries: [taken] });
    await as(network.colleague).post(`/cases/${closed}/closure`, { reason: 'duplicate' });
    await as(network.colleague).patch(`/cases/${changed}`, { version: seen.get(changed), summary: 'A minor: wait.' });

    const ticked = [open, taken, closed, changed].map((id) => `${id}:${seen.get(id)}`);
    const outcomes = await outcomesOf(
      triage(network.caseworker, { act: 'open', enquiries: [...ticked, `${elsewhere}:1`, ticked[0]] }),
    );
    expect(outcomes.map(({ id, outcome }) => [id, outcome])).toEqual([
      [open, 'opened'],
      [taken, 'taken'],
      [closed, 'closed-before'],
      [changed, 'changed'],
      [elsewhere, 'gone'],
    ]);
    expect(outcomes[1]!.says).toContain(network.colleague.handle);
    // Nothing of what is out of reach is told.
    expect(outcomes[4]!.case).toBeNull();
    expect(await caseOf(open)).toMatchObject({ state: 'open', holder: network.caseworker.handle });
    expect(await caseOf(taken)).toMatchObject({ state: 'open', holder: network.colleague.handle });
    expect(await caseOf(changed)).toMatchObject({ state: 'enquiry' });
    expect((await caseOf(elsewhere, network.otherCaseworker)).state).toBe('enquiry');
  });

  it('triaged by two people at the same moment are done once each, and nobody waits for ever', async () => {
    const ids = await several(12);
    const act = (person: Person, order: string[]) => outcomesOf(triage(person, { act: 'open', enquiries: order }));
    const both = await Promise.all([
      act(network.caseworker, ids),
      act(network.colleague, [...ids].reverse()),
      act(network.coordinator, ids),
    ]);
    for (const id of ids) {
      const told = both.map((outcomes) => outcomes.find((one) => one.id === id)!.outcome).sort();
      expect(told).toEqual(['opened', 'taken', 'taken']);
    }
  });

  it('end with the same advice, which stands in the history of each', async () => {
    const ids = await several(3);
    const body = { act: 'close', enquiries: ids, reason: 'out_of_scope', advice: 'Ask the consulate in writing.' };
    expect((await outcomesOf(triage(network.caseworker, body))).map(({ outcome }) => outcome)).toEqual(
      Array(3).fill('closed'),
    );
    for (const id of ids) {
      const { state, notes } = await caseOf(id);
      expect(state).toBe('closed');
      expect(JSON.stringify(notes)).toContain('Ask the consulate in writing.');
    }
    expect((await list()).waiting).toBe(0);
  });

  it('are not closed together while a lawyer has one of them: that ends for good, and is decided on its own page', async () => {
    const [id, other] = (await several(2)) as [string, string];
    await as(network.caseworker).post(`/cases/${id}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['facts'],
      consent: { given_on: '2026-01-01', language: 'ru' },
    });
    const outcomes = await outcomesOf(
      triage(network.caseworker, { act: 'close', enquiries: [id, other], reason: 'out_of_scope' }),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'closed']);
    expect(outcomes[0]!.says).toContain(network.lawyer.handle);
    expect(await caseOf(id)).toMatchObject({ state: 'enquiry' });
  });

  it('are given by a coordinator to anybody of the desk, by a caseworker to nobody else', async () => {
    const [first, second] = (await several(2)) as [string, string];
    const to = network.colleague.accountId;
    const [given] = await outcomesOf(triage(network.coordinator, { act: 'assign', enquiries: [first], to }));
    expect(given).toMatchObject({ outcome: 'assigned', says: `Open now, and ${network.colleague.handle} holds it.` });
    expect(await caseOf(first)).toMatchObject({ state: 'open', holder: network.colleague.handle });
    const [refused] = await outcomesOf(triage(network.caseworker, { act: 'assign', enquiries: [second], to }));
    expect(refused!.outcome).toBe('refused');
    const stranger = network.otherCaseworker.accountId;
    const [outside] = await outcomesOf(
      triage(network.coordinator, { act: 'assign', enquiries: [second], to: stranger }),
    );
    expect(outside!.outcome).toBe('refused');
    expect(await caseOf(second)).toMatchObject({ state: 'enquiry' });
  });

  it('need what their act needs: told by its field, with nothing done', async () => {
    const [id] = await several(1);
    const fieldOf = async (body: object) => {
      const answer = await triage(network.coordinator, body);
      return [answer.statusCode, answer.json<{ errors?: { field: string }[] }>().errors?.[0]?.field];
    };
    expect(await fieldOf({ act: 'open', enquiries: [] })).toEqual([422, 'enquiries']);
    expect(await fieldOf({ act: 'open', enquiries: ['x'] })).toEqual([422, 'enquiries']);
    expect(await fieldOf({ act: 'assign', enquiries: [id] })).toEqual([422, 'to']);
    expect(await fieldOf({ act: 'route', enquiries: [id] })).toEqual([422, 'desk_id']);
    expect(await fieldOf({ act: 'close', enquiries: [id], advice: 'Go.' })).toEqual([422, 'reason']);
    expect(await fieldOf({ act: 'burn', enquiries: [id] })).toEqual([422, 'act']);
    expect((await list()).waiting).toBe(1);
  });

  it('happen once under one Idempotency-Key', async () => {
    const ids = await several(2);
    const once = { 'idempotency-key': 'triage once' };
    const body = { act: 'open', enquiries: ids };
    expect(await outcomesOf(triage(network.caseworker, body, once))).toHaveLength(2);
    const again = await triage(network.caseworker, body, once);
    expect([again.statusCode, again.json()]).toEqual([200, {}]);
    expect((await triage(network.caseworker, { ...body, act: 'close', reason: 'amnesty' }, once)).statusCode).toBe(422);
  });

  it('a part that is refused is taken back to where it began, and the rest stands', async () => {
    const kept = await acting(running.app, network.coordinator, async () => {
      const [db, takes] = [running.app.get(Db), running.app.get(Takes, { strict: false })];
      await takes.set(network.desk.id, { countries: ['RU'], languages: [] });
      await db
        .apart(async () => {
          await takes.set(network.desk.id, { countries: ['BY'], languages: [] });
          throw new Error('Refused.');
        })
        .catch(() => undefined);
      return takes.of(network.desk.id);
    });
    expect(kept.countries).toEqual(['RU']);
    const rows = await ownerQuery<{ code: string }>(running.database, 'select code from desk_takes');
    expect(rows).toEqual([{ code: 'RU' }]);
  });
});

describe('another desk of the organisation', () => {
  const routed = (person: Person, ids: string[]) =>
    triage(person, { act: 'route', enquiries: ids, desk_id: network.otherDesk.id });

  it('is offered an enquiry by a coordinator, once its words are checked, and takes it by accepting', async () => {
    const [id] = (await several(1)) as [string];
    expect((await routed(network.caseworker, [id])).statusCode).toBe(403);
    const [unchecked] = await outcomesOf(routed(network.coordinator, [id]));
    expect(unchecked).toMatchObject({ outcome: 'refused', says: expect.stringContaining('six check words') });

    const words = await wordsOfDesk(running, network.otherCoordinator, network.otherDesk.id);
    const pins = `/desks/${network.desk.id}/pins`;
    await tab(network.coordinator).submit(`${pins}/new`, pins, { subject: `desk.${network.otherDesk.id}`, words });
    const [offered] = await outcomesOf(routed(network.coordinator, [id]));
    expect(offered).toMatchObject({ outcome: 'routed', says: expect.stringContaining('Valley desk') });
    // It waits for them now, not for us.
    expect((await list()).items).toEqual([]);
    expect((await all(network.otherCoordinator)).map((one) => one.id)).not.toContain(id);

    const [transfer] = await ownerQuery<{ id: string }>(
      running.database,
      'select id from transfers where case_id = $1',
      [id],
    );
    await tab(network.otherCoordinator).submit('/transfers', `/transfers/${transfer!.id}/acceptance`);
    expect((await all(network.otherCoordinator)).map((one) => one.id)).toContain(id);
    const [gone] = [await triage(network.coordinator, { act: 'open', enquiries: [id] })];
    expect(gone.statusCode).toBe(404);
  });

  it('is proposed where it says that it takes the country and the language, and never moved to by itself', async () => {
    const takes = `/desks/${network.otherDesk.id}/takes`;
    await tab(network.otherCoordinator).submit(takes, takes, { 'countries[]': ['KZ', 'KG'], 'languages[]': 'kk' });
    await enquire('Theirs', { facts: { service_country: 'KZ', language: ['kk'] } });
    await enquire('Ours', { facts: { service_country: 'RU', language: ['ru'] } });
    const { items } = await list();
    expect(Object.fromEntries(items.map(({ pseudonym, proposed }) => [pseudonym, proposed?.name]))).toEqual({
      Theirs: 'Valley desk',
      Ours: undefined,
    });
    const wrong = await tab(network.otherCoordinator).submit(takes, takes, { 'countries[]': 'Narnia' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Choose only from the listed countries');
    // The words of one desk's coordinator are not for another's to write.
    expect((await tab(network.coordinator).get(takes)).statusCode).toBe(404);
  });
});

describe('one at a time', () => {
  it('leads from each to the next, and says where the one before stands', async () => {
    const ids = await several(3);
    const desk = tab(network.caseworker);
    const order = (await list()).items.map(({ id }) => id);
    const opened = await desk.submit(`/triage/${order[0]}`, `/triage/${order[0]}`, { act: 'open' });
    expect([opened.statusCode, opened.headers.location]).toEqual([303, `/triage/${order[1]}?before=${order[0]}`]);
    expect((await desk.get(opened.headers.location as string)).body).toContain('Open now, and you hold it.');
    const closed = await desk.submit(`/triage/${order[1]}`, `/triage/${order[1]}`, {
      act: 'close',
      reason: 'lost_contact',
      advice: 'Write again.',
    });
    expect(closed.headers.location).toBe(`/triage/${order[2]}?before=${order[1]}`);
    const last = await desk.submit(`/triage/${order[2]}`, `/triage/${order[2]}`, { act: 'open' });
    expect(last.headers.location).toBe(`/triage?before=${order[2]}`);
    expect(ids.sort()).toEqual([...order].sort());
  });

  it('comes back with what was typed, on the same enquiry, when something is missing or a colleague was faster', async () => {
    const [id] = (await several(1)) as [string];
    const desk = tab(network.caseworker);
    const address = `/triage/${id}?country=RU`;
    const typed = { act: 'close', advice: 'Ask <them> in writing.' };
    const missing = await desk.submit(address, address, typed);
    expect(missing.statusCode).toBe(422);
    expect(missing.body).toContain('Ask &lt;them> in writing.');
    expect(missing.body).toContain('Choose how it ended.');
    // What the list was narrowed to is kept too.
    expect(missing.body).toContain(`action="/triage/${id}?country=RU"`);

    const shown = (await desk.get(address)).body;
    const form = /<form [^>]*action="\/triage\/.*?<\/form>/s.exec(shown)![0];
    const hidden = Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value!,
      ]),
    );
    await triage(network.colleague, { act: 'open', enquiries: [id] });
    const late = await desk.post(`/triage/${id}`, { ...hidden, ...typed, reason: 'amnesty' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain(`${network.colleague.handle} holds it`);
    expect((await caseOf(id)).state).toBe('open');
  });
});
