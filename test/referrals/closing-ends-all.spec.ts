import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

/** What stands on disk of an offer that could still be opened. */
const keysOf = async (id: string) =>
  (
    await ownerQuery(
      running.database,
      `select state, num_nonnulls(secret_sealed, preview_sealed, name_sealed, packet_sealed)::int as sealed,
              (select count(*)::int from shred.stage_secrets where offer_id = offers.id) as secrets from offers where id = $1`,
      [id],
    )
  )[0];

it.each([
  ['a running one', 0, 'withdrawn'],
  ['one that has expired since', 31, 'expired'],
])('destroys the keys of every offer when the case closes: %s', async (_, days, state) => {
  const opened = await api(running.app, network.caseworker).post('/cases', {
    pseudonym: 'Dunlin',
    summary: 'Called up.',
  });
  const { id } = opened.json<{ id: string }>();
  const offered = await api(running.app, network.caseworker).post(`/cases/${id}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['summary'],
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  const referral = offered.json<{ id: string }>().id;
  expect(await keysOf(referral)).toEqual({ state: 'offered', sealed: 4, secrets: 4 });

  running.clock.forward({ days });
  const closed = await api(running.app, network.caseworker).post(`/cases/${id}/closure`, { reason: 'safe_and_stable' });
  expect(closed.statusCode).toBe(201);
  expect(await keysOf(referral)).toEqual({ state, sealed: 0, secrets: 0 });
});
