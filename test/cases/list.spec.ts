import { randomInt } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { withClient } from '../../src/common/database/roles.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

const DAY = 86_400_000;

interface Item {
  id: string;
  reference: string;
  pseudonym: string;
  state: string;
  next_due: { on: string; what: string } | null;
}
interface List {
  items: Item[];
  next: string | null;
}
interface Made {
  id: string;
  reference: string;
  pseudonym: string;
  desk: 'harbour' | 'valley';
  due: string | undefined;
  state: 'enquiry' | 'open' | 'closed';
  country: string | undefined;
  by: Person;
}

let running: RunningApp;
let network: SmallNetwork;
let made: Made[];
let ofBothDesks: Person;

beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  ofBothDesks = network.colleague;
  const { otherCoordinator, otherDesk } = network;
  const ceremonies = running.app.get(Ceremonies, { strict: false });
  await acting(running.app, otherCoordinator, () =>
    ceremonies.admit(otherDesk.id, ofBothDesks.accountId, ofBothDesks.checkWords),
  );
  const words = await acting(running.app, otherCoordinator, async () => ceremonies.deskWords(otherDesk.id));
  await acting(running.app, ofBothDesks, () => ceremonies.confirmDesk(otherDesk.id, words));
  made = await openCases(130);
  // Another organisation's case, which no list below may hold.
  await api(running.app, network.southCaseworker).post('/cases', {
    pseudonym: 'Elsewhere',
    deadline: { kind: 'hearing', on: inDays(1) },
  });
}, 60_000);
afterAll(() => running.stop());

const inDays = (days: number) => new Date(Date.parse(running.clock.today()) + days * DAY).toISOString().slice(0, 10);

/** Few different days, so that many cases share one; some long past; some without any. */
async function openCases(count: number): Promise<Made[]> {
  const workers = {
    harbour: [network.caseworker, network.colleague],
    valley: [network.otherCaseworker, network.otherCoordinator],
  };
  const all: Made[] = [];
  for (let index = 0; index < count; index += 1) {
    const desk = index % 2 ? 'harbour' : 'valley';
    const by = workers[desk][index % 4 > 1 ? 1 : 0]!;
    const due = index % 5 === 0 ? undefined : inDays(randomInt(45) - 15);
    const facts = {
      ...(index % 3 === 0 && { service_country: 'RU' }),
      ...(index % 4 === 0 && { country_of_stay: 'DE' }),
      ...(index % 7 === 0 && { refusal_status: 'deserter' }),
    };
    const state = index % 11 === 0 ? 'enquiry' : 'open';
    const deskId = desk === 'harbour' ? network.desk.id : network.otherDesk.id;
    const pseudonym = `Number ${index} of many`;
    const opened = await api(running.app, by).post('/cases', {
      pseudonym,
      desk_id: deskId,
      state,
      facts,
      ...(due && { deadline: { kind: 'hearing', on: due } }),
    });
    const { id, reference } = opened.json<{ id: string; reference: string }>();
    const closed = index % 13 === 0;
    if (closed) await api(running.app, by).post(`/cases/${id}/closure`, { reason: 'amnesty' });
    all.push({
      id,
      reference,
      pseudonym,
      desk,
      due,
      by,
      state: closed ? 'closed' : state,
      country: facts.service_country || facts.country_of_stay || undefined,
    });
  }
  return all;
}

async function walk(person: Person, query: string): Promise<Item[][]> {
  const client = api(running.app, person);
  const pages: Item[][] = [];
  for (let next: string | null = ''; next !== null;) {
    const answer = await client.get(`/cases?${query}${next && `&after=${next}`}`);
    expect(answer.statusCode).toBe(200);
    const list: List = answer.json();
    pages.push(list.items);
    next = list.next;
    if (pages.length > 200) throw new Error('The list does not end.');
  }
  return pages;
}

const ids = (cases: { id: string }[]) => cases.map(({ id }) => id).sort();
const dayOf = ({ next_due }: Item) => (next_due ? Date.parse(next_due.on) / DAY : Infinity);

