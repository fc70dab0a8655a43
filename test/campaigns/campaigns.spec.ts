import type { CampaignDetail, CampaignRow } from '../../src/campaigns/campaign.view.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { Db } from '../../src/common/database/db.js';
import { smallApp, type Someone } from '../legal-contacts/small-app.js';

let small: Awaited<ReturnType<typeof smallApp>>;
let caseworker: Someone;

beforeAll(async () => {
  small = await smallApp();
  caseworker = await small.join('caseworker');
}, 60_000);
afterAll(() => small.stop());

const ids = async (query = '') =>
  (await caseworker.get(`/api/v1/campaigns${query}`)).json<{ items: CampaignRow[] }>().items.map(({ id }) => id);
const show = async (id: string) => (await caseworker.get(`/api/v1/campaigns/${id}`)).json<CampaignDetail>();

it('lists every campaign, and of a country those that name it or are everywhere', async () => {
  expect(await ids()).toEqual(expect.arrayContaining(['tokyo-2006', 'objectwar', 'co-day']));
  const german = await ids('?country=DE');
  expect(german).toEqual(expect.arrayContaining(['objectwar', 'co-day']));
  expect(german).not.toContain('tokyo-2006');
  expect((await caseworker.get('/api/v1/campaigns?country=Germany')).statusCode).toBe(422);
});

it('shows a campaign with its points and its actions, what comes next first', async () => {
  const { parts, actions } = await show('tokyo-2006');
  expect(parts.map(({ id }) => id)).toContain('tokyo-2006-a7');
  expect(actions.map(({ id, past }) => [id, past])).toEqual([
    ['tokyo-2006-a2', false],
    ['tokyo-2006-a3', true],
    ['tokyo-2006-a1-sept', true],
    ['tokyo-2006-a1-march', true],
  ]);
});

it('tells what it does not know of a date', async () => {
  const { actions } = await show('tokyo-2006');
  const action = (id: string) => actions.find((one) => one.id === id);
  expect(action('tokyo-2006-a1-sept')).toMatchObject({ on: '2006-09-24', year_inferred: true });
  expect(action('tokyo-2006-a3')).toMatchObject({ on: null, year: '2006' });
  expect(await show('objectwar')).toMatchObject({ start_date: '2022', date_certainty: 'year_only' });
});

it('is the same facts as a page', async () => {
  const page = await caseworker.get('/campaigns/tokyo-2006');
  expect(page.headers['content-type']).toMatch(/html/);
  expect(page.body).toContain('the year is inferred');
  expect((await caseworker.get('/campaigns?country=DE')).body).toContain('#ObjectWarCampaign');
});

it('is for every role, and 404 where there is none', async () => {
  for (const role of ['lawyer', 'campaign_lead', 'auditor', 'administrator'] as const)
    expect((await (await small.join(role)).get('/api/v1/campaigns')).statusCode).toBe(200);
  expect((await caseworker.get('/api/v1/campaigns/no-such')).statusCode).toBe(404);
  expect((await small.anyone('/api/v1/campaigns')).statusCode).toBe(401);
});

it('finds for a case the campaigns that name its countries, a point only where the call itself does not', async () => {
  const campaigns = small.app.get(CampaignsService);
  const found = await small.app.get(Db).actingAs(caseworker.actor, 'desk', () => campaigns.ofCountries(['IQ', 'DE']));
  expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(['objectwar', 'tokyo-2006']));
  expect(found.map(({ id }) => id)).not.toContain('tokyo-2006-a7');
});
