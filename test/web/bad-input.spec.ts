import { randomUUID } from 'node:crypto';
import { SessionStore as Sessions } from '../../src/sessions/session-store.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { rowCounts } from '../support/owner.js';
import { signInAtApi } from './signing-in.js';

let running: RunningApp;
let network: SmallNetwork;
let caseId: string;
const desk = () => api(running.app, network.caseworker);
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  caseId = (await desk().post('/cases', { pseudonym: 'Heron', summary: 'Stands there already' })).json<{ id: string }>()
    .id;
}, 60_000);
afterAll(() => running.stop());

interface Answer {
  statusCode: number;
  headers: Record<string, unknown>;
  body: string;
}

/** A stack, SQL, or the name of an error of the machine. */
const MACHINE =
  /\bat .+\.[jt]s|node_modules|select "|select \S+ from |insert into|violates|relation "|SyntaxError|QueryFailed|FST_|ECONN|\bpg_/i;

/** A refusal in the form of its place, that tells nothing of the machine, the database or somebody else. */
function expectPlain(answer: Answer, status: number, as: 'json' | 'page' = 'json') {
  expect([answer.statusCode, answer.body]).toEqual([status, expect.any(String)]);
  expect(answer.headers['content-type']).toMatch(as === 'json' ? /^application\/problem\+json/ : /^text\/html/);
  if (as === 'json')
    expect(JSON.parse(answer.body)).toMatchObject({
      status,
      title: expect.stringMatching(/\w/),
      detail: expect.stringMatching(/\w/),
    });
  else expect(answer.body).toMatch(/<h1>[^<]+<\/h1>/);
  expect(answer.body).not.toMatch(MACHINE);
}
const fieldsOf = (answer: Answer) =>
  (JSON.parse(answer.body) as { errors?: { field: string }[] }).errors?.map(({ field }) => field);

const send = (payload: string, type = 'application/json', url = '/api/v1/cases') => {
  const headers = { ...bearer(), 'content-type': type };
  return running.app.inject({ method: 'POST', url, headers, payload });
};
let token: string | undefined;
const bearer = () => ({
  authorization: `Bearer ${(token ??= running.app.get(Sessions, { strict: false }).begin(accountOf(), network.caseworker.actor.secretKey, 'bearer').token)}`,
});
const accountOf = () => ({
  id: network.caseworker.accountId,
  organisationId: network.north.id,
  role: network.caseworker.role,
  handle: network.caseworker.handle,
  sessionsFrom: 0,
});

describe('a body that cannot be read', () => {
  it.each([
    '{"pseudonym":',
    'pseudonym=Heron',
    '{"pseudonym":"Heron"}}',
    '\u0000',
    '{"__proto__":{"role":"administrator"},"pseudonym":"x"}',
    '{"constructor":{"prototype":{}},"pseudonym":"x"}',
  ])('%j is 400, and is not repeated', async (body) => {
    const answer = await send(body);
    expectPlain(answer, 400);
    expect(answer.body).not.toContain('Heron');
  });

  it.each(['[]', '[{"pseudonym":"Heron"}]', 'null', '5', '"Heron"', '{}'])(
    '%s is no case: 4xx, and nothing is written',
    async (body) => {
      const before = await rowCounts(running.database);
      const answer = await send(body);
      expect([400, 422]).toContain(answer.statusCode);
      expectPlain(answer, answer.statusCode);
      expect(await rowCounts(running.database)).toEqual(before);
    },
  );

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x'])(
    'as %s is refused at the API',
    async (type) => {
      const answer = await send('<case/>', type);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expectPlain(answer, answer.statusCode);
    },
  );
});