function expectOrder(pages: Item[][]) {
  for (const page of pages)
    expect(page.map(dayOf)).toEqual(page.map(dayOf).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  let latest = -Infinity;
  for (const day of pages.flat().map(dayOf)) {
    if (latest === Infinity) expect(day).toBe(Infinity);
    else expect(latest - day).toBeLessThanOrEqual(2);
    latest = Math.max(latest, day);
  }
}

describe.each([7, 50])('a walk through all pages, %i cases at a time', (limit) => {
  it('shows every case of both desks exactly once to somebody who is on both, nearest deadline first', async () => {
    const pages = await walk(ofBothDesks, `limit=${limit}`);
    expect(ids(pages.flat())).toEqual(ids(made.filter(({ state }) => state !== 'closed')));
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
    expectOrder(pages);
  });

  it('prints the exact day of the nearest deadline, or none', async () => {
    const shown = (await walk(ofBothDesks, `limit=${limit}`)).flat();
    const due = new Map(made.map((one) => [one.id, one.due ?? null]));
    for (const { id, next_due } of shown) expect(next_due?.on ?? null).toBe(due.get(id));
  });

  it('holds no case of another desk', async () => {
    const open = made.filter(({ state }) => state !== 'closed');
    expect(ids((await walk(network.caseworker, `limit=${limit}`)).flat())).toEqual(
      ids(open.filter(({ desk }) => desk === 'harbour')),
    );
    expect(ids((await walk(network.otherCaseworker, `limit=${limit}`)).flat())).toEqual(
      ids(open.filter(({ desk }) => desk === 'valley')),
    );
  });

  it.each([
    ['state=closed', (one: Made) => one.state === 'closed'],
    ['state=enquiry', (one: Made) => one.state === 'enquiry'],
    ['assignee=me', (one: Made) => one.state !== 'closed' && one.by === ofBothDesks],
    ['country=DE', (one: Made) => one.state !== 'closed' && one.country === 'DE'],
    ['country=RU&state=open', (one: Made) => one.state === 'open' && one.country === 'RU'],
    ['country=FR', () => false],
  ])('filtered by %s shows all of those and nothing else', async (filter, belongs) => {
    const pages = await walk(ofBothDesks, `limit=${limit}&${filter}`);
    expect(ids(pages.flat())).toEqual(ids(made.filter(belongs)));
    expectOrder(pages);
  });
});

describe('what is asked wrongly is 422 and names the field', () => {
  const cursor = (text: string) => Buffer.from(text).toString('base64url');
  it.each([
    ['after', 'nonsense'],
    ['after', cursor('2026-12-01 not-an-id')],
    ['after', cursor(`2026-13-45 ${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`)],
    ['after', cursor(`infinity ${'-'.repeat(36)}`)],
    ['after', 'a%27b'],
    ['limit', '0'],
    ['limit', '201'],
    ['limit', 'many'],
    ['state', 'lost'],
    ['assignee', 'everybody'],
    ['country', 'Germany'],
  ])('%s=%s', async (field, value) => {
    const answer = await api(running.app, network.caseworker).get(`/cases?${field}=${value}`);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ errors: [{ field }] });
  });
});

