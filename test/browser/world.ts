import { quarterOf } from '../../src/statistics/plan/period.js';
import { publishedQuarter } from '../statistics/a-published-quarter.js';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SheetCheck } from '../../src/cases/import/sheet-check.service.js';
import { Imports } from '../../src/cases/import/imports.service.js';
import { judgeSheet } from '../../src/cases/import/judge/judge.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { demoSheet } from '../../src/cli/demo/sheet.js';
import { Keyring } from '../../src/vault/keyring.js';
import { Takes } from '../../src/cases/triage/desk-takes.service.js';
import { Transfers } from '../../src/cases/transfer/transfers.service.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { pinnedExportKey } from '../support/export-key.js';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { askedFor } from '../support/break-glass.js';
import { api } from '../support/client.js';
import { bring } from '../support/document.js';
import { sendFiles } from '../support/exchange-file.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { forPaper, outsiderOf } from '../support/outsider.js';
import { daysAfter } from '../../src/referrals/days.js';
import { standInFrom } from '../referrals/standing-in.js';

export const NAME = 'Emilian-Aleksander Placeholder von und zu Musterhausen-Beispielburg';

/** A network with something on every page: full and empty cases, long words, other scripts, a referral in each state, rows that wait. */
export async function furnishedWorld() {
  const running = await startApp();
  const network = await smallNetwork(running);
  const { period } = await publishedQuarter(running, network, 60);
  const runs = quarterOf(running.clock.today());
  const base = await listen(running);
  await network.beginnings.pin(network.desk, [network.otherLawyer]);
  const desk = await deskWork(
    running.app,
    network.caseworker,
    [network.contact.id, network.otherContact.id, await outsiderOf(running, network)],
    running.clock.today(),
  );
  const lawyer = api(running.app, network.lawyer);
  await lawyer.get('/referrals');
  for (const step of ['conflict-check', 'acceptance'])
    await sure(lawyer.post(`/referrals/${desk.referrals.accepted}/${step}`));
  await sure(lawyer.post(`/referrals/${desk.referrals.checked}/conflict-check`));
  const worker = api(running.app, network.caseworker);
  for (const which of ['accepted', 'checked'] as const) {
    await sure(lawyer.post(`/referrals/${desk.referrals[which]}/exchange`, { text: 'Did he get it in writing?' }));
    await sure(
      worker.post(`/cases/${desk.full}/referrals/${desk.referrals[which]}/exchange`, {
        text: 'نعم، لدينا الاستدعاء.\nMehr wissen wir noch nicht: Rechtsschutzversicherungsgesellschaften antworten langsam.',
      }),
    );
    await sure(lawyer.post(`/referrals/${desk.referrals[which]}/exchange`, { text: 'Then send me its date, please.' }));
  }
  const judgment = [{ name: 'Bescheid des Verwaltungsgerichts.txt', bytes: 'Come on Monday.' }];
  await sure(
    sendFiles(running, network.lawyer, `/referrals/${desk.referrals.accepted}/exchange`, judgment, {
      about: 'As it was served.',
    }),
  );
  await sure(
    lawyer.post(`/referrals/${desk.referrals.accepted}/reports/hearing`, {
      on: '2037-02-01',
      at: '09:30',
      place: 'Verwaltungsgericht, Saal 4',
    }),
  );
  const { lines } = (await worker.get(`/cases/${desk.full}/referrals/${desk.referrals.accepted}/exchange`)).json<{
    lines: { id: string; report: object | null }[];
  }>();
  const report = lines.find((line) => line.report)!.id;
  await sure(
    lawyer.post(`/referrals/${desk.referrals.declined}/decline`, {
      reason: 'no_capacity',
      note: 'No free place before the spring.',
    }),
  );
  await sure(api(running.app, network.caseworker).post(`/referrals/${desk.referrals.withdrawn}/withdrawal`));
  const { waiting, sheet } = await sheetThatWaits(
    running.app,
    network.caseworker,
    network.desk.id,
    running.clock.today(),
  );
  const sheets = {
    caseworker: await sheetInHand(running.app, network.caseworker, network.desk.id),
    coordinator: await sheetInHand(running.app, network.coordinator, network.desk.id),
  };
  const scan = sharp({ text: { text: 'Повестка\nCome on Monday', width: 600, height: 400 } }).flatten({
    background: '#fff',
  });
  const document = await bring(running, network.caseworker, desk.full, await scan.negate().png().toBuffer(), {
    name: 'Повестка.png',
    type: 'png',
    kind: 'military',
    pages: 1,
    note: 'He photographed it before he threw it away.',
  });
  const inPlace = await standingIn(running, network, desk.full);
  await reminded(running.app, network);
  const unborn = await desksWork(running.app, network);
  const glass = await glassBroken(running, network, desk.full);
  return {
    ...running,
    network,
    base,
    period,
    runs,
    ...desk,
    document,
    report,
    waiting,
    sheet,
    sheets,
    unborn,
    glass,
    inPlace,
  };
}
export type World = Awaited<ReturnType<typeof furnishedWorld>>;

