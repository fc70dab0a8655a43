import { randomInt } from 'node:crypto';
import { acting } from '../../src/cli/demo/cast.js';
import { longDate, shortDate } from '../../src/common/web/dates.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { cellsOf } from '../../src/statistics/plan/cells.js';
import { defaultPlan, readPlan } from '../../src/statistics/plan/read-plan.js';
import { desksOf } from '../statistics/network-that-counts.js';
import type { RunningApp } from '../support/app.js';
import { askedFor } from '../support/break-glass.js';
import { api } from '../support/client.js';
import type { SmallNetwork } from '../support/network.js';

/** Country of service of each moment's case: a place that stands nowhere else, and in which nobody campaigns. */
const COUNTRIES = {
  intake: ['TV', 'Tuvalu'],
  open: ['NR', 'Nauru'],
  'to another desk': ['FJ', 'Fiji'],
  'shown elsewhere': ['MH', 'Marshall Islands'],
  offered: ['PW', 'Palau'],
  'conflict check': ['KI', 'Kiribati'],
  accepted: ['VU', 'Vanuatu'],
  declined: ['TO', 'Tonga'],
  withdrawn: ['WS', 'Samoa'],
  revoked: ['SC', 'Seychelles'],
  completed: ['KM', 'Comoros'],
  expired: ['MV', 'Maldives'],
  closed: ['BB', 'Barbados'],
  erased: ['GD', 'Grenada'],
  'period ended': ['LC', 'Saint Lucia'],
} as const;
export type Moment = keyof typeof COUNTRIES;
export const MOMENTS = Object.keys(COUNTRIES) as Moment[];
const OFFERED: Moment[] = MOMENTS.slice(MOMENTS.indexOf('offered'), MOMENTS.indexOf('period ended'));
const BEFORE_CONFLICT_CHECK: Moment[] = ['offered'];
const BEFORE_ACCEPTANCE: Moment[] = ['offered', 'conflict check', 'declined', 'withdrawn'];

/** The year's counts by country of service of a desk that has counted one person, from a country that has no row. */
const ONE_OF_A_COUNTRY_WITHOUT_A_ROW = (() => {
  const small = readPlan(defaultPlan('small'));
  const cells = cellsOf(
    small,
    small.tables.find(({ name }) => name === 'service_country')!,
  );
  return `"service_country":${JSON.stringify(cells.map((_, at) => (at === cells.length - 1 ? 1 : 0)))}`;
})();

/** Two live ones end on the first day of all and one on the last: an auditor is told these two days of a desk. */
const END: Partial<Record<Moment, string>> = {
  offered: '2031-05-12',
  'conflict check': '2031-05-12',
  accepted: '2031-05-25',
  expired: '2031-04-26',
};

/** Strings of one case that stand nowhere else, by what they are; each in every way in which an answer or a disk may write it. */
export type Marks = Record<string, string[]>;
export interface Told {
  moment: Moment;
  caseId: string;
  referralId: string | undefined;
  /** What was asked for it by another desk. */
  glassId?: string;
  pseudonym: string;
  marks: Marks;
}

/** The day on which the cases are written, and the one on which all of them are looked at: one offer has run out between. */
export const WRITTEN_ON = '2031-04-25';
export const READ_ON = '2031-04-27';
/** One case was counted in it: its desks have stated it, and it is not drawn yet. */
export const PERIOD = '2031-Q1';
/** Before it the network had a plan. */
export const PLANNED_ON = '2030-12-20';
const COUNTED_ON = '2031-03-20';
const STATED_ON = '2031-04-05';

/** One case for each moment, brought there by its own people. */
export async function casesOfMoments(running: RunningApp, network: SmallNetwork): Promise<Told[]> {
  running.clock.standAt(COUNTED_ON);
  const told: Told[] = [await caseAt(running, network, 'period ended')];
  running.clock.standAt(STATED_ON);
  for (const [{ id }, coordinator] of desksOf(network)) {
    const { statusCode, body } = await api(running.app, coordinator).post(`/desks/${id}/statement/${PERIOD}`);
    if (statusCode !== 201) throw new Error(`The period was not stated: ${statusCode} ${body}`);
  }
  running.clock.standAt(WRITTEN_ON);
  for (const moment of MOMENTS.filter((one) => one !== 'period ended'))
    told.push(await caseAt(running, network, moment));
  running.clock.standAt(READ_ON);
  return told;
}

