import { withClient } from '../../src/common/database/roles.js';
import { openCompartment, type Stage } from '../../src/referrals/compartments.js';
import { openSealed, publicKeyOf } from '../../src/vault/box.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { bring } from '../support/document.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const desk = () => api(running.app, network.caseworker);
const NAME = 'Emil Placeholder';
const BORN = '1998-03-02';

async function openCase(): Promise<string> {
  const opened = await desk().post('/cases', {
    pseudonym: 'Wagtail',
    summary: 'Called up on a Friday.',
    facts: { service_country: 'RU', country_of_stay: 'DE', language: ['ru'] },
    person: { legal_name: NAME, birth_date: BORN },
    deadline: { kind: 'hearing', on: '2037-02-01' },
  });
  const { id } = opened.json<{ id: string }>();
  await desk().post(`/cases/${id}/notes`, { text: 'He has kept the order.', visibility: 'lawyer' });
  return id;
}
const chosen = (more: object = {}) => ({
  legal_contact_id: network.contact.id,
  purpose: 'asylum_claim',
  fields: ['summary', 'legal_name', 'birth_date', 'facts', 'notes', 'contacts'],
  consent: { given_on: '2026-11-01', language: 'ru' },
  urgency: 'high',
  ...more,
});
interface Shown {
  preview: { deadline_week: string };
  name: { person: string; also: string[] } | null;
  sections: { code: string; label: string }[];
  closed: { code: string }[];
  lacking: { code: string }[];
  needless: { code: string }[];
}
const look = async (id: string, more: object = {}) => desk().post(`/cases/${id}/referrals/preview`, chosen(more));
const rows = <Row>(sql: string, parameters: unknown[]) =>
  withClient(running.database.adminUrl, async (admin) => (await admin.query(sql, parameters)).rows as Row[]);

/** What lies sealed, opened with the lawyer's key and the server's gates. */
async function sealedIn(id: string) {
  const [offer] = await rows<Record<string, Buffer>>(`select * from offers where id = $1`, [id]);
  const [{ organisation }] = (await rows<{ organisation: string }>(
    `select organisation_id as organisation from offers where id = $1`,
    [id],
  )) as [{ organisation: string }];
  const gates = await rows<{ stage: string; secret: Buffer }>(
    `select stage, secret from shred.stage_secrets where offer_id = $1`,
    [id],
  );
  const secretKey = Buffer.from(network.lawyer.actor.secretKey);
  const secret = openSealed({ secretKey, publicKey: publicKeyOf(secretKey) }, offer!.secret_sealed!);
  const open = <S extends Stage>(stage: S) =>
    openCompartment(
      stage,
      { id, organisationId: organisation, sealed: offer![`${stage}_sealed`]! },
      secret,
      gates.find((gate) => gate.stage === stage)?.secret,
    );
  return { preview: open('preview'), name: open('name'), packet: open('packet') };
}