/** Two lawyers stand in for each other, and one has accepted what was offered to the other. @returns that referral's id */
async function standingIn(running: RunningApp, network: SmallNetwork, caseId: string) {
  const { lawyer, otherLawyer, otherContact, caseworker } = network;
  const until = daysAfter(running.clock.today(), 20);
  await standInFrom(running, { away: lawyer, standIn: otherLawyer }, until);
  await standInFrom(running, { away: otherLawyer, standIn: lawyer }, until);
  const offered = await sure(
    api(running.app, caseworker).post(`/cases/${caseId}/referrals`, {
      legal_contact_id: otherContact.id,
      purpose: 'second_opinion',
      fields: ['legal_name', 'facts', 'summary'],
      consent: { given_on: '2026-01-01', language: 'ru', stand_in: true },
    }),
  );
  const { id } = offered.json<{ id: string }>();
  for (const step of ['conflict-check', 'acceptance'])
    await sure(api(running.app, lawyer).post(`/referrals/${id}/${step}`));
  return id;
}

/** One waits for the code of a long address, and one has a calendar. */
async function reminded(app: NestFastifyApplication, { coordinator }: SmallNetwork) {
  const address = `${'a.name.that.is.long.'.repeat(2)}somebody@post.of.a.long.name.example.org`;
  await sure(api(app, coordinator).post('/account/reminders', { address }));
  await sure(api(app, coordinator).post('/account/calendar'));
}

/** A desk without keys, a newcomer who waits, and a case on its way in each direction. @returns the id of the unborn desk */
async function desksWork(app: NestFastifyApplication, network: SmallNetwork) {
  const { desk, otherDesk, coordinator, otherCoordinator } = network;
  const [ceremonies, pins] = [app.get(Ceremonies, { strict: false }), app.get(DeskPins, { strict: false })];
  await network.beginnings.member(network.north, 'caseworker');
  await pinnedExportKey(app, desk.id, coordinator);
  for (const [from, by, to, reader] of [
    [desk, coordinator, otherDesk, otherCoordinator],
    [otherDesk, otherCoordinator, desk, coordinator],
  ] as const) {
    const words = await acting(app, reader, async () => ceremonies.deskWords(to.id));
    await acting(app, by, () => pins.pin(from.id, `desk.${to.id}`, words));
    const { id } = (await sure(api(app, by).post('/cases', { pseudonym: 'Elm' }))).json<{ id: string }>();
    await acting(app, by, () => app.get(Transfers, { strict: false }).offer(id, to.id));
  }
  await acting(app, otherCoordinator, () =>
    app.get(Takes, { strict: false }).set(otherDesk.id, { countries: ['KZ', 'RU'], languages: ['kk'] }),
  );
  return acting(app, network.administrator, () => ceremonies.nameDesk('Hill desk'));
}

/** What two desks ask each other in an emergency, in each state. */
async function glassBroken(running: RunningApp, network: SmallNetwork, caseId: string) {
  const ours = { id: network.desk.id, coordinator: network.coordinator };
  const theirs = { id: network.otherDesk.id, coordinator: network.otherCoordinator };
  const reason = `Arrested at the border. ${'His lawyer is on the telephone and asks what we know. '.repeat(3)}`;
  const refused = await askedFor(running, theirs, ours, { shown: false, caseId, reason });
  await sure(api(running.app, network.caseworker).post(`/break-glass/${refused}/refusal`, { word: 'We call him.' }));
  const ended = await askedFor(running, theirs, ours, { shown: true, caseId });
  await sure(api(running.app, network.caseworker).delete(`/break-glass/${ended}`));
  const theirCase = await sure(
    api(running.app, network.otherCoordinator).post('/cases', {
      pseudonym: 'Lantern of the valley',
      summary: 'Пишет из общежития: повестка на понедельник.',
      facts: { service_country: 'KZ', country_of_stay: 'DE' },
      deadline: { kind: 'report_for_duty', on: '2036-11-30' },
      needs: ['asylum'],
    }),
  );
  const { id: shown } = theirCase.json<{ id: string }>();
  return {
    asked: await askedFor(running, theirs, ours, { shown: false, caseId, reason }),
    ours: await askedFor(running, theirs, ours, { shown: true, caseId }),
    refused,
    ended,
    waiting: await askedFor(running, ours, theirs, { shown: false, caseId: shown }),
    shown: await askedFor(running, ours, theirs, { shown: true, caseId: shown }),
  };
}

