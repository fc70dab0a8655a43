import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { atOnce } from '../support/at-once.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { ruledRoutes } from '../rules/routes.js';
import { Brought, LIVE, PLANTS } from './brought-to.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const desk = () => api(running.app, network.caseworker);
const lawyer = () => api(running.app, network.lawyer);
const everything = (caseId: string) => `/cases/${caseId}/consents/withdrawal`;

/** What of a person is outside the desk: offers that hold anything, their stage secrets, and desks of others that hold a key. */
const shared = async (caseId: string) => {
  const [row] = await ownerQuery<{ offers: number; stages: number; keys: number; transfers: number }>(
    running.database,
    `select
       (select count(*)::int from offers o join referrals r on r.id = o.id where r.case_id = $1
          and (o.state in ('offered', 'previewed', 'conflict_check', 'accepted')
            or num_nonnulls(o.secret_sealed, o.preview_sealed, o.name_sealed, o.packet_sealed) > 0)) as offers,
       (select count(*)::int from shred.stage_secrets s join referrals r on r.id = s.offer_id where r.case_id = $1) as stages,
       (select count(*)::int from wraps w join cases c on c.organisation_id = w.organisation_id
          and w.object_id in (c.id, c.person_id) and w.desk_id <> c.desk_id where c.id = $1) as keys,
       (select count(*)::int from transfers where case_id = $1) as transfers`,
    [caseId],
  );
  return row;
};
const NOTHING = { offers: 0, stages: 0, keys: 0, transfers: 0 };

it('after everything is withdrawn nothing of the person is shared, and no route shows the lawyer anything of them', async () => {
  const brought = new Brought(running, network);
  const referrals: string[] = [];
  let caseId = '';
  for (const state of LIVE) {
    const referral = await brought.to(state);
    referrals.push(referral.id);
    caseId = referral.caseId;
  }
  const { campaigns } = (await desk().get(`/cases/${caseId}/campaigns`)).json<{ campaigns: { id: string }[] }>();
  for (const { id } of campaigns.slice(0, 2))
    await desk().post(`/cases/${caseId}/campaigns`, {
      campaign_id: id,
      level: 'pseudonym',
      consent: { language: 'ru' },
    });
  expect(await shared(caseId)).toMatchObject({ offers: LIVE.length, stages: 3 * LIVE.length });

  expect((await desk().get(everything(caseId))).json<{ ends: object[] }>().ends).toHaveLength(LIVE.length);
  expect((await desk().post(everything(caseId), {})).statusCode).toBe(200);
  expect(await shared(caseId)).toEqual(NOTHING);
  const { counted, campaigns: after } = (await desk().get(`/cases/${caseId}`)).json<{
    counted: boolean;
    campaigns: { linked: object[] };
  }>();
  expect([counted, after.linked]).toEqual([false, []]);

  // Whatever a lawyer may ask, with the id of each referral wherever a route takes one.
  const asked = [...ruledRoutes(running).keys()]
    .filter((route) => /^GET \/api\/v1\/(referrals|offers)/.test(route))
    .map((route) => route.replace('GET /api/v1', ''));
  expect(asked).toEqual(expect.arrayContaining(['/referrals', '/referrals/:id', '/referrals/:id/packet']));
  for (const id of referrals)
    for (const route of asked) {
      const { body } = await lawyer().get(route.replace(/:\w+/g, id));
      for (const planted of Object.values(PLANTS)) expect([route, body.includes(planted)]).toEqual([route, false]);
    }
  const told = (await lawyer().get(`/referrals/${referrals.at(-1)!}`)).json<Record<string, unknown>>();
  expect(told).toMatchObject({ state: 'revoked' });
  expect((await desk().post(everything(caseId), {})).statusCode).toBe(409);
});

it.each(['conflict_check', 'accepted'] as const)(
  'an acceptance and a withdrawal that meet: one wins, the other is told, and no key is left (%s)',
  async (from) => {
    const { id, caseId } = await new Brought(running, network).to(from);
    const act = from === 'conflict_check' ? 'acceptance' : 'completion';
    const [withdrawn, answered] = await atOnce(running, { table: 'offers', id }, [
      () => desk().post(everything(caseId), {}),
      () => lawyer().post(`/referrals/${id}/${act}`),
    ]);
    expect(withdrawn!.statusCode === 200 || withdrawn!.statusCode === 409).toBe(true);
    expect(answered!.statusCode === 200 || answered!.statusCode === 409).toBe(true);
    // A withdrawal that was told to look again is pressed again.
    if (withdrawn!.statusCode === 409) await desk().post(everything(caseId), {});
    expect(await shared(caseId)).toEqual(NOTHING);
    const { state } = (await desk().get(`/cases/${caseId}/referrals/${id}`)).json<{ state: string }>();
    expect(['withdrawn', 'revoked', 'completed']).toContain(state);
    if (state === 'withdrawn') expect(answered!.statusCode).toBe(409);
    if (state === 'completed') expect(answered!.statusCode).toBe(200);
    const { body } = await lawyer().get(`/referrals/${id}/packet`);
    expect(body).not.toContain(PLANTS.packet);
  },
);

it('an offer and a withdrawal that meet: nothing is sent on a consent that was taken back', async () => {
  const caseId = (await desk().post('/cases', { pseudonym: 'Wren' })).json<{ id: string }>().id;
  const consent = (
    await desk().post(`/cases/${caseId}/consents`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['facts'],
      language: 'ru',
      given_by: 'oral',
      given_on: '2026-01-01',
    })
  ).json<{ id: string }>().id;
  const [offered, withdrawn] = await atOnce(running, { table: 'cases', id: caseId }, [
    () =>
      desk().post(`/cases/${caseId}/referrals`, {
        legal_contact_id: network.contact.id,
        purpose: 'asylum_claim',
        fields: ['facts'],
        consent_id: consent,
      }),
    () => desk().post(`/cases/${caseId}/consents/${consent}/withdrawal`, {}),
  ]);
  expect([201, 422]).toContain(offered!.statusCode);
  expect(withdrawn!.statusCode).toBe(200);
  expect(await shared(caseId)).toEqual(NOTHING);
});