async function caseAt(running: RunningApp, network: SmallNetwork, moment: Moment): Promise<Told> {
  const { app } = running;
  const at = MOMENTS.indexOf(moment);
  const [desk, lawyer] = [api(app, network.caseworker), api(app, network.lawyer)];
  const [code, country] = COUNTRIES[moment];
  const pseudonym = word();
  const marks: Marks = {
    pseudonym: [pseudonym],
    facts: [country, `"service_country":"${code}"`],
    summary: [word()],
    'note of the desk': [word()],
    'note for a lawyer': [word()],
    'safe contact': [word()],
    'reason of an opening': [word()],
    name: [word()],
    contact: [word()],
  };
  const of = (mark: string) => marks[mark]![0]!;
  const id = await made(
    desk.post('/cases', {
      pseudonym,
      state: moment === 'intake' ? 'enquiry' : 'open',
      summary: of('summary'),
      counted: moment === 'period ended',
      facts: { service_country: code },
      safe_contact: { channel: 'they_write', instructions: of('safe contact') },
      deadline: { kind: 'hearing', on: saturday(at) },
      person: { legal_name: of('name'), contacts: [{ channel: 'phone', handle: of('contact') }] },
    }),
  );
  const { reference } = (await desk.get(`/cases/${id}`)).json<{ reference: string }>();
  marks.reference = [reference];
  await made(desk.post(`/cases/${id}/notes`, { text: of('note of the desk'), visibility: 'desk' }));
  await made(desk.post(`/cases/${id}/notes`, { text: of('note for a lawyer'), visibility: 'lawyer' }));
  await made(desk.post(`/cases/${id}/identity`, { reason: of('reason of an opening') }));
  if (moment === 'to another desk') await offerToOtherDesk(app, network, id);
  if (moment === 'shown elsewhere') {
    const { desk: ours, coordinator, otherDesk, otherCoordinator } = network;
    const [asker, owner] = [
      { id: otherDesk.id, coordinator: otherCoordinator },
      { id: ours.id, coordinator },
    ];
    const glassId = await askedFor(running, asker, owner, { shown: true, caseId: id });
    return { moment, caseId: id, referralId: undefined, glassId, pseudonym, marks };
  }
  if (moment === 'period ended') {
    marks['that it was counted'] = [`"intake":"${PERIOD}`];
    marks["its desk's counts of the quarter"] = ['{"total":[1]}'];
    marks["its desk's counts of the year"] = [ONE_OF_A_COUNTRY_WITHOUT_A_ROW];
  }
  if (!OFFERED.includes(moment)) return { moment, caseId: id, referralId: undefined, pseudonym, marks };

  const endsOn = END[moment] ?? `2031-05-${10 + at}`;
  marks['week of the deadline'] = daysIn(mondayBefore(saturday(at)));
  marks['end of a referral'] = daysIn(endsOn);
  const referral = await made(
    desk.post(`/cases/${id}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['legal_name', 'contacts', 'summary', 'notes'],
      consent: { given_on: '2026-01-01', language: 'ru', stand_in: true },
      ends_on: endsOn,
    }),
  );
  const path = `/referrals/${referral}`;
  if (!BEFORE_CONFLICT_CHECK.includes(moment)) {
    await made(lawyer.post(`${path}/conflict-check`));
    await made(lawyer.get(path));
  }
  if (!BEFORE_CONFLICT_CHECK.includes(moment)) {
    const [question, answer] = [word(), word()];
    marks['question of the lawyer'] = [question];
    marks['answer of the desk'] = [answer];
    await made(lawyer.post(`${path}/exchange`, { text: question }));
    await made(desk.post(`/cases/${id}${path}/exchange`, { text: answer }));
  }
  if (!BEFORE_ACCEPTANCE.includes(moment)) {
    await made(lawyer.post(`${path}/acceptance`));
    await made(lawyer.get(`${path}/packet`));
  }
  if (!BEFORE_ACCEPTANCE.includes(moment)) {
    const report = word();
    marks['report of the lawyer'] = [report];
    await made(lawyer.post(`${path}/reports/decision`, { kind: 'decision', on: '2031-03-20', text: report }));
  }
  if (moment === 'declined') await made(lawyer.post(`${path}/decline`, { reason: 'no_capacity' }));
  if (moment === 'completed')
    await made(lawyer.post(`${path}/completion`, { outcome: 'Status granted', on: '2026-11-20' }));
  if (moment === 'withdrawn' || moment === 'revoked') await made(desk.post(`${path}/withdrawal`));
  if (moment === 'closed') await made(desk.post(`/cases/${id}/closure`, { reason: 'amnesty' }));
  if (moment === 'erased')
    await made(api(app, network.coordinator).post(`/cases/${id}/erasure`, { reference, reason: 'Withdrew' }));
  return { moment, caseId: id, referralId: referral, pseudonym, marks };
}

/** Its coordinator types the words of the other desk and offers the case to it; nobody has accepted yet. */
async function offerToOtherDesk(app: RunningApp['app'], network: SmallNetwork, caseId: string) {
  const { desk, coordinator, otherDesk, otherCoordinator } = network;
  const words = await acting(app, otherCoordinator, async () =>
    app.get(Ceremonies, { strict: false }).deskWords(otherDesk.id),
  );
  await acting(app, coordinator, () =>
    app.get(DeskPins, { strict: false }).pin(desk.id, `desk.${otherDesk.id}`, words),
  );
  await made(api(app, coordinator).post(`/cases/${caseId}/transfer`, { to_desk_id: otherDesk.id }));
}

/** @returns the id of what was made */
export async function made(asked: Promise<{ statusCode: number; body: string }>): Promise<string> {
  const { statusCode, body } = await asked;
  if (statusCode >= 300) throw new Error(`The case could not be brought to its moment: ${statusCode} ${body}`);
  return (JSON.parse(body) as { id: string }).id;
}

const LETTERS = 'bcdfghjklmnpqrstvwxz';
export const word = () => Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** What stands in clear of a deadline lies up to two days before it: never on the Monday of its week. */
const saturday = (at: number) => day(Date.UTC(2031, 5, 7 + 7 * at));
const mondayBefore = (of: string) => day(Date.parse(of) - 5 * 86_400_000);
const day = (time: number) => new Date(time).toISOString().slice(0, 10);
/** As the API writes a day, and as pages do, long and short. */
const daysIn = (of: string) => [of, longDate(of, 'en'), shortDate(of, 'en')];