describe('what stands in clear of a deadline', () => {
  const clear = async (id: string) =>
    withClient(
      running.database.adminUrl,
      async (admin) =>
        (await admin.query(`select remind_on::text as day from cases where id = $1`, [id])).rows[0].day as string,
    );

  it('is 0 to 2 days before the nearest open one, each of them somewhere, and never later; infinity without one', async () => {
    const seen = new Set<number>();
    for (const { id, due } of made) {
      const day = await clear(id);
      if (!due) expect(day).toBe('infinity');
      else seen.add((Date.parse(due) - Date.parse(day)) / DAY);
    }
    expect([...seen].sort()).toEqual([0, 1, 2]);
  });

  it('follows the nearest open one when deadlines are added and completed', async () => {
    const desk = api(running.app, network.southCaseworker);
    const { id } = (await desk.post('/cases', { pseudonym: 'Follows' })).json<{ id: string }>();
    const add = async (days: number) =>
      (await desk.post(`/cases/${id}/deadlines`, { kind: 'hearing', on: inDays(days) })).json<{ id: string }>().id;
    const before = async () => clear(id);
    const daysBefore = async (days: number) => (Date.parse(inDays(days)) - Date.parse(await before())) / DAY;
    const later = await add(40);
    expect([0, 1, 2]).toContain(await daysBefore(40));
    const nearer = await add(20);
    expect([0, 1, 2]).toContain(await daysBefore(20));
    await desk.post(`/cases/${id}/deadlines/${nearer}/completion`);
    expect([0, 1, 2]).toContain(await daysBefore(40));
    await desk.post(`/cases/${id}/deadlines/${later}/completion`);
    expect(await before()).toBe('infinity');
  });
});

describe('search', () => {
  const found = async (body: object, by = network.caseworker) => {
    const answer = await api(running.app, by).post('/cases/search', body);
    expect(answer.statusCode).toBe(200);
    return answer.json<List>().items;
  };
  const harbour = (belongs: (one: Made) => boolean) =>
    ids(made.filter((one) => one.desk === 'harbour' && belongs(one)));
  const notClosed = ({ state }: Made) => state !== 'closed';

  it('finds a case by its reference, in any case of letters', async () => {
    const one = made.find((each) => each.desk === 'harbour' && notClosed(each))!;
    expect(ids(await found({ text: one.reference.toLowerCase() }))).toContain(one.id);
  });

  it('finds a case by its pseudonym, and what is closed only when that is asked', async () => {
    const closed = made.find(({ desk, state }) => desk === 'harbour' && state === 'closed')!;
    expect(await found({ text: closed.pseudonym })).toEqual([]);
    expect(ids(await found({ text: closed.pseudonym, state: 'any' }))).toEqual([closed.id]);
    expect(ids(await found({ text: closed.pseudonym, state: 'closed' }))).toEqual([closed.id]);
  });

  it('finds cases by a fact, as text or as a code', async () => {
    const deserters = harbour((one) => made.indexOf(one) % 7 === 0 && notClosed(one));
    expect(deserters.length).toBeGreaterThan(3);
    expect(ids(await found({ facts: { refusal_status: 'deserter' } }))).toEqual(deserters);
    expect(ids(await found({ text: 'deserter' }))).toEqual(deserters);
    expect(await found({ facts: { refusal_status: 'deserter', service_country: 'KR' } })).toEqual([]);
  });

  it('finds cases by state and by who holds them, nearest deadline first', async () => {
    expect(ids(await found({ state: 'enquiry' }))).toEqual(harbour(({ state }) => state === 'enquiry'));
    const mine = await found({ assignee: 'me' });
    expect(ids(mine)).toEqual(harbour((one) => one.by === network.caseworker && notClosed(one)));
    expectOrder([mine]);
  });

  it('finds nothing of another desk, whatever is asked', async () => {
    const other = made.find(({ desk }) => desk === 'valley')!;
    for (const text of [other.reference, other.pseudonym]) expect(await found({ text })).toEqual([]);
    expect(ids(await found({ text: 'of many' }))).toEqual(harbour(notClosed));
    expect(ids(await found({ text: 'of many', state: 'any' }))).toEqual(harbour(() => true));
  });

  it('refuses a fact that the vocabulary does not know', async () => {
    const answer = await api(running.app, network.caseworker).post('/cases/search', {
      facts: { refusal_status: 'hero' },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ field: 'facts.refusal_status' }] });
  });
});

