import { daysLater } from '../../../src/common/web/dates.js';
import { api, browser } from '../../support/client.js';
import { ownerQuery } from '../../support/owner.js';
import { type Dice, diceOf } from '../dice.js';
import { desksOf } from '../network-that-counts.js';
import { firstDifference, masked, TwoWorlds, type World } from '../two-worlds.js';

/**
 * Two leads who try anything, in any order, over most of a year: in two networks that differ in nothing but whom they helped. Whatever
 * they do, both answer the same until the hour at which what was drawn is read; and what was drawn never changes.
 */
let two: TwoWorlds;
beforeAll(async () => {
  two = await TwoWorlds.begin('2027-Q1', '2026-11-25');
}, 120_000);
afterAll(() => two.stop());

const PERIODS = ['2027-Q1', '2027-Q2', '2027'];
const [FROM, TO] = ['2027-02-10', '2027-09-05'];
const READABLE = ['embargo', 'published'];
const FILES = ['total.csv', 'release.json', 'privacy.json', 'nothing.txt'];

const helped: Record<World['name'], [counted: boolean, service_country: string][]> = {
  one: [
    [true, 'RU'],
    [true, 'RU'],
    [true, 'BY'],
    [true, 'UA'],
  ],
  other: [
    [false, 'RU'],
    [true, 'CO'],
    [false, 'CO'],
    [false, 'CO'],
  ],
};
const logSome = (day: string) =>
  two.both(async ({ name, running }) => {
    running.clock.standAt(day);
    for (const [nr, [counted, service_country]] of helped[name].entries()) {
      const by = nr % 2 === 0 ? two.network.southCaseworker : two.network.caseworker;
      const logged = await api(running.app, by).post('/cases', {
        pseudonym: `Swift ${nr}`,
        counted,
        facts: { service_country },
      });
      expect([logged.statusCode, logged.body]).toEqual([201, logged.body]);
    }
  });
const stateAll = (period: string) =>
  two.both(async ({ running }) => {
    for (const [{ id }, coordinator] of desksOf(two.network))
      await api(running.app, coordinator).post(`/desks/${id}/statement/${period}`);
  });
const fingerprint = ({ running }: World) =>
  ownerQuery<{ period: string; all: string }>(
    running.database,
    `select l.period, md5(concat(string_agg(l::text || d::text, '|' order by l.table_name),
       (select string_agg(f.path || md5(f.bytes), '|' order by f.path) from release_files f where f.period = l.period))) as all
     from ledger l join drawn_tables d using (period, table_name) group by l.period`,
  );

/** Days pass quickly where nothing can be prepared, and slowly where it can. */
const isOpen = (day: string) =>
  (day > '2027-05-08' && day < '2027-05-26') || (day > '2027-08-07' && day < '2027-08-26');
const nextDay = (day: string, dice: Dice) =>
  isOpen(day) ? daysLater(day, dice.chance(0.12) ? 1 : 0) : daysLater(day, 1 + dice.below(4));

/** What a lead can try with a period, in the order of its number. */
function tries({ running }: World, who: 'lead' | 'southLead', period: string, file: string, account_id: string) {
  const [programme, pages] = [api(running.app, two.network[who]), browser(running.app, two.network[who])];
  return [
    () => programme.get(`/releases/${period}`),
    () => pages.get(`/releases/${period}`),
    () => pages.get(`/releases/${period}/files/${file}`),
    () => programme.get('/releases'),
    () => pages.get('/releases'),
    () => pages.get('/home'),
    () => programme.delete(`/releases/${period}/preparation`),
    () => programme.post(`/releases/${period}/preparation`, { account_id }),
    () => programme.post(`/releases/${period}/approval`),
  ];
}
const [READS_A_PERIOD, PREPARE, APPROVE] = [3, 7, 8];

it('whatever two leads do, their answers do not depend on a record, and nothing is drawn twice', async () => {
  const dice = diceOf(20_261);
  const first = new Map<string, string>();
  const leads = ['lead', 'southLead'] as const;
  const accounts = [...leads, 'coordinator'] as const;
  let tried = 0;
  let day = FROM;
  await logSome(day);
  while (day < TO) {
    const before = day;
    day = nextDay(day, dice);
    const passes = (hour: string) => before < hour && day >= hour;
    two.standAt(day);
    if (passes('2027-04-05')) await stateAll('2027-Q1');
    if (passes('2027-06-01')) await logSome(day);
    if (passes('2027-07-05')) await stateAll('2027-Q2');

    const who = dice.of(leads);
    const period = dice.chance(0.6) ? (day < '2027-07-01' ? '2027-Q1' : '2027-Q2') : dice.of(PERIODS);
    const states = await two.both(async ({ running }) => {
      const line = await api(running.app, two.network[who]).get(`/releases/${period}`);
      return [line.statusCode === 200 ? line.json<{ state: string }>().state : String(line.statusCode)];
    });
    expect(firstDifference(states)).toBeUndefined();
    const [state] = states[0] as [string];
    const likely = state === 'prepared' && dice.chance(0.25) ? APPROVE : undefined;
    const act = likely ?? (dice.chance(0.3) ? PREPARE : dice.below(APPROVE) + (dice.chance(0.03) ? 1 : 0));
    const [file, account] = [dice.of(FILES), two.network[dice.of(accounts)].accountId];
    const answers = await two.both(async (world) => {
      const { statusCode, body } = await tries(world, who, period, file, account)[act]!();
      // From the hour of the leads on they read numbers, and those differ.
      const numbers = READABLE.includes(state) && act < READS_A_PERIOD;
      return [`${day} ${who} ${act} ${period} ${state}: ${statusCode} ${numbers ? '' : masked(body)}`];
    });
    expect(firstDifference(answers)).toBeUndefined();
    tried += 1;
    if (act === APPROVE) await expectUnchanged(first);
  }
  expect(tried).toBeGreaterThan(200);
  await expectUnchanged(first);
  // The walk came as far as a draw in either world, or it would have shown little.
  expect([...first.keys()].sort()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^one /), expect.stringMatching(/^other /)]),
  );
  expect(first.size % 2).toBe(0);
}, 290_000);

async function expectUnchanged(first: Map<string, string>) {
  for (const world of two.worlds)
    for (const { period, all } of await fingerprint(world)) {
      const key = `${world.name} ${period}`;
      if (!first.has(key)) first.set(key, all);
      expect([key, all]).toEqual([key, first.get(key)]);
    }
}
