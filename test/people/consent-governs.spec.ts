import type { Person } from '../../src/cli/demo/cast.js';
import { trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
let campaign: string;
beforeAll(async () => {
  running = await startApp();
  running.clock.standAt('2026-11-25');
  network = await smallNetwork(running);
  const { items } = (await desk().get('/campaigns?country=RU')).json<{ items: { id: string }[] }>();
  campaign = items[0]!.id;
}, 60_000);
afterAll(() => running.stop());

interface Consent {
  id: string;
  state: string;
  purpose: { code: string };
  fields: { code: string }[];
  given_on: string;
  language: { code: string };
}
interface Shown {
  version: number;
  counted: boolean;
  campaigns: { linked: { id: string; level: { code: string } }[] };
}
const desk = (person: Person = network.caseworker) => api(running.app, person);
const newCase = async (more: object = {}) =>
  (
    await desk().post('/cases', { pseudonym: 'Wren', facts: { service_country: 'RU', language: ['ru'] }, ...more })
  ).json<{ id: string }>().id;
const shown = async (id: string) => (await desk().get(`/cases/${id}`)).json<Shown>();
const consents = async (id: string) =>
  (await desk().get(`/cases/${id}/consents`)).json<{ consents: Consent[] }>().consents;
const briefly = async (id: string) =>
  (await consents(id)).map(({ purpose, state, fields }) => [purpose.code, state, fields.map(({ code }) => code)]);
const link = (id: string, level: string, more: object = {}) =>
  desk().post(`/cases/${id}/campaigns`, { campaign_id: campaign, level, ...more });
const linked = async (id: string) => (await shown(id)).campaigns.linked.map(({ level }) => level.code);
const withdraw = async (id: string, purpose?: string) => {
  const one = (await consents(id)).find((consent) => consent.purpose.code === purpose && consent.state === 'live');
  const path = one ? `/cases/${id}/consents/${one.id}/withdrawal` : `/cases/${id}/consents/withdrawal`;
  const asked = (await desk().get(path)).json<Record<string, unknown>>();
  return { asked, status: (await desk().post(path, {})).statusCode };
};
const said = { given_on: '2026-11-20', language: 'ru', given_by: 'written' };

describe('being counted', () => {
  it('is written with the consent that it stands on, when a case is opened', async () => {
    const id = await newCase({ counted: true, consent: { agreed: true, ...said } });
    expect((await shown(id)).counted).toBe(true);
    expect(await consents(id)).toMatchObject([
      {
        state: 'live',
        purpose: { code: 'counted' },
        given_on: '2026-11-20',
        language: { code: 'ru' },
        recipient: null,
      },
    ]);
    expect(await consents(await newCase())).toEqual([]);
  });

  it('needs no language, and no day to come', async () => {
    const id = await newCase({ facts: {}, counted: true });
    expect(await consents(id)).toMatchObject([{ state: 'live', language: null }]);
    const early = { given_on: '2026-11-26' };
    for (const refused of [
      await desk().post('/cases', { pseudonym: 'Wren', counted: true, consent: early }),
      await link(id, 'pseudonym', { consent: { ...early, language: 'ru' } }),
    ])
      expect([refused.statusCode, refused.json()]).toMatchObject([422, { errors: [{ field: 'consent.given_on' }] }]);
  });

  it('by a change is recorded once, and taken back with it; each is in the trail', async () => {
    const id = await newCase();
    const before = (await trail(running, network.auditor)).length;
    await desk().patch(`/cases/${id}`, { version: 1, counted: true });
    expect(await briefly(id)).toEqual([['counted', 'live', ['counted_only']]]);
    await desk().patch(`/cases/${id}`, { version: 2, counted: true, summary: 'Again' });
    expect(await briefly(id)).toEqual([['counted', 'live', ['counted_only']]]);
    await desk().patch(`/cases/${id}`, { version: 3, counted: false });
    expect([(await shown(id)).counted, await briefly(id)]).toEqual([
      false,
      [['counted', 'withdrawn', ['counted_only']]],
    ]);
    const acts = (await trail(running, network.auditor, before)).map(({ action }) => action);
    expect(acts.filter((action) => action.startsWith('consent.re') || action === 'consent.withdraw')).toEqual(
      expect.arrayContaining(['consent.record', 'consent.withdraw']),
    );
  });

  it('by the form too', async () => {
    const id = await newCase();
    const answer = await browser(running.app, network.caseworker).submit(`/cases/${id}/facts`, `/cases/${id}`, {
      'facts.language[]': ['ru'],
      'counted?': 'yes',
      'consent.agreed?': 'yes',
    });
    expect(answer.statusCode).toBe(303);
    expect([(await shown(id)).counted, (await briefly(id)).length]).toEqual([true, 1]);
  });

  it('ends with its consent, in the same act, and with no deadline in danger', async () => {
    const id = await newCase({ counted: true, deadline: { kind: 'hearing', on: '2027-01-11' } });
    const { asked, status } = await withdraw(id, 'counted');
    expect([asked, status]).toMatchObject([{ uncounted: true, ends: [], deadlines: [], links: [] }, 200]);
    expect((await shown(id)).counted).toBe(false);
  });
});

describe('a link to a campaign', () => {
  it.each(['coarse_story', 'pseudonym'])('that tells a story needs a consent: %s', async (level) => {
    const id = await newCase({ facts: { service_country: 'RU' } });
    const refused = await link(id, level);
    expect([refused.statusCode, refused.json()]).toMatchObject([422, { errors: [{ field: 'consent.language' }] }]);
    expect(await linked(id)).toEqual([]);
    expect((await link(id, 'counted_only')).statusCode).toBe(200);
    expect(await consents(id)).toEqual([]);
  });

  it('records it in the same act, covers what tells less, and not another campaign or a higher level', async () => {
    const id = await newCase();
    expect((await link(id, 'coarse_story', { consent: said })).statusCode).toBe(200);
    expect(await briefly(id)).toEqual([['appeal', 'live', ['coarse_story']]]);
    const [{ id: consent_id }] = (await consents(id)) as [Consent];
    expect((await link(id, 'pseudonym', { consent_id })).statusCode).toBe(422);
    expect((await link(id, 'pseudonym')).statusCode).toBe(422);
    expect((await link(id, 'coarse_story', { campaign_id: 'tokyo-2006', consent_id })).statusCode).toBe(422);
    expect((await link(id, 'pseudonym', { consent: said })).statusCode).toBe(200);
    expect((await link(id, 'coarse_story')).statusCode).toBe(200);
    expect(await linked(id)).toEqual(['coarse_story']);
    expect(await consents(id)).toHaveLength(2);
    expect((await link(id, 'pseudonym')).statusCode).toBe(200);
  });

  it('goes down to what other consents still cover, and no further', async () => {
    const id = await newCase();
    await link(id, 'coarse_story', { consent: said });
    await link(id, 'pseudonym', { consent: said });
    const { asked } = await withdraw(id, 'appeal');
    expect(asked).toMatchObject({
      links: [{ from: { code: 'pseudonym' }, to: { code: 'coarse_story' } }],
      deadlines: [],
    });
    expect(await linked(id)).toEqual(['coarse_story']);
    await withdraw(id, 'appeal');
    expect(await linked(id)).toEqual(['counted_only']);
    expect((await link(id, 'pseudonym', { consent_id: (await consents(id))[0]!.id })).statusCode).toBe(422);
  });

  it('of a closed case goes too, and the case stays closed', async () => {
    const id = await newCase({ counted: true });
    await link(id, 'pseudonym', { consent: said });
    await desk().post(`/cases/${id}/closure`, { reason: 'safe_and_stable' });
    expect((await withdraw(id)).status).toBe(200);
    expect(await shown(id)).toMatchObject({ state: 'closed', counted: false, campaigns: { linked: [] } });
    expect((await briefly(id)).every(([, state]) => state === 'withdrawn')).toBe(true);
  });
});

it('stands until the last day that was named, and no longer', async () => {
  const id = await newCase();
  const record = (until: string) =>
    desk().post(`/cases/${id}/consents`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['facts'],
      language: 'ru',
      given_by: 'oral',
      given_on: '2026-11-25',
      until,
    });
  const refer = (consent_id: string, more: object = {}) =>
    desk().post(`/cases/${id}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['facts'],
      consent_id,
      ...more,
    });
  expect((await record('2026-11-24')).statusCode).toBe(422);
  const { id: consent } = (await record('2026-11-27')).json<{ id: string }>();
  try {
    running.clock.standAt('2026-11-24');
    expect((await refer(consent)).statusCode).toBe(422);
    running.clock.standAt('2026-11-27');
    expect((await refer(consent, { ends_on: '2026-11-28' })).statusCode).toBe(422);
    expect((await refer(consent)).statusCode).toBe(201);
    running.clock.standAt('2026-11-28');
    expect((await refer(consent)).statusCode).toBe(422);
    expect(await briefly(id)).toEqual([['asylum_claim', 'ended', ['facts']]]);
  } finally {
    running.clock.standAt('2026-11-25');
  }
});

it('is printed in the language of the person; that it left is in the trail', async () => {
  const id = await newCase();
  await link(id, 'pseudonym', { consent: { ...said, language: 'ar' } });
  const path = `/cases/${id}/consents/${(await consents(id))[0]!.id}/sheet`;
  expect((await desk().get(path)).json()).toMatchObject({ language: 'ar', from_the_right: true, read: false });
  const tab = browser(running.app, network.caseworker);
  const page = (await tab.get(path)).body;
  expect(page).toContain('lang="ar" dir="rtl">');
  expect(page).toContain('Translated without a native speaker');
  expect((await tab.get(`${path}?language=en`)).body).not.toContain('Translated without a native speaker');
  expect((await tab.get(`${path}?language=xx`)).statusCode).toBe(422);
  const before = (await trail(running, network.auditor)).length;
  const pdf = await desk().post(path, { language: 'ka' });
  expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
    200,
    'application/pdf',
    '%PDF-',
  ]);
  expect((await trail(running, network.auditor, before)).map(({ action }) => action)).toContain('consent.print');
  expect((await desk().get(`/cases/${await newCase()}${path.slice(path.indexOf('/consents'))}`)).statusCode).toBe(404);
});

describe('one person under two cases', () => {
  const merge = async (stays: string, goes: string) => {
    const [one, other] = [await shown(stays), await shown(goes)];
    const answer = await desk().post(`/cases/${stays}/merges/${goes}`, {
      version: one.version,
      other_version: other.version,
      choose: {},
    });
    expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  };
  const refer = async (id: string) =>
    (
      await desk().post(`/cases/${id}/referrals`, {
        legal_contact_id: network.contact.id,
        purpose: 'asylum_claim',
        fields: ['facts'],
        consent: { given_on: '2026-11-20', language: 'ru' },
      })
    ).json<{ id: string }>().id;
  const stateOf = async (caseId: string, id: string) =>
    (await desk().get(`/cases/${caseId}/referrals/${id}`)).json<{ state: string }>().state;

  it('a withdrawal from the case that went into the other ends the referrals of the one that stayed', async () => {
    const [stays, goes] = [await newCase(), await newCase()];
    const referral = await refer(stays);
    await link(goes, 'pseudonym', { consent: said });
    await merge(stays, goes);
    expect(await linked(stays)).toEqual(['pseudonym']);
    const { asked, status } = await withdraw(goes);
    expect([asked, status]).toMatchObject([
      { ends: [{ id: referral }], links: [{ from: { code: 'pseudonym' } }] },
      200,
    ]);
    expect([await stateOf(stays, referral), await linked(stays), await linked(goes)]).toEqual(['withdrawn', [], []]);
    expect((await consents(stays)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('that are parted again: what was withdrawn while they were one stays withdrawn in both, and nobody is counted by it', async () => {
    const [stays, goes] = [await newCase({ counted: true }), await newCase({ counted: true })];
    await link(goes, 'pseudonym', { consent: said });
    await merge(stays, goes);
    expect([(await shown(stays)).counted, (await shown(goes)).counted]).toEqual([true, false]);
    await withdraw(stays);
    expect((await desk().delete(`/cases/${stays}/merges/${goes}`)).statusCode).toBe(200);
    for (const id of [stays, goes]) {
      expect((await consents(id)).every(({ state }) => state === 'withdrawn')).toBe(true);
      expect((await shown(id)).counted).toBe(false);
    }
    expect(await linked(goes)).not.toContain('pseudonym');
    expect([(await consents(stays)).length, (await consents(goes)).length]).toEqual([1, 2]);
  });
});
