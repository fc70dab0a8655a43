import { randomBytes } from 'node:crypto';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { SheetLayouts } from '../../src/cases/import/sheet-layouts.service.js';
import { Transfers } from '../../src/cases/transfer/transfers.service.js';
import { Takes } from '../../src/cases/triage/desk-takes.service.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { Keyring } from '../../src/vault/keyring.js';
import type { RunningApp } from '../support/app.js';
import { askedFor } from '../support/break-glass.js';
import { api } from '../support/client.js';
import { bring } from '../support/document.js';
import { ruleOf } from '../../src/reference/country-packs/packs.js';
import type { SmallNetwork } from '../support/network.js';
import { sendFiles } from '../support/exchange-file.js';
import { forPaper, outsiderOf } from '../support/outsider.js';
import { daysLater } from '../../src/common/web/dates.js';
import { daysOf, quarterAfter, quarterOf } from '../../src/statistics/plan/period.js';
import { Statements } from '../../src/statistics/statement/statements.service.js';
import { standInFrom } from '../referrals/standing-in.js';
import { daysAfter } from '../../src/referrals/days.js';
import { beginCounting, desksOf } from '../statistics/network-that-counts.js';

/** One of everything, of each desk: so that every table holds rows of two desks and of two organisations. */
export async function oneOfEverything(running: RunningApp, network: SmallNetwork) {
  for (const desk of [network.desk, network.otherDesk, network.southDesk])
    await network.beginnings.pin(desk, [network.otherLawyer]);
  const again = renewed.has(running);
  if (!again) await renewals(running, network);
  await standIn(running, network);
  const made = {
    own: await ofDesk(running, network, network.caseworker, network.lawyer, network.contact.id),
    other: await ofDesk(running, network, network.otherCaseworker, network.otherLawyer, network.otherContact.id),
    foreign: await ofDesk(running, network, network.southCaseworker, network.otherLawyer, network.otherContact.id),
  };
  if (!again) {
    await transfers(running, network);
    await erasures(running, network);
    await shownCases(running, network);
    await lostKeys(running, network);
    await statements(running, network);
  }
  renewed.add(running);
  return made;
}

/** The lawyer stands in for the other one, to whom each desk offers a case that both may open. */
async function standIn(running: RunningApp, network: SmallNetwork) {
  const { lawyer, otherLawyer: away, otherContact, caseworker, otherCaseworker, southCaseworker } = network;
  await standInFrom(running, { away, standIn: lawyer }, daysAfter(running.clock.today(), 30));
  for (const worker of [caseworker, otherCaseworker, southCaseworker]) {
    const desk = api(running.app, worker);
    const { id } = (await desk.post('/cases', { pseudonym: 'Grebe' })).json<{ id: string }>();
    const offered = await desk.post(`/cases/${id}/referrals`, {
      legal_contact_id: otherContact.id,
      purpose: 'asylum_claim',
      fields: ['facts'],
      consent: { given_on: '2026-01-01', language: 'ru', stand_in: true },
    });
    if (offered.statusCode !== 201) throw new Error(offered.body);
  }
}

const renewed = new WeakSet<RunningApp>();

/** Each desk has renewed its key once, and keeps the box of before. */
async function renewals(running: RunningApp, network: SmallNetwork) {
  for (const { deskId, coordinator } of placesOf(network))
    await acting(running.app, coordinator, () => running.app.get(Renewal, { strict: false }).renew(deskId, []));
}

/** Each desk has offered a case of its own to another of its organisation, and says what it takes. */
async function transfers(running: RunningApp, network: SmallNetwork) {
  const cove = await network.beginnings.desk(network.south, 'Cove desk', network.southCoordinator, []);
  const to = [network.otherDesk.id, network.desk.id, cove.id];
  const readers = [network.otherCoordinator, network.coordinator, network.southCoordinator];
  for (const [at, { deskId, coordinator }] of placesOf(network).entries()) {
    const words = await acting(running.app, readers[at]!, async () =>
      running.app.get(Ceremonies, { strict: false }).deskWords(to[at]!),
    );
    await acting(running.app, coordinator, () =>
      running.app.get(Takes, { strict: false }).set(deskId, { countries: ['RU'], languages: ['ru'] }),
    );
    const answer = await api(running.app, coordinator).post('/cases', { pseudonym: 'Elm', desk_id: deskId });
    const { id } = answer.json<{ id: string }>();
    await acting(running.app, coordinator, async () => {
      await running.app.get(DeskPins, { strict: false }).pin(deskId, `desk.${to[at]!}`, words);
      await running.app.get(Transfers, { strict: false }).offer(id, to[at]!);
    });
  }
}

/** Each desk has erased a case. */
async function erasures(running: RunningApp, network: SmallNetwork) {
  for (const { deskId, coordinator } of placesOf(network)) {
    const desk = api(running.app, coordinator);
    const { id, reference } = (await desk.post('/cases', { pseudonym: 'Smew', desk_id: deskId })).json<{
      id: string;
      reference: string;
    }>();
    await desk.post(`/cases/${id}/erasure`, { reference, reason: 'Withdrew everything' });
  }
}

/** Each desk shows a case of its own to a coordinator of another one of its organisation. */
async function shownCases(running: RunningApp, network: SmallNetwork) {
  const { beginnings, south } = network;
  const elsewhere = await beginnings.member(south, 'coordinator');
  const dune = await beginnings.desk(south, 'Dune desk', elsewhere, []);
  const [harbour, valley, southern] = placesOf(network).map(({ deskId: id, coordinator }) => ({ id, coordinator }));
  await askedFor(running, valley!, harbour!, { shown: true });
  await askedFor(running, harbour!, valley!, { shown: true });
  await askedFor(running, { id: dune.id, coordinator: elsewhere }, southern!, { shown: true });
}

