import { jest } from '@jest/globals';
import { newContent } from '../../src/cases/case.change.js';
import { Cases } from '../../src/cases/cases.service.js';
import { READ } from '../../src/cases/today/cases-of-the-day.service.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { Keyring } from '../../src/vault/keyring.js';
import { Wraps } from '../../src/vault/wraps.js';
import { wordsOfDesk } from '../organisations/ceremony-words.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { AsApplication } from '../rules/tables.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

interface Line {
  kind: string;
  what: string;
  case: { id: string; pseudonym: string; reference: string } | null;
  on: { day: string; is: string } | null;
  at: string;
}
interface Due {
  items: { case: { id: string; pseudonym: string }; what: string; on: string; held_by: string | null }[];
  more: boolean;
}
interface Day {
  due: { mine: Due; desk: Due };
  waiting_for_me: Line[];
  waiting_for_others: Line[];
  enquiries: { waiting: number; oldest: string | null };
}

const TODAY = '2026-11-25';
let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  running.clock.standAt(TODAY);
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => api(running.app, person);
const day = async (person = network.caseworker) => (await as(person).get('/today')).json<Day>();
const inDays = (days: number) => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);
async function log(pseudonym: string, more: object = {}, by = network.caseworker): Promise<string> {
  return (await as(by).post('/cases', { pseudonym, ...more })).json<{ id: string }>().id;
}
const due = (days: number) => ({ deadline: { kind: 'hearing', on: inDays(days) } });
const shown = ({ items }: Due) => items.map(({ case: { pseudonym }, on }) => [pseudonym, on]);
const refer = async (id: string, contact = network.contact.id) =>
  (
    await as(network.caseworker).post(`/cases/${id}/referrals`, {
      legal_contact_id: contact,
      purpose: 'asylum_claim',
      fields: ['facts'],
      consent: { given_on: '2026-01-01', language: 'ru' },
    })
  ).json<{ id: string }>().id;
const aboutCases = (lines: Line[]) => lines.flatMap(({ kind, case: of }) => (of ? [[kind, of.pseudonym]] : []));

it('says what is due until the end of the week, mine apart from the rest of the desk, and nothing of other desks', async () => {
  await log('Mine, long late', due(-40));
  await log('Mine, today', due(0));
  await log('Mine, on the sixth day', due(6));
  await log('Mine, after a week', due(7));
  await log('Mine, nothing due');
  await log('Theirs, late', due(-1), network.colleague);
  await log('Elsewhere', due(0), network.otherCaseworker);
  const closed = await log('Closed', due(0));
  await as(network.caseworker).post(`/cases/${closed}/closure`, { reason: 'amnesty' });

  const { due: found } = await day();
  expect(shown(found.mine)).toEqual([
    ['Mine, long late', inDays(-40)],
    ['Mine, today', TODAY],
    ['Mine, on the sixth day', inDays(6)],
  ]);
  expect(shown(found.desk)).toEqual([['Theirs, late', inDays(-1)]]);
  expect(found.desk.items[0]!.held_by).toBe(network.colleague.handle);
  expect([found.mine.more, found.desk.more]).toEqual([false, false]);
});

it('tells which referrals came back, until the case is offered again, and which nobody has answered', async () => {
  const [declined, again, out, taken] = [
    await log('Declined'),
    await log('Again'),
    await log('Out'),
    await log('Taken'),
  ];
  const lawyer = as(network.lawyer);
  for (const id of [declined, again])
    await lawyer.post(`/referrals/${await refer(id)}/decline`, { reason: 'no_capacity' });
  await refer(again);
  const unanswered = await refer(out);
  const accepted = await refer(taken);
  for (const step of ['conflict-check', 'acceptance']) await lawyer.post(`/referrals/${accepted}/${step}`);

  const { waiting_for_me: forMe, waiting_for_others: forOthers } = await day();
  expect(aboutCases(forMe)).toEqual([['declined', 'Declined']]);
  expect(aboutCases(forOthers).sort()).toEqual([
    ['unanswered', 'Again'],
    ['unanswered', 'Out'],
  ]);
  const line = forOthers.find(({ case: of }) => of?.id === out)!;
  expect(line).toMatchObject({ on: { day: TODAY, is: 'since' }, at: `/cases/${out}/referrals/${unanswered}` });
  expect(line.what).toContain(`Counsel ${network.lawyer.handle}`);

  running.clock.standAt(inDays(31));
  const later = await day();
  expect(aboutCases(later.waiting_for_me).sort()).toEqual([
    ['declined', 'Declined'],
    ['expired', 'Again'],
    ['expired', 'Out'],
  ]);
  expect(later.waiting_for_others).toEqual([]);
  await as(network.caseworker).post(`/cases/${out}/closure`, { reason: 'amnesty' });
  expect(aboutCases((await day()).waiting_for_me)).not.toContainEqual(['expired', 'Out']);
  running.clock.standAt(inDays(60));
  expect(aboutCases((await day()).waiting_for_me)).toEqual([]);
  running.clock.standAt(TODAY);
});