/** Everything that a caseworker does before the pages are looked at. */
async function deskWork(
  app: NestFastifyApplication,
  caseworker: Person,
  [contact, otherContact, outsider]: [string, string, string],
  today: string,
) {
  const desk = api(app, caseworker);
  const made = async (path: string, body: object) => (await sure(desk.post(path, body))).json<{ id: string }>().id;
  const inDays = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

  const full = await made('/cases', {
    pseudonym: 'Heron',
    summary: 'Reservist, called up a second time. Says he will not go. 그는 가지 않겠다고 말했다.\nNo charge yet.',
    facts: {
      service_country: 'RU',
      country_of_stay: 'DE',
      citizenship: ['RU', 'KZ'],
      service_category: 'reservist',
      branch: 'land',
      refusal_status: 'refused_summons',
      grounds: ['pacifist_ethical', 'unlawful_war'],
      main_ground: 'conscience',
      language: ['ru', 'en'],
    },
    safe_contact: {
      channel: 'message',
      instructions: 'Only from 19:00 to 21:00.\nلا تتصل أبدًا: الهاتف مشترك مع قريب لا يعرف.',
    },
    needs: ['asylum', 'housing'],
    risk: { level: 'high', review_by: inDays(21) },
    consent: { agreed: true, language: 'ru', given_by: 'oral', given_on: today },
    counted: true,
    person: {
      legal_name: NAME,
      birth_date: '1994-03-26',
      contacts: [{ channel: 'messenger', handle: '@invented.heron' }],
    },
  });
  for (const [kind, days, certainty] of [
    ['evidence', -1, 'confirmed'],
    ['appeal', 3, 'confirmed'],
    ['visa_expiry', 17, 'estimated'],
  ] as const)
    await made(`/cases/${full}/deadlines`, { kind, on: inDays(days), certainty });
  await made(`/cases/${full}/tasks`, {
    what: 'Ask the shelter whether the room is still free, and until when',
    due: inDays(2),
  });
  await made(`/cases/${full}/notes`, { text: 'قال إنه لن يذهب، وإن الأمر سُلّم إليه في العمل.', visibility: 'lawyer' });
  await made(`/cases/${full}/notes`, {
    text: `He asks whether he may travel. ${'https://example.org/a/very/long/address/without/any/space/'.repeat(3)}`,
    visibility: 'desk',
  });
  await sure(desk.post(`/cases/${full}/campaigns`, { campaign_id: 'objectwar', level: 'counted_only' }));

  const empty = await made('/cases', { pseudonym: '먼 산의 작은 등불과 아주 긴 이름을 가진 나무', state: 'enquiry' });
  const enquiry = await made('/cases', {
    pseudonym: 'Lantern',
    state: 'enquiry',
    summary: `Пишет из общежития: повестка на понедельник, паспорт у отца.\nAsks whether to go home first. ${'He says that he has told nobody yet. '.repeat(14)}`,
    facts: { service_country: 'KZ', country_of_stay: 'DE', language: ['kk', 'ru'], service_category: 'conscript' },
    safe_contact: { channel: 'they_write', instructions: 'He writes on Sundays.' },
    deadline: { kind: 'report_for_duty', on: inDays(5) },
    needs: ['asylum'],
  });
  const closed = await made('/cases', {
    pseudonym: 'Slate',
    facts: { country_of_stay: 'GR' },
    person: { legal_name: NAME },
  });
  await made(`/cases/${closed}/closure`, {
    reason: 'safe_and_stable',
    achieved: ['counselling', 'shelter'],
    advice: 'Told where to ask for the residence permit.',
  });

  const related = await made('/cases', { pseudonym: 'Lantern', facts: { country_of_stay: 'DE' } });
  const { reference } = (await desk.get(`/cases/${related}`)).json<{ reference: string }>();
  await made(`/cases/${full}/related`, { reference, kind: 'family', reason: 'Brothers: one hearing for both.' });
  await sure(desk.post(`/cases/${full}/needs`, { states: { housing: 'in_work' } }));
  await sure(
    desk.patch(`/cases/${full}`, {
      version: (await desk.get(`/cases/${full}`)).json<{ version: number }>().version,
      summary:
        'Reservist, called up a second time. Says he will not go. 그는 가지 않겠다고 말했다.\nCharged on Monday.',
    }),
  );
  await made(`/cases/${full}/notes`, { text: 'He called again from another\nnumber, and', draft: true });

  await made(`/cases/${full}/events`, { trigger: 'decision_served', on: today });
  const proceeding = await made(`/cases/${full}/proceedings`, {
    type: 'asylum_first',
    court: 'administrative',
    country: 'DE',
    authority: 'Invented administrative court',
    file_number: 'A 1 K 100/26',
  });
  await made(`/cases/${full}/proceedings/${proceeding}/events`, {
    kind: 'interview',
    on: today,
    at: '09:30',
    place: 'Room 4',
    text: 'An interpreter is asked for.',
  });

  const offer = (next_in_line: string[] = []) =>
    made(`/cases/${full}/referrals`, {
      next_in_line,
      legal_contact_id: contact,
      purpose: 'asylum_claim',
      consent: { given_on: today, language: 'ru' },
      fields: ['legal_name', 'birth_date', 'safe_contact', 'facts', 'summary', 'deadlines', 'notes', 'documents'],
    });
  const referrals = {
    previewed: await offer(),
    checked: await offer(),
    accepted: await offer(),
    declined: await offer(),
    withdrawn: await offer(),
    inLine: await offer([otherContact]),
  };
  const taken = await sure(
    desk.post(`/cases/${full}/outside`, {
      ...forPaper(outsider),
      purpose: 'second_opinion',
      fields: ['facts', 'summary'],
    }),
  );
  const outside = taken.json<{ id: string }>().id;
  const { consents } = (await desk.get(`/cases/${full}/consents`)).json<{ consents: { id: string }[] }>();
  const consent = consents[0]!.id;
  // The same person, entered twice: one pair to be merged, one that has been.
  const twin = await made('/cases', {
    pseudonym: 'Heron of the marsh',
    summary: 'استدعي مرة ثانية، ولن يذهب.',
    facts: { service_country: 'BY', refusal_status: 'deserter' },
    person: { legal_name: NAME, contacts: [{ channel: 'messenger', handle: '@invented.heron' }] },
  });
  const merged = {
    stays: await made('/cases', { pseudonym: 'Alder' }),
    goes: await made('/cases', { pseudonym: 'Alder' }),
  };
  await sure(desk.post(`/cases/${merged.stays}/merges/${merged.goes}`, { version: 1, other_version: 1 }));
  return { outside, full, empty, enquiry, closed, twin, merged, referrals, consent, proceeding };
}

