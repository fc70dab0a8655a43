import { acting } from '../../src/cli/demo/cast.js';
import { withClient } from '../../src/common/database/roles.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { ownerQuery } from '../support/owner.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const desk = () => api(running.app, network.caseworker);
const lawyer = () => api(running.app, network.lawyer);
const NAME = 'Emil Placeholder';

async function offered() {
  const { id: caseId } = (
    await desk().post('/cases', {
      pseudonym: 'Wagtail',
      summary: 'Called up on a Friday.',
      facts: { service_country: 'RU', country_of_stay: 'DE', language: ['ru'] },
      person: { legal_name: NAME },
    })
  ).json<{ id: string }>();
  const { id } = (
    await desk().post(`/cases/${caseId}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['summary', 'legal_name'],
      consent: { given_on: '2026-01-01', language: 'ru' },
      by_hand: true,
    })
  ).json<{ id: string }>();
  return { id, caseId };
}
const release = (id: string, part: string) => desk().post(`/referrals/${id}/release`, { part });
const seen = async (id: string) =>
  (await lawyer().get(`/referrals/${id}`)).json<{ name: { person: string } | null; waits_for: string | null }>();
/** Which parts lie in the database, and to which there is a gate. */
const lies = (id: string) =>
  withClient(running.database.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ sealed: boolean[]; gates: string[] }>(
      `select array[preview_sealed is not null, name_sealed is not null, packet_sealed is not null] as sealed,
         array(select stage from shred.stage_secrets where offer_id = o.id order by stage) as gates from offers o where id = $1`,
      [id],
    );
    return rows[0];
  });
const dayLines = async (caseId: string) =>
  (await desk().get('/today'))
    .json<{ waiting_for_me: { kind: string; at: string; case: { id: string } | null }[] }>()
    .waiting_for_me.filter((line) => line.case?.id === caseId);

it('released by hand, each part leaves the desk only when it was asked for and the desk says so', async () => {
  const { id, caseId } = await offered();
  expect(await lies(id)).toEqual({ sealed: [true, false, false], gates: ['exchange', 'preview'] });
  expect((await release(id, 'name')).statusCode).toBe(409);
  expect(await dayLines(caseId)).toEqual([]);

  await lawyer().post(`/referrals/${id}/conflict-check`);
  expect(await seen(id)).toMatchObject({ name: null, waits_for: 'name' });
  expect((await lawyer().post(`/referrals/${id}/acceptance`)).statusCode).toBe(409);
  expect(await dayLines(caseId)).toMatchObject([{ kind: 'release-name', at: `/referrals/${id}/release` }]);
  expect((await release(id, 'packet')).statusCode).toBe(409);
  expect(
    (await api(running.app, network.otherCaseworker).post(`/referrals/${id}/release`, { part: 'name' })).statusCode,
  ).toBe(404);
  expect((await release(id, 'name')).json()).toEqual({ id, state: 'conflict_check' });
  expect(await lies(id)).toEqual({ sealed: [true, true, false], gates: ['exchange', 'name', 'preview'] });
  expect(await seen(id)).toMatchObject({ name: { person: NAME }, waits_for: null });
  expect((await release(id, 'name')).statusCode).toBe(409);

  expect((await lawyer().post(`/referrals/${id}/acceptance`)).statusCode).toBe(200);
  expect(await seen(id)).toMatchObject({ waits_for: 'packet' });
  expect((await lawyer().get(`/referrals/${id}/packet`)).statusCode).toBe(409);
  expect(await dayLines(caseId)).toMatchObject([{ kind: 'release-packet' }]);
  await release(id, 'packet');
  const packet = (await lawyer().get(`/referrals/${id}/packet`)).json<{ sections: { code: string }[] }>();
  expect(packet.sections.map(({ code }) => code)).toEqual(['summary', 'legal_name']);
  expect(await dayLines(caseId)).toEqual([]);
  expect(JSON.stringify((await desk().get(`/cases/${caseId}`)).json())).toContain('the packet');
});

it('withdrawn while a part waits, nothing more can be released', async () => {
  const { id, caseId } = await offered();
  await lawyer().post(`/referrals/${id}/conflict-check`);
  await desk().post(`/referrals/${id}/withdrawal`);
  expect((await release(id, 'name')).statusCode).toBe(409);
  expect(await lies(id)).toEqual({ sealed: [false, false, false], gates: [] });
  expect(await dayLines(caseId)).toEqual([]);
});

it('two who release at once: one does, the other is told; the case stays at the desk while a part waits', async () => {
  const { id, caseId } = await offered();
  await lawyer().post(`/referrals/${id}/conflict-check`);
  const words = await acting(running.app, network.otherCoordinator, async () =>
    running.app.get(Ceremonies, { strict: false }).deskWords(network.otherDesk.id),
  );
  await acting(running.app, network.coordinator, () =>
    running.app.get(DeskPins, { strict: false }).pin(network.desk.id, `desk.${network.otherDesk.id}`, words),
  );
  const transfer = await api(running.app, network.coordinator).post(`/cases/${caseId}/transfer`, {
    to_desk_id: network.otherDesk.id,
  });
  expect([transfer.statusCode, transfer.body]).toEqual([409, expect.stringContaining('still running')]);
  const both = await Promise.all([
    release(id, 'name'),
    api(running.app, network.coordinator).post(`/referrals/${id}/release`, { part: 'name' }),
  ]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  expect(await lies(id)).toEqual({ sealed: [true, true, false], gates: ['exchange', 'name', 'preview'] });
});

it('however it ends, the secret that was held back goes with it', async () => {
  const held = async (id: string) =>
    (
      await ownerQuery<{ held: boolean }>(
        running.database,
        `select held_back_sealed is not null as held from offers where id = $1`,
        [id],
      )
    )[0]!.held;
  const [withdrawn, declined, closed, expired] = [await offered(), await offered(), await offered(), await offered()];
  expect(await held(withdrawn.id)).toBe(true);
  await desk().post(`/referrals/${withdrawn.id}/withdrawal`);
  await lawyer().post(`/referrals/${declined.id}/decline`, { reason: 'no_capacity' });
  await desk().post(`/cases/${closed.caseId}/closure`, { reason: 'amnesty' });
  const today = running.clock.today();
  running.clock.forward({ days: 31 });
  await running.app.get(Jobs).run('referral-ends');
  running.clock.standAt(today);
  for (const { id } of [withdrawn, declined, closed, expired]) expect([id, await held(id)]).toEqual([id, false]);
});

it('chosen again, everything comes back as it was chosen, and nothing of it stands in an address', async () => {
  const { caseId } = await offered();
  const page = browser(running.app, network.caseworker);
  const chosen = {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    'fields[]': 'summary',
    'by_hand?': 'true',
    'consent.given_on-day': '1',
    'consent.given_on-month': '1',
    'consent.given_on-year': '2026',
    'consent.language': 'uk',
  };
  const at = `/cases/${caseId}/referrals`;
  const preview = await page.submit(`${at}/new`, `${at}/preview`, chosen);
  expect(preview.body).not.toMatch(/href="[^"]*(by_hand|fields)=/);
  const back = preview.body.slice(preview.body.indexOf(`action="${at}/choices"`));
  const token = /name="_form" value="([^"]+)"/.exec(back)![1]!;
  const again = await page.post(`${at}/choices`, { ...chosen, _form: token });
  expect(again.statusCode).toBe(200);
  for (const kept of [
    /name="by_hand\?"[^>]*checked/,
    /value="summary"[^>]*checked/,
    /value="uk"[^>]*selected/,
    /value="2026"/,
  ])
    expect(again.body).toMatch(kept);
});

it('is suggested at special risk, and said before anything is sent', async () => {
  const { caseId } = await offered();
  const suggested = async () =>
    (await desk().get(`/cases/${caseId}/referrals/new`)).json<{ by_hand: boolean }>().by_hand;
  expect(await suggested()).toBe(false);
  await desk().post(`/cases/${caseId}/risk`, { level: 'high', review_by: '2037-02-01' });
  expect(await suggested()).toBe(true);
});