/** Every desk has stated a quarter of the network's statistics. */
async function statements(running: RunningApp, network: SmallNetwork) {
  const today = running.clock.today();
  const quarter = quarterAfter(quarterOf(today));
  await beginCounting(running, network, 'small', quarter);
  running.clock.standAt(daysLater(daysOf(quarter).to, 3));
  for (const [{ id }, coordinator] of desksOf(network))
    await running.app.get(Statements, { strict: false }).send(coordinator.actor, id, quarter);
  running.clock.standAt(today);
}

/** Of each desk somebody has lost their keys, and waits to be admitted again. */
async function lostKeys(running: RunningApp, network: SmallNetwork) {
  const { beginnings, north, south, southDesk } = network;
  for (const { deskId, coordinator } of placesOf(network)) {
    const organisation = deskId === southDesk.id ? south : north;
    const { accountId, checkWords } = await beginnings.member(organisation, 'caseworker');
    await acting(running.app, coordinator, () =>
      running.app.get(Ceremonies, { strict: false }).admit(deskId, accountId, checkWords),
    );
    await api(running.app, organisation.administrator).post(`/accounts/${accountId}/reset`);
  }
}

const placesOf = ({ desk, coordinator, otherDesk, otherCoordinator, southDesk, southCoordinator }: SmallNetwork) => [
  { deskId: desk.id, coordinator },
  { deskId: otherDesk.id, coordinator: otherCoordinator },
  { deskId: southDesk.id, coordinator: southCoordinator },
];

async function ofDesk(running: RunningApp, network: SmallNetwork, worker: Person, lawyer: Person, contactId: string) {
  const desk = api(running.app, worker);
  const post = async (path: string, body: object, headers?: Record<string, string>) => {
    const answer = await desk.post(path, body, headers);
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<{ id: string }>();
  };
  const deskId = deskOf(network, worker);
  const person = { legal_name: 'Anna Placeholder', contacts: [{ channel: 'phone', handle: '+999 100 0222' }] };
  const { id: caseId } = await post(
    '/cases',
    { pseudonym: 'Marten', summary: 'One of everything.', facts: { service_country: 'RU' }, person },
    { 'idempotency-key': randomBytes(8).toString('hex') },
  );
  await post('/cases/filters', { name: 'Marten', need: 'housing' });
  const { id: noteId } = await post(`/cases/${caseId}/notes`, { text: 'A note', visibility: 'lawyer' });
  await post(`/cases/${caseId}/notes`, { text: 'Not finished', draft: true });
  await post(`/cases/${caseId}/tasks`, { what: 'Call back', due: '2027-02-01' });
  await bring(running, worker, caseId, 'Come on Monday.');
  const { id: deadlineId } = await post(`/cases/${caseId}/deadlines`, { kind: 'hearing', on: '2027-02-01' });
  const { id: referralId } = await post(`/cases/${caseId}/referrals`, {
    legal_contact_id: contactId,
    purpose: 'asylum_claim',
    fields: ['legal_name', 'notes'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  const { id: outsideId } = await post(`/cases/${caseId}/outside`, forPaper(await outsiderOf(running, network)));
  await post('/account/reminders', { address: `${worker.handle}@example.org` });
  await post('/account/calendar', {});
  const office = api(running.app, lawyer);
  await office.post('/conflict-names', { names: ['Anna Client'] });
  await office.post('/rules/DE/reviews', { rule: `de.vg.suit@${ruleOf('de.vg.suit')!.version}`, verdict: 'signed' });
  await office.post(`/referrals/${referralId}/conflict-check`);
  await office.get(`/referrals/${referralId}`);
  await office.post(`/referrals/${referralId}/exchange`, { text: 'Is it in writing?' });
  await sendFiles(running, lawyer, `/referrals/${referralId}/exchange`, [{ name: 'Letter.txt', bytes: 'Marten' }]);
  const records = [
    { record: 1, cells: { nr: '1', name: `Row ${randomBytes(4).toString('hex')}`, country_now: 'Germany' } },
  ];
  const { id: importId } = await post('/imports', { desk_id: deskId, records });
  const [stays, goes] = [
    await post('/cases', { pseudonym: 'Alder', person }),
    await post('/cases', { pseudonym: 'Alder', person }),
  ];
  await post(`/cases/${stays.id}/merges/${goes.id}`, { version: 1, other_version: 1 });
  const merge = { stays: stays.id, goes: goes.id };
  await post('/imports', {
    desk_id: deskId,
    batch_of: importId,
    records: [{ record: 2, cells: { name: 'Row of a batch' } }],
  });
  await acting(running.app, worker, () =>
    running.app
      .get(SheetLayouts, { strict: false })
      .keep(running.app.get(Keyring, { strict: false }).desk(deskId), ['Wer'], ['name']),
  );
  return { worker, deskId, caseId, noteId, deadlineId, referralId, outsideId, importId, merge };
}

const deskOf = ({ desk, otherDesk, southDesk, southCaseworker, otherCaseworker }: SmallNetwork, worker: Person) =>
  worker === southCaseworker ? southDesk.id : worker === otherCaseworker ? otherDesk.id : desk.id;