it('tells of a case that came back twice only once, and of the later time', async () => {
  const id = await log('Twice');
  running.clock.standAt(inDays(-9));
  await as(network.lawyer).post(`/referrals/${await refer(id)}/decline`, { reason: 'no_capacity' });
  running.clock.standAt(inDays(-4));
  await as(network.lawyer).post(`/referrals/${await refer(id)}/decline`, { reason: 'no_capacity' });
  running.clock.standAt(TODAY);
  const lines = (await day()).waiting_for_me.filter(({ case: of }) => of?.id === id);
  expect(lines.map(({ kind, on }) => [kind, on!.day])).toEqual([['declined', inDays(-4)]]);

  // Somebody else took it afterwards, and has done it.
  const done = await refer(id);
  for (const step of ['conflict-check', 'acceptance', 'completion'])
    await as(network.lawyer).post(`/referrals/${done}/${step}`);
  expect((await day()).waiting_for_me.filter(({ case: of }) => of?.id === id)).toEqual([]);
});

it('asks to judge a risk again when its day comes, whatever else is due', async () => {
  await log('Risky', { risk: { level: 'high', review_by: inDays(2) } });
  await log('Risky too', { risk: { level: 'high', review_by: inDays(-3) }, ...due(90) });
  await log('Not yet', { risk: { level: 'high', review_by: inDays(9) } });
  const risks = (await day()).waiting_for_me.filter(({ kind }) => kind === 'risk');
  expect(risks.map(({ case: of, on }) => [of!.pseudonym, on!.day])).toEqual([
    ['Risky too', inDays(-3)],
    ['Risky', inDays(2)],
  ]);
});

it('tells of a note that was begun, to its writer alone', async () => {
  const id = await log('Half written');
  const tab = browser(running.app, network.caseworker);
  await tab.submit(`/cases/${id}`, `/cases/${id}/notes`, {
    text: 'He asks whether',
    visibility: 'desk',
    'draft?': 'true',
  });
  const drafts = async (person: Person) => (await day(person)).waiting_for_me.filter(({ kind }) => kind === 'draft');
  expect(await drafts(network.caseworker)).toMatchObject([
    { case: { pseudonym: 'Half written' }, at: `/cases/${id}#notes` },
  ]);
  expect(await drafts(network.colleague)).toEqual([]);
});

it('counts the rows of sheets that wait, and the enquiries with the day of the oldest', async () => {
  const cells = { nr: '1', name: 'Somebody Placeholder', country_now: 'Germany' };
  await as(network.caseworker).post('/imports', { desk_id: network.desk.id, records: [{ record: 1, cells }] });
  running.clock.standAt(inDays(-4));
  await log('Oldest', { state: 'enquiry' });
  running.clock.standAt(TODAY);
  await log('Newer', { state: 'enquiry' });
  await log('Elsewhere', { state: 'enquiry' }, network.otherCaseworker);
  const { waiting_for_me: forMe, enquiries } = await day();
  expect(forMe.find(({ kind }) => kind === 'import-rows')).toMatchObject({ at: '/imports' });
  expect(enquiries).toEqual({ waiting: 2, oldest: inDays(-4) });
});

it('tells a coordinator, and no caseworker, what transfers and ceremonies wait for', async () => {
  const { desk, otherDesk, coordinator, otherCoordinator } = network;
  const moving = await log('Moving');
  for (const [mine, by, other, reader] of [
    [desk, coordinator, otherDesk, otherCoordinator],
    [otherDesk, otherCoordinator, desk, coordinator],
  ] as const) {
    const words = await wordsOfDesk(running, reader, other.id);
    const pins = `/desks/${mine.id}/pins`;
    await browser(running.app, by).submit(`${pins}/new`, pins, { subject: `desk.${other.id}`, words });
  }
  const transfer = (by: Person, id: string, to: string) =>
    browser(running.app, by).submit(`/cases/${id}/transfer`, `/cases/${id}/transfer`, { to_desk_id: to });
  await transfer(coordinator, moving, otherDesk.id);
  await transfer(otherCoordinator, await log('Coming', {}, otherCoordinator), desk.id);
  await network.beginnings.member(network.north, 'caseworker');
  await acting(running.app, network.administrator, () =>
    running.app.get(Ceremonies, { strict: false }).nameDesk('Hill desk'),
  );

  const { waiting_for_me: forMe, waiting_for_others: forOthers } = await day(coordinator);
  const kinds = forMe.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['begin-desk', 'admit', 'transfer-in']));
  // What comes is not mine to read before I accept it.
  expect(forMe.find(({ kind }) => kind === 'transfer-in')!.case).toBeNull();
  expect(JSON.stringify(forMe)).not.toContain('Coming');
  expect(aboutCases(forOthers)).toContainEqual(['transfer-out', 'Moving']);
  const caseworkers = await day();
  expect(caseworkers.waiting_for_me.map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['begin-desk']));
  expect(JSON.stringify(caseworkers)).not.toMatch(/transfer-|"admit"/);
});