describe('a body of the wrong shape is 422 and names the field:', () => {
  it.each([
    [{ pseudonym: 5 }, 'pseudonym'],
    [{ pseudonym: ['Heron'] }, 'pseudonym'],
    [{ pseudonym: { toString: 1 } }, 'pseudonym'],
    [{ pseudonym: '' }, 'pseudonym'],
    [{ pseudonym: '   ' }, 'pseudonym'],
    [{ pseudonym: 'x'.repeat(61) }, 'pseudonym'],
    [{ facts: 'RU' }, 'facts'],
    [{ facts: [{ service_country: 'RU' }] }, 'facts'],
    [{ person: [] }, 'person'],
    [{ facts: [] }, 'facts'],
    [{ facts: { service_country: 'XX' } }, 'facts.service_country'],
    [{ facts: { grounds: ['no_such_ground'] } }, 'facts.grounds'],
    [{ facts: { grounds: {} } }, 'facts.grounds'],
    [{ counted: 'yes' }, 'counted'],
    [{ state: 'closed' }, 'state'],
    [{ desk_id: 'mine' }, 'desk_id'],
    [{ person: { contacts: [{ channel: 'pigeon', handle: 'x' }] } }, 'person.contacts.channel'],
    [{ person: { legal_name: { first: 'x' } } }, 'person.legal_name'],
    [{ person: 'Emil' }, 'person'],
    [{ needs: [null] }, 'needs'],
    [{ deadline: { kind: 'hearing' } }, 'deadline.on'],
    [{ deadline: { on: '2027-02-01' } }, 'deadline.kind'],
    [{ summary: 'x'.repeat(10_001) }, 'summary'],
  ])('%j', async (wrong, field) => {
    const answer = await desk().post('/cases', { pseudonym: 'Heron', ...wrong });
    expectPlain(answer, 422);
    expect(fieldsOf(answer)!.join()).toMatch(
      new RegExp(`^${field.replace('.contacts.', '\\.contacts(\\.\\d+)?\\.?')}`),
    );
  });

  it.each([
    [{ admin: true }, 'admin'],
    [{ organisation_id: randomUUID() }, 'organisation_id'],
    [{ assignee_id: randomUUID() }, 'assignee_id'],
    [{ id: randomUUID() }, 'id'],
    [{ facts: { unit: 'x' } }, 'facts.unit'],
    [{ person: { passport_number: '1' } }, 'person.passport_number'],
    [{ person: { contacts: [{ handle: 'x', note: 'y' }] } }, 'person.contacts.note'],
  ])('a field that is not known, %j', async (unknown, field) => {
    const answer = await desk().post('/cases', { pseudonym: 'Heron', ...unknown });
    expectPlain(answer, 422);
    expect(fieldsOf(answer)).toContain(field);
  });

  it('in a form as well, at the form, with what was typed', async () => {
    const answer = await browser(running.app, network.caseworker).submit('/cases/new', '/cases', {
      pseudonym: '',
      summary: 'Typed <b>text',
      admin: 'yes',
    });
    expectPlain(answer, 422, 'page');
    expect(answer.body).toContain('Typed &lt;b>text');
    expect(answer.body).not.toContain('<b>text');
  });

  it.each(['31 2 2027', '29 2 2027', '0 1 2027', '1 13 2027', '1 1 0027', 'x 1 2027', '1 1 99999'])(
    'a date that does not exist, %s, in a form',
    async (date) => {
      const [day, month, year] = date.split(' ') as [string, string, string];
      const answer = await browser(running.app, network.caseworker).submit(
        `/cases/${caseId}/deadlines/new`,
        `/cases/${caseId}/deadlines`,
        { kind: 'hearing', 'on-day': day, 'on-month': month, 'on-year': year },
      );
      expectPlain(answer, 422, 'page');
      expect(answer.body).toContain('href="#on"');
      expect(answer.body).toContain(`value="${year}"`);
    },
  );

  it.each(['2027-02-29', '2027-2-1', '2027-02-01T00:00:00Z', '20270201', 'tomorrow', '', 20270201, null])(
    'a date that does not exist, %j, as JSON',
    async (on) => {
      const answer = await desk().post(`/cases/${caseId}/deadlines`, { kind: 'hearing', on });
      expectPlain(answer, 422);
      expect(fieldsOf(answer)).toEqual(['on']);
    },
  );

  it.each([
    'limit=abc',
    'limit=0',
    'limit=201',
    'limit=1e9',
    'after=%00',
    'after=nonsense',
    'state=gone',
    'assignee=everybody',
    'country=russia',
    'limit[]=1',
    'unknown=1',
  ])('in a query, ?%s', async (query) => {
    expectPlain(await desk().get(`/cases?${query}`), 422);
    expectPlain(await browser(running.app, network.caseworker).get(`/cases?${query}`), 422, 'page');
  });
});

