import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { Drawing } from '../../src/statistics/release/drawing.service.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { asLead } from '../statistics/a-published-quarter.js';
import { beginCounting } from '../statistics/network-that-counts.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { type Dump, dumpOf, readableOf } from './dump.js';
import {
  casesOfMoments,
  made,
  type Marks,
  MOMENTS,
  PERIOD,
  PLANNED_ON,
  type Told,
  word,
  WRITTEN_ON,
} from './moments.js';
import { standInFrom } from '../referrals/standing-in.js';
import { type Kept, Opening } from './opening.js';
import { CODES, cellsOfTable, saidBy } from './table.js';
import { marksIn, walk } from './walk.js';

/** docs/threat-model.md holds the table; each cell is a test. */
const { rows, moments, cells } = cellsOfTable();

/** After the cut-off of the period that was stated. */
const PREPARED_ON = '2031-05-11';

/** What was found, by row of the table and by moment: everything is read once, in the order in which it would happen. */
const found = new Map<string, Map<string, Set<string>>>();
let running: RunningApp;
let network: SmallNetwork;
let southLead: Person;
let told: Told[];
/** Written into each case after the renewal: nobody who left before it may find it. */
const afterwards = new Map<Told, string[]>();
let shutToAll: string[];

beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  const { colleague: leaver } = network;
  running.clock.standAt(PLANNED_ON);
  southLead = await beginCounting(running, network, 'small', PERIOD);
  const standIn = await beginStandIn();
  told = await casesOfMoments(running, network);
  await running.app.get(Jobs).run('referral-ends');
  await renew(network.southCoordinator, network.southDesk.id);
  const asTheyStand = await dumpOf(running.database);
  const { north, south, office } = network;
  shutToAll = (await Opening.of(asTheyStand, [...north.people, ...south.people, ...office.people])).shut;
  await walkAsEverybody();
  await walkAs('a colleague who stands in for the lawyer', standIn.colleague);
  await seize('disk and configuration', asTheyStand, []);
  await seize('disk, passphrase of a member of the desk', asTheyStand, [network.caseworker]);
  await seize('disk, passphrase of a member of another desk', asTheyStand, [network.otherCaseworker]);
  await seize('disk, passphrase of who is shown it', asTheyStand, [network.otherCoordinator]);
  await seize('disk, passphrase of the lawyer', asTheyStand, [network.lawyer]);
  await seize('disk, passphrase of who stands in for the lawyer', asTheyStand, [standIn.colleague]);
  await seize('disk, passphrase of an auditor', asTheyStand, [network.auditor]);
  await seize('disk, passphrase of a campaign lead', asTheyStand, [network.lead]);
  await seize('disk, passphrases of two campaign leads', asTheyStand, [network.lead, southLead]);
  await seize('disk, passphrase of an administrator', asTheyStand, [network.administrator]);
  const kept = await seize('disk before they left, passphrase of who left', asTheyStand, [leaver]);

  await made(api(running.app, network.lawyer).delete(`/stand-ins/${standIn.id}`));
  await walkAs('the same, after it ended', standIn.colleague);
  await seize('disk after it ended, passphrase of who stood in', await dumpOf(running.database), [standIn.colleague]);

  const removal = `/organisation/desks/${network.desk.id}/members/${leaver.accountId}/removal`;
  await made(api(running.app, network.administrator).post(removal));
  await walkAs('who left the desk, before the renewal', leaver);
  const gone = await dumpOf(running.database);
  const deskKey = { desks: kept.desks };
  await seize('disk after they left, passphrase of who left', gone, [leaver]);
  await seize('disk before the renewal, passphrase and kept desk key of who left', gone, [leaver], deskKey);

  await renew(network.coordinator, network.desk.id);
  await walkAs('who left the desk, after the renewal', leaver);
  for (const one of told.filter(({ moment }) => moment !== 'erased')) afterwards.set(one, await writeAnew(one));
  const renewed = await dumpOf(running.database);
  await seize('disk after the renewal, passphrase and kept desk key of who left', renewed, [leaver], deskKey);
  await seize('disk after the renewal, passphrase and all keys kept of who left', renewed, [leaver], kept);

  running.clock.standAt(PREPARED_ON);
  const approver = { account_id: southLead.accountId };
  await made(api(running.app, network.lead).post(`/releases/${PERIOD}/preparation`, approver));
  const prepared = await dumpOf(running.database);
  await seize('disk while a release is prepared, passphrase of who prepared it', prepared, [network.lead]);
  await seize('disk while a release is prepared, passphrase of who is to approve it', prepared, [southLead]);
  await asLead(running, southLead, () => running.app.get(Drawing, { strict: false }).approve(PERIOD));
  const drawn = await dumpOf(running.database);
  await seize('disk after the draw, passphrases of two campaign leads', drawn, [network.lead, southLead]);
}, 300_000);
afterAll(() => running.stop());

