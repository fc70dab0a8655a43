import { readdir, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { daysAfter } from '../../src/referrals/days.js';
import { Line, type ThreeIds, thirdLawyer } from '../referrals/a-line.js';
import { type RunningApp, startApp } from '../support/app.js';
import { askedFor } from '../support/break-glass.js';
import { api } from '../support/client.js';
import { bring } from '../support/document.js';
import { sendFiles } from '../support/exchange-file.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { dumpOf, readableOf } from '../threat-model/dump.js';
import { Opening } from '../threat-model/opening.js';

const DAY = '2026-11-25';
const PLANTED = {
  pseudonym: 'Erasedpseudonym',
  summary: 'A summary erasedsummary',
  legalName: 'Erasedname Placeholder',
  contact: '+49 erasedcontact',
  safe: 'erasedsafecontact',
  note: 'A note erasednote',
  draft: 'A draft eraseddraft',
  task: 'Call erasedtask',
  fileName: 'erasedfilename.txt',
  sentName: 'erasedsentname.txt',
  question: 'A question erasedquestion',
  answer: 'An answer erasedanswer',
  glass: 'A reason erasedglass',
  proceeding: 'Office erasedproceeding',
};
/** These stand in files alone. */
const DOCUMENT = 'erased words of a document';
const REDACTED = 'erased words of a redacted copy';
const SENT = 'erased words of a file that was sent';
const KINDS = ['document', 'packet', 'exchange'];

let running: RunningApp;
let network: SmallNetwork;
let lines: Line;
let third: Awaited<ReturnType<typeof thirdLawyer>>;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  running.clock.standAt(DAY);
  third = await thirdLawyer(running, network);
  lines = new Line(running, network, third.contact);
}, 60_000);
afterAll(() => running.stop());
afterEach(() => running.clock.standAt(DAY));

const ask = <Row extends object>(sql: string, parameters: unknown[] = []) =>
  ownerQuery<Row>(running.database, sql, parameters);