describe('a desk with thousands of cases', () => {
  const MANY = 3000;
  beforeAll(
    () =>
      withClient(running.database.adminUrl, async (admin) => {
        // Due after all the others, so that no page below has to open them: they hold nothing that opens.
        await admin.query(
          `insert into cases (id, organisation_id, desk_id, person_id, reference, state, activity_on, remind_on, summary_sealed, content_sealed)
           select gen_random_uuid(), organisation_id, desk_id, person_id, 'Z' || substr(code, 1, 2) || '-' || substr(code, 3, 3), 'open', activity_on,
                  date '2031-01-01' + (n % 900), decode(repeat('00', 560), 'hex'), decode(repeat('00', 1100), 'hex')
           from (select distinct on (desk_id) * from cases order by desk_id, id) as one_of_each, generate_series(1, $1) as n,
                lateral (select upper(lpad(to_hex(n * 4 + case when desk_id = $2 then 1 else 2 end), 5, '0')) as code) as coded
           where desk_id = any ($3)`,
          [MANY, network.desk.id, [network.desk.id, network.otherDesk.id]],
        );
        await admin.query('analyze cases');
      }),
    30_000,
  );

  /** The statements of one request that read cases, as the application sends them. */
  async function statementsOf(path: string): Promise<[sql: string, parameters: unknown[]][]> {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    const answer = await api(running.app, ofBothDesks).get(path);
    const sent = query.mock.calls as unknown as [
      string | { text: string; values?: unknown[] },
      unknown[] | undefined,
    ][];
    const all = sent.map(([first, second]): [string, unknown[]] =>
      typeof first === 'string' ? [first, Array.isArray(second) ? second : []] : [first.text, first.values ?? []],
    );
    query.mockRestore();
    expect(answer.statusCode).toBe(200);
    return all.filter(([text]) => /from cases c/i.test(text));
  }

  interface Node {
    'Node Type': string;
    'Index Name'?: string;
    'Index Cond'?: string;
    'Actual Rows': number;
    'Rows Removed by Filter'?: number;
    Plans?: Node[];
  }
  const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

  /** As the application's role, in the seat of this person; the planner is left as it is. */
  const plan = ([sql, parameters]: [string, unknown[]]) =>
    withClient(running.database.appUrl, async (client) => {
      await client.query('begin');
      await client.query('select * from act($1, $2, $3, now())', [
        ofBothDesks.accountId,
        ofBothDesks.organisationId,
        'desk',
      ]);
      const { rows } = await client.query(`explain (analyze, costs off, timing off, format json) ${sql}`, parameters);
      await client.query('rollback');
      return nodesOf(rows[0]['QUERY PLAN'][0].Plan as Node);
    });

  it.each(['', '&state=open', '&after='])(
    'is read along the index, page by page, and never sorted as a whole (limit=20%s)',
    async (filter) => {
      const first = (await api(running.app, ofBothDesks).get('/cases?limit=20')).json<List>();
      const statements = await statementsOf(`/cases?limit=20${filter}${filter === '&after=' ? first.next : ''}`);
      expect(statements.length).toBe(2);
      for (const statement of statements) {
        const nodes = await plan(statement);
        const scan = nodes.find(
          (node) =>
            node['Index Name'] !== undefined &&
            /Index Scan/.test(node['Node Type']) &&
            ['cases_nearest_first', 'cases_due'].includes(node['Index Name']),
        );
        expect(nodes.map((node) => node['Node Type'])).not.toEqual(expect.arrayContaining(['Sort']));
        expect(nodes.some((node) => node['Node Type'] === 'Seq Scan' || node['Node Type'] === 'Incremental Sort')).toBe(
          false,
        );
        expect(scan).toBeDefined();
        if (filter === '&after=') expect(scan!['Index Cond']).toContain('remind_on');
        expect(scan!['Actual Rows'] + (scan!['Rows Removed by Filter'] ?? 0)).toBeLessThan(60);
      }
    },
  );

  it('is read a page at a time where the country is sealed and few cases fit, never row by row', async () => {
    const statements = await statementsOf('/cases?limit=100&country=DE');
    expect(statements.length).toBeLessThanOrEqual(2 * Math.ceil((2 * MANY + made.length) / 100 + 1));
  });
});
