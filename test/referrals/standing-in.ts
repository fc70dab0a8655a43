import { OwnWords } from '../../src/accounts/own-words.service.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import type { SmallNetwork } from '../support/network.js';

/** As somebody says them on the telephone. */
export const wordsOf = async ({ app }: RunningApp, person: Person): Promise<string> =>
  (await acting(app, person, async () => app.get(OwnWords, { strict: false }).show())).check_words;

/** @param standIn says their words @returns the id of the one that stands, named anew */
export async function standInFrom(
  running: RunningApp,
  { away, standIn }: { away: Person; standIn: Person },
  untilOn: string,
  words?: string,
): Promise<string> {
  const named = await api(running.app, away).post('/stand-ins', {
    account_id: standIn.accountId,
    until_on: untilOn,
    words: words ?? (await wordsOf(running, standIn)),
  });
  if (named.statusCode !== 201) throw new Error(`${named.statusCode} ${named.body}`);
  return named.json<{ items: { id: string; mine: boolean }[] }>().items.find(({ mine }) => mine)!.id;
}

/** An offer to `lawyer`. */
export async function offeredToLawyer(
  { app }: RunningApp,
  { caseworker, contact }: SmallNetwork,
  { standIn, more = {} }: { standIn: boolean; more?: object },
): Promise<{ id: string; caseId: string }> {
  const desk = api(app, caseworker);
  const opened = await desk.post('/cases', {
    pseudonym: 'Bittern',
    summary: 'Called up on a Tuesday.',
    facts: { service_country: 'RU', country_of_stay: 'DE' },
    person: { legal_name: 'Zeno Standinplant' },
  });
  const { id: caseId } = opened.json<{ id: string }>();
  const offered = await desk.post(`/cases/${caseId}/referrals`, {
    legal_contact_id: contact.id,
    purpose: 'asylum_claim',
    fields: ['legal_name', 'summary'],
    consent: { given_on: '2026-01-01', language: 'ru', ...(standIn ? { stand_in: true } : {}) },
    ...more,
  });
  if (offered.statusCode !== 201) throw new Error(`${offered.statusCode} ${offered.body}`);
  return { id: offered.json<{ id: string }>().id, caseId };
}
