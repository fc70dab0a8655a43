import { Db } from '../../src/common/database/db.js';
import type { LegalContactView } from '../../src/legal-contacts/legal-contact.view.js';
import { LegalContactsService } from '../../src/legal-contacts/legal-contacts.service.js';
import { smallApp, type Someone } from './small-app.js';

let small: Awaited<ReturnType<typeof smallApp>>;
let administrator: Someone;
let caseworker: Someone;
let lawyer: Someone;

interface Listed {
  items: LegalContactView[];
  next: string | null;
}
const list = async (who: Someone, query = '') => (await who.get(`/api/v1/legal-contacts${query}`)).json<Listed>();
const office = (more: object = {}) => ({
  name: 'Cello Law Office',
  country: 'DE',
  languages: ['de', 'ru'],
  competences: ['asylum_claim'],
  capacity: 3,
  ...more,
});

beforeAll(async () => {
  small = await smallApp();
  administrator = await small.join('administrator');
  lawyer = await small.join('lawyer', administrator);
  caseworker = await small.join('caseworker');
}, 60_000);
afterAll(() => small.stop());

describe('the directory', () => {
  it('lists the public organisations, each once, page after page', async () => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await list(caseworker, `?limit=25${after}`);
      seen.push(...page.items.map(({ id }) => id));
      if (!page.next) break;
      after = `&after=${page.next}`;
    }
    expect(seen.length).toBeGreaterThanOrEqual(60);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('says of a public organisation what is known, and nothing more', async () => {
    const { items } = await list(caseworker, '?country=DE&language=tr');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      name: 'Connection e.V.',
      kind: 'support_group',
      country: 'DE',
      competences: [],
      capacity: null,
      verified: false,
      account: 'none',
      pinned: false,
      account_handle: null,
    });
  });

  it.each(['?country=Germany', '?language=xx', '?purpose=anything', '?after=nonsense', '?limit=1000', '?name=x'])(
    'refuses the filter %s',
    async (query) => expect((await caseworker.get(`/api/v1/legal-contacts${query}`)).statusCode).toBe(422),
  );

  it('is drawn as a page, whose filter may be left empty', async () => {
    const page = await caseworker.get('/legal-contacts?country=DE&language=&purpose=');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Pro Asyl');
    expect(page.body).not.toContain('La Cimade');
    // A domain is printed, never linked.
    expect(page.body).not.toMatch(/href="[^"]*proasyl/);
  });

  it('is not for a lawyer, an auditor or a campaign lead, nor for somebody not signed in', async () => {
    for (const role of ['lawyer', 'auditor', 'campaign_lead'] as const)
      expect((await (await small.join(role)).get('/api/v1/legal-contacts')).statusCode).toBe(403);
    expect((await small.anyone('/api/v1/legal-contacts')).statusCode).toBe(401);
  });
});

describe('a law office', () => {
  it('lists its own lawyer, whom every desk then sees first, with account and handle', async () => {
    const entered = await administrator.post('/api/v1/legal-contacts', office({ account_id: lawyer.actor.accountId }));
    expect(entered.statusCode).toBe(201);
    const [first] = (await list(caseworker)).items;
    expect(first).toMatchObject({
      ...office(),
      account: 'account',
      account_handle: lawyer.actor.handle,
      verified: true,
      pinned: false,
    });
    small.pins.add(lawyer.actor.accountId);
    expect((await list(caseworker, '?purpose=asylum_claim')).items).toMatchObject([{ id: first!.id, pinned: true }]);
  });

  it('cannot list the same account twice', async () => {
    const again = await administrator.post('/api/v1/legal-contacts', office({ account_id: lawyer.actor.accountId }));
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'already-listed' });
  });

  it('cannot list the account of another office, nor one that is no lawyer’s', async () => {
    const stranger = await small.join('lawyer');
    for (const account_id of [stranger.actor.accountId, administrator.actor.accountId]) {
      const refused = await administrator.post('/api/v1/legal-contacts', office({ account_id }));
      expect(refused.statusCode).toBe(422);
      expect(refused.json()).toMatchObject({ errors: [{ field: 'account_id' }] });
    }
  });

  it('may list somebody without an account, to whom no case can be offered here', async () => {
    const entered = await administrator.post('/api/v1/legal-contacts', office({ name: 'Reed and Partners' }));
    expect(entered.json()).toMatchObject({ account: 'external', verified: false, account_handle: null });
  });

  it('gets the form again with what was typed and what is wrong', async () => {
    expect((await administrator.get('/legal-contacts/new')).body).toContain('List this lawyer');
    const again = await administrator.submit('/legal-contacts', {
      name: 'Quartz Law',
      country: '',
      'capacity#': 'many',
    });
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('value="Quartz Law"');
    expect(again.body).toContain('Choose one of the listed countries.');
    expect(again.body).toContain('Write the number of free places in digits');
  });

  it('sees what it has written, after a form', async () => {
    const done = await administrator.submit('/legal-contacts', { name: 'Quartz Law', country: 'FR', 'capacity#': '2' });
    expect(done.statusCode).toBe(303);
    expect((await administrator.get(String(done.headers.location))).body).toContain('Quartz Law');
  });

  it('lists once what was sent twice', async () => {
    const send = () =>
      administrator.post('/api/v1/legal-contacts', office({ name: 'Slate Law' }), { 'idempotency-key': 'slate' });
    const first = (await send()).json<LegalContactView>();
    expect((await send()).json()).toEqual(first);
    const all = (await list(caseworker, '?limit=200')).items;
    expect(all.filter(({ name }) => name === 'Slate Law')).toHaveLength(1);
  });

  it('is the only one who may: a caseworker may not', async () => {
    expect((await caseworker.post('/api/v1/legal-contacts', office())).statusCode).toBe(403);
  });
});

it('ranks the directory for a case, with the reasons and the pins of who asks', async () => {
  const contacts = small.app.get(LegalContactsService);
  const facts = { service_country: 'RU', country_of_stay: 'DE', language: ['ru'] };
  const ranked = await small.app
    .get(Db)
    .actingAs(caseworker.actor, 'desk', () => contacts.rankFor(facts, 'asylum_claim'));
  expect(ranked[0]).toMatchObject({
    name: 'Cello Law Office',
    account: 'account',
    pinned: true,
    reasons: [
      'Works in Germany, where the person stays',
      'Takes on: Asylum claim',
      'Speaks Russian',
      'Has room for 3 more',
    ],
  });
  expect(ranked.map(({ name }) => name)).toContain('Connection e.V.');
  expect(ranked.map(({ name }) => name)).not.toContain('DFG-VK');
});