describe('An offer before it is sent', () => {
  it('shows exactly what is then sealed, and what the lawyer is then shown', async () => {
    const id = await openCase();
    const before = (await look(id, { show_identity: true })).json<Shown>();
    const { id: offer } = (await desk().post(`/cases/${id}/referrals`, chosen())).json<{ id: string }>();
    const lawyer = api(running.app, network.lawyer);
    expect((await lawyer.get(`/referrals/${offer}`)).json()).toMatchObject({ preview: before.preview });
    const sealed = await sealedIn(offer);
    expect(sealed.preview).toMatchObject({ urgency: 'high', languages: ['ru'] });
    expect(before.name).toEqual(sealed.name);
    expect(before.sections.map(({ label: _, ...section }) => section)).toEqual(sealed.packet.sections);
    await lawyer.post(`/referrals/${offer}/conflict-check`);
    await lawyer.post(`/referrals/${offer}/acceptance`);
    expect((await lawyer.get(`/referrals/${offer}/packet`)).json()).toMatchObject({ sections: before.sections });
  });

  it('keeps the identity closed until it is asked for, and then records the opening', async () => {
    const id = await openCase();
    const opened = async () =>
      (await desk().get(`/cases/${id}`))
        .json<{ notes: { title?: string }[] }>()
        .notes.filter(({ title }) => title?.startsWith('Name shown')).length;
    const quiet = await look(id);
    for (const secret of [NAME, BORN]) expect(quiet.body).not.toContain(secret);
    expect(quiet.json<Shown>()).toMatchObject({
      name: null,
      closed: [{ code: 'legal_name' }, { code: 'birth_date' }, { code: 'contacts' }],
    });
    expect(await opened()).toBe(0);
    const full = await look(id, { show_identity: true });
    expect(full.body).toContain(NAME);
    expect(full.json<Shown>()).toMatchObject({ closed: [], lacking: [{ code: 'contacts' }] });
    expect(await opened()).toBe(1);
  });

  it('sends and keeps nothing, and refuses what sending would refuse', async () => {
    const id = await openCase();
    await look(id);
    expect((await desk().get(`/cases/${id}/referrals`)).json()).toMatchObject({ items: [] });
    expect((await look(id, { ends_on: '2039-01-01' })).statusCode).toBe(422);
    expect((await look(id, { consent: { given_on: '2037-01-01', language: 'ru' } })).statusCode).toBe(422);
    expect((await look(id, { urgency: 'soon' })).statusCode).toBe(422);
  });

  it('chosen again, everything is as it was chosen: documents, originals and who is next in line too', async () => {
    const id = await openCase();
    const document = await bring(running, network.caseworker, id, 'The whole letter', { name: 'Letter.txt' });
    await network.beginnings.pin(network.desk, [network.otherLawyer]);
    const at = `/cases/${id}/referrals`;
    const page = browser(running.app, network.caseworker);
    const preview = await page.submit(`${at}/new`, `${at}/preview`, {
      legal_contact_id: network.contact.id,
      'next_in_line.0': network.otherContact.id,
      purpose: 'asylum_claim',
      urgency: 'high',
      'fields[]': ['summary', 'documents'],
      'documents[]': document,
      'originals?': 'true',
      'consent.given_on-day': '1',
      'consent.given_on-month': '1',
      'consent.given_on-year': '2026',
      'consent.language': 'uk',
    });
    // As the form of the preview stands there, field by field.
    const form = preview.body.slice(preview.body.indexOf(`action="${at}/choices"`)).split('</form>', 1)[0]!;
    const fields = new URLSearchParams(
      [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    );
    const again = await running.app.inject({
      method: 'POST',
      url: `${at}/choices`,
      payload: fields.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: page.cookie() },
    });
    expect(again.statusCode).toBe(200);
    const isSet = (value: string) => new RegExp(`value="${value}"[^>]*(checked|selected)`).test(again.body);
    for (const value of [network.contact.id, network.otherContact.id, 'summary', 'documents', document, 'high', 'uk'])
      expect([value, isSet(value)]).toEqual([value, true]);
    expect(again.body).toMatch(/name="originals\?"[^>]*checked/);
    expect(isSet('legal_name')).toBe(false);
  });

  it('a template ticks what is usual, and warns of what a purpose never needs', async () => {
    const id = await openCase();
    const page = await browser(running.app, network.caseworker).get(
      `/cases/${id}/referrals/new?purpose=second_opinion`,
    );
    expect(page.body).toMatch(/value="summary"[^>]*checked|checked[^>]*value="summary"/);
    // What somebody took away does not come back when they choose again.
    const again = await desk().get(`/cases/${id}/referrals/new?purpose=second_opinion&fields=facts`);
    expect(again.json()).toMatchObject({ ticked: ['facts'] });
    for (const nonsense of ['constructor', '__proto__'])
      expect((await desk().get(`/cases/${id}/referrals/new?purpose=${nonsense}`)).json()).toMatchObject({
        template: null,
      });
    expect(page.body).toMatch(/value="legal_name"[^>]*disabled|disabled[^>]*value="legal_name"/);
    expect((await look(id, { purpose: 'second_opinion' })).json<Shown>().needless.map(({ code }) => code)).toEqual([
      'legal_name',
      'birth_date',
      'contacts',
    ]);
    expect((await desk().get(`/cases/${id}/referrals/new?purpose=nonsense`)).json()).toMatchObject({ template: null });
  });
});
