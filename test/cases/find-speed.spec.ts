import { randomBytes } from 'node:crypto';
import { newContent } from '../../src/cases/case.change.js';
import { Cases } from '../../src/cases/cases.service.js';
import { Notes } from '../../src/cases/notes/notes.service.js';
import { acting } from '../../src/cli/demo/cast.js';
import { Desks } from '../../src/organisations/desks.service.js';
import { hkdf } from '../../src/vault/derive.js';
import { inventedCase } from '../../bench/invented.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

/** 10,000 are to be searched in under 400 ms, and to be listed in under 100: here are fewer, so that the suite stays quick. */
const CASES = 1500;
const SEARCH_MS = (400 * CASES) / 10_000;
const LIST_MS = 100;
/** The week of a desk with 3,000 open cases. */
const WEEK_MS = (400 * CASES) / 3000;
/**
 * What somebody waits for says nothing where others use the machine too. Compared is CPU, of the cheapest of so many calls, with
 * that of a derivation of a key at the same moment: where these limits were set one takes 4.3 microseconds. While this process
 * works Postgres reads the next cases, in less time (`npm run bench` measures the waiting as well).
 */
const TRIES = 12;
const DERIVED_MS = 0.0043;

let running: RunningApp;
let network: SmallNetwork;
let desk: ReturnType<typeof api>;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  desk = api(running.app, network.caseworker);
  for (let from = 0; from < CASES; from += 100) await log(from, 100);
}, 240_000);
afterAll(() => running.stop());

/** Through the product's own services, many in one transaction, as an import does. */
function log(from: number, count: number) {
  const { app, clock } = running;
  const of = <T>(service: abstract new (...args: never[]) => T): T => app.get(service as never, { strict: false });
  return acting(app, network.caseworker, async () => {
    const assigneeId = network.caseworker.accountId;
    const opened = { on: clock.today(), by: network.caseworker.handle };
    const cases = Array.from({ length: count }, (_, at) => {
      const input = { ...inventedCase(from + at), pseudonym: `Heron n${from + at}z` };
      return { content: newContent(input, opened), identity: {}, state: 'open' as const, assigneeId };
    });
    const logged = await of(Cases).log(of(Desks).meant(undefined), cases);
    const note = (n: number) => ({
      from: 'word' as const,
      title: 'Note',
      text: `Asked whether he may travel; told him to wait for counsel n${n % 500}z of the list.`,
      visibility: 'desk' as const,
    });
    await of(Notes).first(logged.map(({ row, key }, at) => ({ row, key, note: note(from + at) })));
  });
}

/** CPU of the cheapest of some calls, in ms of the machine where the limits were set; it stops once one is cheap enough. */
async function cheapest(call: () => Promise<unknown>, bound: number): Promise<number> {
  let best = Infinity;
  for (let n = 0; n < TRIES && best >= bound; n += 1) {
    const derived = cpuOf(() => derivations(1000)) / 1000;
    const before = process.cpuUsage();
    await call();
    best = Math.min(best, (since(before) / derived) * DERIVED_MS);
  }
  return best;
}
const since = (before: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return since(before);
}
function derivations(count: number) {
  const key = randomBytes(32);
  for (let n = 0; n < count; n += 1) hkdf(key, 'as many as a search has to make');
}

interface List {
  items: unknown[];
  total?: number;
}

it.each([
  ['one pseudonym', 'heron n1499z', 1],
  ['words of a note', 'wait counsel n499z', 3],
  ['a phrase of a note', '"wait for counsel n498z"', 3],
  ['what no case holds', 'albatross', 0],
  ['what every case holds', 'travel', CASES],
])(
  `a search for %s in ${CASES} sealed cases costs its share of 400 ms for 10,000`,
  async (_, text, total) => {
    const search = async () => (await desk.post('/cases/search', { text, limit: 50 })).json<List>();
    expect((await search()).total).toBe(total);
    expect(await cheapest(search, SEARCH_MS)).toBeLessThan(SEARCH_MS);
  },
  60_000,
);

it('the first page of the list costs less than 100 ms, narrowed to what few cases have as well', async () => {
  for (const query of ['', '&assignee=me&state=open', '&service_country=RU&country_of_stay=FI&need=prison_support'])
    expect(await cheapest(() => desk.get(`/cases?limit=50${query}`), LIST_MS)).toBeLessThan(LIST_MS);
}, 60_000);

it(`a week of ${CASES} sealed cases costs its share of 400 ms for 3,000`, async () => {
  const week = api(running.app, network.coordinator);
  expect(await cheapest(() => week.get('/week'), WEEK_MS)).toBeLessThan(WEEK_MS);
}, 60_000);