/** A workbook that hides something, brought and judged. @returns its id */
async function sheetInHand(app: NestFastifyApplication, { actor }: Person, deskId: string) {
  const check = app.get(SheetCheck, { strict: false });
  const { id } = await check.begin(actor, { deskId, bytes: readFileSync('test/fixtures/cases/cases-sample.xlsx') });
  await check.say(actor, id, { columns: [], hiddenColumns: [], hiddenRows: false });
  return id;
}

/** @returns the ids of a sheet that came in, and of one of its rows that waits for review */
async function sheetThatWaits(app: NestFastifyApplication, caseworker: Person, deskId: string, today: string) {
  const { records } = await judgeSheet(Buffer.from(demoSheet(30, 7, today)), today);
  const sheet = await acting(app, caseworker, () =>
    app.get(Imports, { strict: false }).bring(app.get(Keyring).desk(deskId), records),
  );
  const { waiting } = (await api(app, caseworker).get('/imports')).json<{
    waiting: { id: string; reasons: string[] }[];
  }>();
  return { sheet: sheet.id, waiting: waiting.sort((a, b) => b.reasons.length - a.reasons.length)[0]!.id };
}

/** What was meant to succeed did. */
export async function sure<Answer extends { statusCode: number; body: string }>(
  answer: Promise<Answer>,
): Promise<Answer> {
  const given = await answer;
  if (given.statusCode >= 400) throw new Error(`${given.statusCode}: ${given.body}`);
  return given;
}