describe('text that a database could choke on', () => {
  const odd = [
    'a\u0000b',
    '\ud800',
    '\u202eabc',
    "'; drop table cases; --",
    '{{7*7}}',
    '../../etc/passwd',
    '\uffff',
    'x'.repeat(60),
  ];

  it.each(odd)('%j comes back as it was written, or is refused by name', async (text) => {
    const opened = await desk().post('/cases', { pseudonym: text, summary: text });
    expect([201, 422]).toContain(opened.statusCode);
    if (opened.statusCode === 201) {
      const shown = (await desk().get(`/cases/${opened.json<{ id: string }>().id}`)).json<{ summary: string }>();
      expect(shown.summary).toBe(text);
    }
    expect([201, 400, 422]).toContain(
      (await api(running.app, network.administrator).post('/legal-contacts', { name: text, country: 'DE' })).statusCode,
    );
    expect([200, 422]).toContain((await desk().post('/cases/search', { text })).statusCode);
    expect([400, 401]).toContain(
      (await signInAtApi(running, { handle: text, passphrase: text, totp: '123456' })).statusCode,
    );
  });

  it.each(['%00', '%ff', "'", '..%2f..%2f', 'x'.repeat(90), '%F0%9F%98%80'])(
    'in an address, %s, is not found (or cannot be read)',
    async (part) => {
      for (const path of ['/public/campaigns/', '/public/campaigns/country/', '/cases/', '/campaigns/']) {
        const answer = await browser(running.app, network.caseworker).get(`${path}${part}`);
        expectPlain(answer, answer.statusCode === 400 && part === '%00' ? 400 : 404, 'page');
      }
      for (const path of ['/cases/', '/campaigns/', '/legal-contacts/', `/cases/${caseId}/referrals/`]) {
        const answer = await desk().get(`${path}${part}`);
        expectPlain(answer, answer.statusCode === 400 && part === '%00' ? 400 : 404);
      }
    },
  );
});

it('an id that is none is not found, everywhere, like one that is nobody’s', async () => {
  const lawyer = api(running.app, network.lawyer);
  for (const id of ['1', 'null', `${randomUUID()}x`, randomUUID().replaceAll('-', ''), randomUUID()]) {
    for (const path of ['', '/notes', '/facts', '/closure', '/identity', '/referrals', '/campaigns'])
      expectPlain(await desk().get(`/cases/${id}${path}`), 404);
    expectPlain(await desk().post(`/cases/${id}/notes`, { text: 'x' }), 404);
    expectPlain(await desk().post(`/cases/${caseId}/deadlines/${id}/completion`), 404);
    expectPlain(await desk().get(`/imports/rows/${id}`), 404);
    expectPlain(await lawyer.get(`/referrals/${id}`), 404);
    expectPlain(await lawyer.post(`/referrals/${id}/decline`, { reason: 'no_capacity' }), 404);
    expectPlain(await browser(running.app, network.caseworker).get(`/cases/${id}`), 404, 'page');
  }
});

it('a note of ten megabytes is 413, in plain words, as JSON and as a page; nothing is written', async () => {
  const tab = browser(running.app, network.caseworker);
  await tab.get(`/cases/${caseId}`);
  const before = await rowCounts(running.database);
  const text = 'x'.repeat(10 * 1024 * 1024);
  const sent = await send(JSON.stringify({ text }), 'application/json', `/api/v1/cases/${caseId}/notes`);
  expectPlain(sent, 413);
  expect(sent.json<{ detail: string }>().detail).toContain('1 MB');
  const posted = await tab.submit(`/cases/${caseId}`, `/cases/${caseId}/notes`, { text });
  expectPlain(posted, 413, 'page');
  expect(posted.body.length).toBeLessThan(20_000);
  expect(await rowCounts(running.database)).toEqual(before);
});