describe.each(rows)('%s', (row) => {
  it.each(cells.filter((cell) => cell.row === row))('$moment: $codes', ({ moment, codes }) => {
    const one = told.find((each) => each.moment === moment);
    if (!one) throw new Error(`No case was brought to the moment "${moment}".`);
    const here = found.get(row)?.get(moment);
    expect(here && [...here].sort()).toEqual(expected(codes, one.marks));
  });
});

describe('the table is whole:', () => {
  it('a row for each that was looked at, and no other', () => {
    expect([...rows].sort()).toEqual([...found.keys()].sort());
  });

  it('a column for each moment', () => {
    expect(moments).toEqual(MOMENTS);
  });

  it('every code is used, and knows only marks that stand in a case', () => {
    const used = new Set(cells.flatMap(({ codes }) => codes.split(' ')));
    expect([...used].sort()).toEqual(Object.keys(CODES).sort());
    const marks = new Set(told.flatMap((one) => Object.keys(one.marks)));
    const known = Object.values(CODES).flat();
    expect(new Set(known.map((mark) => mark.replace(', with a reason', '')))).toEqual(marks);
  });
});

it('the passphrases of all together open whatever is sealed, but for what two recovery holders open: so nothing was left untried', () => {
  expect(new Set(shutToAll)).toEqual(new Set(['desk_recoveries.secret_sealed']));
});

it('nothing that was written after the renewal opens to who left, whatever they have kept', () => {
  expect([...afterwards.values()].flat()).toHaveLength(2 * (MOMENTS.length - 1));
  const leaked = [...found].filter(([, byMoment]) => [...byMoment.values()].some((marks) => marks.has(AFTERWARDS)));
  expect(leaked).toEqual([]);
});

const AFTERWARDS = 'written after the renewal';

/** Marks that a cell's codes promise, as far as the case has them at that moment. */
function expected(codes: string, marks: Marks): string[] {
  const has = (mark: string) => mark.replace(', with a reason', '') in marks;
  return [...new Set(saidBy(codes).filter(has))].sort();
}

/** A third lawyer of the office, whose words the desk has confirmed, from the first day on. */
async function beginStandIn() {
  const { beginnings, office, desk, lawyer } = network;
  const colleague = await beginnings.member(office, 'lawyer');
  const listed = { name: 'Counsel Away', country: 'DE', languages: ['ru'], competences: ['asylum_claim'] };
  await made(
    api(running.app, office.administrator).post('/legal-contacts', { ...listed, account_id: colleague.accountId }),
  );
  await beginnings.pin(desk, [colleague]);
  running.clock.standAt(WRITTEN_ON);
  return { colleague, id: await standInFrom(running, { away: lawyer, standIn: colleague }, '2031-05-01') };
}

const renew = (by: Person, deskId: string) =>
  acting(running.app, by, () => running.app.get(Renewal, { strict: false }).renew(deskId, []));

async function walkAsEverybody() {
  // The auditor first: whoever is refused leaves an entry in the trail.
  await walkAs('an auditor', network.auditor);
  await walkAs("a member of the case's desk", network.caseworker);
  await walkAs('another desk of the same organisation', network.otherCoordinator);
  await walkAs('a member of another organisation', network.southCaseworker);
  await walkAs('the lawyer it was offered to', network.lawyer);
  await walkAs('another lawyer of the network', network.otherLawyer);
  await walkAs('a campaign lead', network.lead);
  await walkAs('an administrator', network.administrator);
  await walkAs('the public', undefined);
}

async function walkAs(row: string, person: Person | undefined) {
  const { desk, caseworker, contact } = network;
  const ids = { desks: desk.id, organisation: desk.id, accounts: caseworker.accountId, 'legal-contacts': contact.id };
  keep(
    row,
    await walk(running, person, told, {
      ...ids,
      accountId: caseworker.accountId,
      code: 'RU',
      language: 'ar',
      period: PERIOD,
    }),
  );
}

/** What these passphrases, and what was kept before, open of a dump. */
async function seize(row: string, dump: Dump, people: Person[], kept?: Kept): Promise<Opening> {
  const opening = await Opening.of(dump, people, kept);
  const text = [readableOf(dump), ...opening.texts].join('\n');
  const marks = (one: Told) => {
    const later = afterwards.get(one) ?? [];
    return marksIn({ ...one.marks, ...(later.length > 0 ? { [AFTERWARDS]: later } : {}) }, text);
  };
  keep(row, new Map(told.map((one) => [one, new Set(marks(one))])));
  return opening;
}

const keep = (row: string, of: Map<Told, Set<string>>) =>
  found.set(row, new Map([...of].map(([{ moment }, marks]) => [moment, marks])));

async function writeAnew({ caseId, moment }: Told): Promise<string[]> {
  const desk = api(running.app, network.caseworker);
  const [text, summary] = [word(), word()];
  if (moment === 'closed') await desk.delete(`/cases/${caseId}/closure`);
  await made(desk.post(`/cases/${caseId}/notes`, { text, visibility: 'desk' }));
  const { version } = (await desk.get(`/cases/${caseId}`)).json<{ version: number }>();
  await made(desk.patch(`/cases/${caseId}`, { version, summary }));
  return [text, summary];
}
