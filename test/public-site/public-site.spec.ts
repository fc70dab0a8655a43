import { smallApp } from '../legal-contacts/small-app.js';

let small: Awaited<ReturnType<typeof smallApp>>;
beforeAll(async () => {
  small = await smallApp();
}, 60_000);
afterAll(() => small.stop());

const PAGES = [
  '/public',
  '/public/campaigns',
  '/public/campaigns/country/DE',
  '/public/campaigns/country/JM',
  '/public/campaigns/tokyo-2006',
  '/public/campaigns/pfp-day',
  '/public/actions',
  '/public/help',
];

it.each(PAGES)('shows %s to anyone, without a cookie and with nothing from elsewhere', async (url) => {
  const { statusCode, headers, body } = await small.anyone(url);
  expect(statusCode).toBe(200);
  expect(headers['set-cookie']).toBeUndefined();
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(body).not.toMatch(/<script|<svg|style=|(?:href|src|action)="(?:https?:)?\/\//);
});

it('numbers the demands, and tells past from coming', async () => {
  const { body } = await small.anyone('/public/campaigns/tokyo-2006');
  expect(body).toMatch(/<ol class="demands">.*International campaign to support soldiers and defectors/s);
  const [coming, past] = body.split('Past actions') as [string, string];
  expect(coming).toContain('Monday 8 March 2027');
  expect(past).toContain('Sunday 24 September 2006');
  expect(past).toContain('the year is inferred');
});

it('puts campaigns in order by country', async () => {
  expect((await small.anyone('/public/campaigns')).body).toContain('href="/public/campaigns/country/DE"');
  expect((await small.anyone('/public/campaigns/country/DE')).body).toContain('#ObjectWarCampaign');
  expect((await small.anyone('/public/campaigns/country/JM')).body).toContain('No campaign that names this country');
});

it.each([
  '/public/campaigns/country/XX',
  '/public/campaigns/country/de',
  '/public/campaigns/nothing',
  '/public/nothing',
])('has nothing at %s', async (url) => expect((await small.anyone(url)).statusCode).toBe(404));

it('gives coming actions as a calendar file, without a word about who asked', async () => {
  const { headers, body } = await small.anyone('/public/campaigns/pfp-day/actions.ics');
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(headers['set-cookie']).toBeUndefined();
  expect(body).toContain('DTSTART;VALUE=DATE:20261201');
  expect(body).not.toMatch(/ORGANIZER|ATTENDEE|URL:/);
});

it('shows public organisations that advise people, never the network’s own lawyers or our remarks', async () => {
  const administrator = await small.join('administrator');
  await administrator.post('/api/v1/legal-contacts', {
    name: 'Hidden Law Office',
    country: 'DE',
    languages: [],
    competences: [],
  });
  const { body } = await small.anyone('/public/help');
  expect(body).toContain('GI Rights Hotline');
  expect(body).not.toContain('Hidden Law Office');
  expect(body).not.toContain('contact with care');
  expect(body).not.toContain('Chicago Socialist Party');
});