const desk = () => api(running.app, network.caseworker);
const lawyer = () => api(running.app, network.lawyer);
const must = <A extends { statusCode: number; body: string }>(answer: A): A => {
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body.slice(0, 300)}`);
  return answer;
};
const idOf = (answer: { statusCode: number; body: string; json: <T>() => T }) => must(answer).json<{ id: string }>().id;

interface Full {
  id: string;
  reference: string;
  accepted: string;
  line: ThreeIds;
  asked: string;
  calendar: string;
}

/** A case with everything that a case can have, and with everything of it that somebody outside the desk may hold. */
async function full(): Promise<Full> {
  const { coordinator, caseworker, otherCoordinator, desk: harbour, otherDesk, contact } = network;
  const made = must(
    await desk().post('/cases', {
      pseudonym: PLANTED.pseudonym,
      summary: PLANTED.summary,
      safe_contact: { channel: 'message', instructions: PLANTED.safe },
      deadline: { kind: 'hearing', on: '2027-01-20', certainty: 'confirmed' },
      person: { legal_name: PLANTED.legalName, contacts: [{ channel: 'phone', handle: PLANTED.contact }] },
    }),
  ).json<{ id: string; reference: string }>();
  const { id } = made;
  must(await desk().post(`/cases/${id}/notes`, { text: PLANTED.note }));
  must(await desk().post(`/cases/${id}/notes`, { text: PLANTED.draft, draft: true }));
  must(await desk().post(`/cases/${id}/tasks`, { what: PLANTED.task }));
  must(await desk().post(`/cases/${id}/proceedings`, { type: 'asylum_first', authority: PLANTED.proceeding }));
  must(await desk().post('/cases/search', { text: PLANTED.note }));
  const original = await bring(running, caseworker, id, DOCUMENT, { name: PLANTED.fileName });
  const copy = await bring(running, caseworker, id, REDACTED, {
    name: `Hidden in part ${PLANTED.fileName}`,
    made_from: original,
  });
  const accepted = idOf(
    await desk().post(`/cases/${id}/referrals`, {
      legal_contact_id: contact.id,
      purpose: 'asylum_claim',
      fields: ['legal_name', 'summary', 'documents'],
      documents: [copy],
      consent: { given_on: DAY, language: 'ru' },
    }),
  );
  must(await lawyer().get(`/referrals/${accepted}`));
  must(await lawyer().post(`/referrals/${accepted}/exchange`, { text: PLANTED.question }));
  must(await desk().post(`/cases/${id}/referrals/${accepted}/exchange`, { text: PLANTED.answer }));
  must(await lines.check(network.lawyer, accepted));
  must(await lines.accept(network.lawyer, accepted));
  for (const [who, at] of [
    [network.lawyer, `/referrals/${accepted}/exchange`],
    [caseworker, `/cases/${id}/referrals/${accepted}/exchange`],
  ] as const)
    must(await sendFiles(running, who, at, [{ name: PLANTED.sentName, bytes: `${SENT} by ${who.role}` }]));
  const line = await lines.begun(id, { purpose: 'second_opinion' });
  const asked = await askedFor(
    running,
    { id: otherDesk.id, coordinator: otherCoordinator },
    { id: harbour.id, coordinator },
    { shown: true, caseId: id, reason: PLANTED.glass },
  );
  await ask(`update cases set assignee_id = $2 where id = $1`, [id, caseworker.accountId]);
  const { address } = must(await desk().post('/account/calendar')).json<{ address: string }>();
  return { ...made, accepted, line, asked, calendar: new URL(address).pathname };
}

/** What all passphrases of the network together open of the whole database, and what stands there for anyone. */
async function everythingThatOpens(): Promise<string> {
  const dump = await dumpOf(running.database);
  const { coordinator, caseworker, colleague, otherCoordinator, otherCaseworker, lawyer: first, otherLawyer } = network;
  const all = [coordinator, caseworker, colleague, otherCoordinator, otherCaseworker, first, otherLawyer, third.lawyer];
  return [readableOf(dump), ...(await Opening.of(dump, all)).texts].join('\n');
}
const plantsIn = (text: string) => Object.values(PLANTED).filter((planted) => text.includes(planted));

/** Sealed files that lie on the disk, of every kind or of one. */
async function filesOf(one?: string): Promise<string[]> {
  const found: string[] = [];
  for (const kind of one ? [one] : KINDS) {
    const folder = join(running.home, 'files', kind);
    for (const name of await readdir(folder, { recursive: true }).catch(() => []))
      if ((await stat(join(folder, name))).isFile()) found.push(join(folder, name));
  }
  return found;
}
const calendarDays = async (path: string) =>
  [...(await running.app.inject({ method: 'GET', url: path })).body.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].length;

async function expectNothingOf({ id, accepted, line, asked, calendar }: Full) {
  expect(plantsIn(await everythingThatOpens())).toEqual([]);
  for (const path of ['', '/documents', '/notes', '/proceedings', '/history', '/consents', '/referrals'])
    expect([path, (await desk().get(`/cases/${id}${path}`)).statusCode]).toEqual([path, 404]);
  for (const referral of [accepted, ...line])
    for (const path of ['', '/packet', '/exchange'])
      for (const who of [network.lawyer, network.otherLawyer, third.lawyer])
        expect((await api(running.app, who).get(`/referrals/${referral}${path}`)).statusCode).toBe(404);
  const seen = await api(running.app, network.otherCoordinator).get(`/break-glass/${asked}/case`);
  expect([seen.statusCode >= 400, plantsIn(seen.body)]).toEqual([true, []]);
  expect(await calendarDays(calendar)).toBe(0);
  expect(
    await ask(`select 1 from shred.stage_secrets union all select 1 from shred.break_glass_secrets
      union all select 1 from exchange_copies union all select 1 from exchange_entries union all select 1 from offer_files`),
  ).toEqual([]);

  // Whose keys are gone is noise; a day later the noise goes too.
  for (const path of await filesOf()) {
    expect((await readFile(path)).includes('erased')).toBe(false);
    const old = new Date(running.clock.now().getTime() - 2 * 86_400_000);
    await utimes(path, old, old);
  }
  running.clock.standAt(daysAfter(running.clock.today(), 1));
  expect(await running.app.get(Jobs).run('sweep')).toMatchObject({ result: 'done' });
  expect(await filesOf()).toEqual([]);
}

it('asked for by a coordinator while all of it is open: no passphrase of the network opens any of it, and no file stays', async () => {
  const one = await full();
  expect(plantsIn(await everythingThatOpens()).length).toBe(Object.keys(PLANTED).length);
  for (const [kind, many] of [
    ['document', 2],
    ['packet', 1],
    ['exchange', 2],
  ] as const)
    expect([kind, (await filesOf(kind)).length]).toEqual([kind, many]);
  expect(await calendarDays(one.calendar)).toBe(1);
  must(
    await api(running.app, network.coordinator).post(`/cases/${one.id}/erasure`, {
      reference: one.reference,
      reason: 'Withdrew everything',
    }),
  );
  await expectNothingOf(one);
}, 60_000);

it('and the same when its last day has passed, by the job alone', async () => {
  const one = await full();
  must(await desk().post(`/cases/${one.id}/closure`, { reason: 'amnesty' }));
  const [{ last } = { last: '' }] = await ask<{ last: string }>(
    `select erase_on::text as last from cases where id = $1`,
    [one.id],
  );
  running.clock.standAt(daysAfter(last, 1));
  // By then what another desk asked has been swept for long: no case is kept for less than a month.
  expect(await running.app.get(Jobs).run('sweep')).toMatchObject({ result: 'done' });
  expect(await running.app.get(Jobs).run('retention')).toEqual({ result: 'done', done: 1 });
  await expectNothingOf(one);
}, 60_000);