it('shows nothing of a desk whose words are still to be typed, and leads to where they are', async () => {
  const { otherDesk, otherCoordinator, colleague } = network;
  const ceremonies = running.app.get(Ceremonies, { strict: false });
  await acting(running.app, otherCoordinator, () =>
    ceremonies.admit(otherDesk.id, colleague.accountId, colleague.checkWords),
  );
  await log('Valley secret', due(0), otherCoordinator);
  const { waiting_for_me: forMe, due: found } = await day(colleague);
  expect(forMe[0]).toMatchObject({ kind: 'confirm-desk', at: `/desks/${otherDesk.id}/confirmation` });
  expect(JSON.stringify(found)).not.toContain('Valley secret');
  expect(found.mine.items.length + found.desk.items.length).toBeGreaterThan(0);
  const page = await browser(running.app, colleague).get('/today');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain(`href="/desks/${otherDesk.id}/confirmation"`);
});

describe('on a desk with many cases', () => {
  const LATE = 400;
  beforeAll(async () => {
    const { caseworker, desk } = network;
    await acting(running.app, caseworker, async () => {
      const [cases, keys] = [running.app.get(Cases), running.app.get(Keyring).desk(desk.id)];
      for (let index = 0; index < LATE; index += 1) {
        const input = { pseudonym: `Pile ${index}`, ...due((index % 60) - 70) };
        const content = newContent(input as never, { on: TODAY, by: caseworker.handle });
        const assigneeId = index % 2 ? caseworker.accountId : null;
        await cases.log(keys, [{ content, identity: {}, state: 'open', assigneeId }]);
      }
    });
  }, 60_000);

  it('no pile of late ones hides what is due today, and it says that there is more', async () => {
    const { due: found } = await day();
    expect(found.mine.items.map(({ case: of }) => of.pseudonym)).toContain('Mine, today');
    expect([found.mine.more, found.desk.more]).toEqual([true, true]);
    const late = found.mine.items.filter(({ on }) => on < TODAY);
    expect(late.length).toBeLessThanOrEqual(READ.mine.late + READ.mine.soon);
  });

  it('opens no more than so many summaries, in one pass, however many cases there are', async () => {
    const opened = jest.spyOn(Wraps.prototype, 'openAll');
    await day();
    const passes = opened.mock.calls.filter(([kind]) => kind === 'case');
    opened.mockRestore();
    const most = READ.mine.late + READ.mine.soon + READ.mine.other + READ.desk.late + READ.desk.soon + 40;
    expect(passes).toHaveLength(1);
    expect(passes[0]![1].length).toBeLessThanOrEqual(most);
    expect(passes[0]![1].length).toBeLessThan(LATE);
  });

  it('reads along the indexes of what is not closed', async () => {
    const { caseworker, desk, north } = network;
    const plans = await plansOf(running, caseworker, desk.id, north.id);
    for (const plan of plans) {
      expect(plan).toMatch(/Index Scan (Backward )?using cases_(of_holder|due)/);
      expect(plan).not.toMatch(/Sort|Seq Scan/);
    }
  });
});

/** How the day's questions would be answered if the planner believed the tables to be large. */
async function plansOf({ database }: RunningApp, who: Person, deskId: string, organisationId: string) {
  const application = await AsApplication.open(database);
  const of = (whose: string, days: string, order: string) => `explain select id, summary_sealed from cases
    where organisation_id = $1 and desk_id = $2 and state <> 'closed' and ${whose} and ${days} order by ${order} limit 20`;
  const mine = `assignee_id = '${who.accountId}'`;
  const rest = `assignee_id is distinct from '${who.accountId}'`;
  const plans: string[] = [];
  for (const [whose, days, order] of [
    [mine, `remind_on < '${TODAY}'`, 'remind_on desc, id desc'],
    [mine, `remind_on between '${TODAY}' and '2026-12-01'`, 'remind_on, id'],
    [rest, `remind_on < '${TODAY}'`, 'remind_on desc, id desc'],
    [rest, `remind_on between '${TODAY}' and '2026-12-01'`, 'remind_on, id'],
  ] as const) {
    const rows = await application.rows(who, 'desk', of(whose, days, order), [organisationId, deskId]);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await application.close();
  return plans;
}
