import { ACTIONS } from '../../src/common/access/rules.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { referralsOf } from '../referrals/referrals-of.js';
import { standInFrom } from '../referrals/standing-in.js';
import { Calls } from './calls.js';
import { type As, GRID, type Row } from './expected.js';
import { Objects } from './objects.js';
import { ruledRoutes, ServedRoutes } from './routes.js';

let running: RunningApp;
let network: SmallNetwork;
let calls: Calls;
let objects: Objects;
beforeAll(async () => {
  running = await startApp({ imports: [ServedRoutes] as never[] });
  network = await smallNetwork(running);
  for (const desk of [network.desk, network.otherDesk, network.southDesk])
    await network.beginnings.pin(desk, [network.otherLawyer]);
  const { lawyer: standIn, otherLawyer: away } = network;
  await standInFrom(running, { away, standIn }, running.clock.today());
  calls = new Calls(running, network);
  objects = new Objects(running, network);
}, 60_000);
afterAll(() => running.stop());

const routeOf = ({ method, path }: Row, as: As) => `${method} ${as === 'json' ? '/api/v1' : ''}${path}`;
const cases = GRID.flatMap((row) =>
  row.as.map((as) => ({
    name: `${row.action}: ${row.method} ${row.path} as ${as === 'page' ? 'a page' : 'JSON'}`,
    row,
    as,
  })),
);

describe('whoever asks, and wherever it lives, the answer is the one in the table:', () => {
  it.each(cases)(
    '$name',
    async ({ row, as }) => {
      const answers: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const { where, who, answer } of row.expected) {
        const ids = await objects.at(where, row.needs, answer === 'ok');
        const said = await calls.make(row, as, who, ids);
        answers[`${where}, ${who}`] = said.statusCode < 400 ? 'ok' : String(said.statusCode);
        expected[`${where}, ${who}`] = answer;
        // A success of a write leads a browser on; a refusal is a page for a browser, and a problem for a program.
        if (said.statusCode >= 400)
          expect(said.headers['content-type']).toMatch(as === 'json' ? /^application\/problem\+json/ : /^text\/html/);
      }
      expect(answers).toEqual(expected);
    },
    60_000,
  );
});

describe('the table is whole:', () => {
  it('every action of rules.ts has a row, and no row has an action that is not there', () => {
    expect([...new Set(GRID.map(({ action }) => action))].sort()).toEqual([...ACTIONS].sort());
  });

  it('every route that the server knows is called by a row, and every row calls a route', () => {
    const called = cases.map(({ row, as }) => routeOf(row, as));
    expect([...running.app.get(ServedRoutes, { strict: false }).all].sort()).toEqual([...new Set(called)].sort());
  });

  it('every row names the action that its route names', () => {
    const named = ruledRoutes(running);
    const differing = cases
      .filter(({ row, as }) => named.get(routeOf(row, as)) !== row.action)
      .map(({ name, row, as }) => `${name}: ${named.get(routeOf(row, as))}`);
    expect(differing).toEqual([]);
    expect(named.size).toBe(running.app.get(ServedRoutes, { strict: false }).all.size);
  });

  it('and it gives nothing of a desk to those who never open a case', () => {
    const may = (who: string) =>
      GRID.filter(({ expected }) => expected.some((cell) => cell.who === who && cell.answer === 'ok')).map(
        ({ action }) => action,
      );
    const ofDesks = /^(case|document|identity|import|desk)\./;
    for (const who of ['lawyer', 'campaign_lead', 'administrator', 'auditor', 'nobody'])
      expect(may(who).filter((action) => ofDesks.test(action))).toEqual([]);
    for (const who of ['campaign_lead', 'administrator', 'auditor', 'nobody'])
      expect(may(who).filter((action) => action.startsWith('referral.'))).toEqual([]);
  });
});

/** Every page of the list, or of what a search finds. */
async function wholeOf(desk: ReturnType<typeof api>, asked: string | object): Promise<string[]> {
  const ids: string[] = [];
  for (let next: string | null | undefined; next !== null;) {
    const answer =
      typeof asked === 'string'
        ? await desk.get(next ? `${asked}&after=${next}` : asked)
        : await desk.post('/cases/search', { ...asked, ...(next && { after: next }) });
    const page = answer.json<{ items: { id: string }[]; next: string | null }>();
    ids.push(...page.items.map(({ id }) => id));
    next = page.next;
  }
  return ids;
}

describe('a list holds what is within reach, and nothing else:', () => {
  it('cases, also when they are searched, are those of the own desks', async () => {
    const [own, other, foreign] = await Promise.all(
      (['own desk', 'other desk', 'other organisation'] as const).map((where) => objects.at(where, 'case', true)),
    );
    for (const person of [network.caseworker, network.coordinator]) {
      const desk = api(running.app, person);
      for (const ids of [await wholeOf(desk, '/cases?limit=200'), await wholeOf(desk, { text: 'Grid', limit: 200 })]) {
        expect(ids).toContain(own!.id);
        expect(ids).not.toContain(other!.id);
        expect(ids).not.toContain(foreign!.id);
      }
    }
  });

  it('desks are those whose keys one holds', async () => {
    const { items } = (await api(running.app, network.caseworker).get('/desks')).json<{ items: { id: string }[] }>();
    expect(items.map(({ id }) => id)).toEqual([network.desk.id]);
  });

  it('referrals are those that were offered to oneself, not to a colleague of the same office', async () => {
    const mine = await objects.at('offered to me', 'offered', true);
    const theirs = await objects.at('offered to another lawyer', 'offered', true);
    const items = await referralsOf(api(running.app, network.lawyer));
    const ids = items.map(({ id }) => id);
    expect(ids).toContain(mine.referralId);
    expect(ids).not.toContain(theirs.referralId);
  });

  it('rows of a sheet that wait are those of the own desks', async () => {
    const own = await objects.at('own desk', 'row', true);
    const other = await objects.at('other desk', 'row', true);
    const { body } = await api(running.app, network.caseworker).get('/imports');
    expect(body).toContain(own.id);
    expect(body).not.toContain(other.id);
  });
});
