import { withClient } from '../../src/common/database/roles.js';
import { type RunningApp, startApp } from '../support/app.js';
import { untilWaiting } from '../support/at-once.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { credentials } from './signing-in.js';

let running: RunningApp;
let network: SmallNetwork;
const desk = () => api(running.app, network.caseworker);
const colleague = () => api(running.app, network.colleague);
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const newCase = async (summary = 'As it was') =>
  (await desk().post('/cases', { pseudonym: 'Heron', summary })).json<{ id: string }>().id;
const summaryOf = async (id: string) => (await desk().get(`/cases/${id}`)).json<{ summary: string; version: number }>();
const count = async (table: string) =>
  Number((await ownerQuery<{ n: string }>(running.database, `select count(*) as n from ${table}`))[0]!.n);

describe('somebody was faster', () => {
  it('a program is told 409, with the version it saw and the one that stands there; nothing is overwritten', async () => {
    const id = await newCase();
    expect((await colleague().patch(`/cases/${id}`, { version: 1, summary: 'Theirs' })).statusCode).toBe(200);
    const late = await desk().patch(`/cases/${id}`, { version: 1, summary: 'Mine' });
    expect(late.statusCode).toBe(409);
    expect(late.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(late.json()).toMatchObject({ status: 409, code: 'version', your_version: 1, current_version: 2 });
    expect(late.body).not.toContain('Theirs');
    expect(await summaryOf(id)).toMatchObject({ summary: 'Theirs', version: 2 });
    expect((await desk().patch(`/cases/${id}`, { version: 2, summary: 'Mine, having looked' })).statusCode).toBe(200);
  });

  it('a version that never was is 409 too, and none at all is 422', async () => {
    const id = await newCase();
    expect((await desk().patch(`/cases/${id}`, { version: 7, summary: 'x' })).statusCode).toBe(409);
    expect((await desk().patch(`/cases/${id}`, { summary: 'x' })).statusCode).toBe(422);
  });

  it('in a form nothing is lost: what was typed comes back beside what stands there now, and is saved when it is chosen', async () => {
    const id = await newCase();
    const tab = browser(running.app, network.caseworker);
    const kept = await tab.get(`/cases/${id}/facts`);
    expect((await colleague().patch(`/cases/${id}`, { version: 1, summary: 'Theirs: called up' })).statusCode).toBe(
      200,
    );
    const hidden = hiddenOf(kept.body, `/cases/${id}`);
    const late = await tab.post(`/cases/${id}?_method=PATCH`, {
      ...hidden,
      summary: 'Mine: <b>called</b>',
      'facts.service_country': 'RU',
    });
    expect(late.statusCode).toBe(409);
    expect(late.headers['content-type']).toMatch(/^text\/html/);
    expect(late.body).toContain('Mine: &lt;b>called&lt;/b>');
    expect(late.body).toContain('Theirs: called up');
    // What nobody else touched is not asked about; it is sent again with the answer.
    expect(hiddenOf(late.body, `/cases/${id}`)['facts.service_country']).toBe('RU');
    expect(await summaryOf(id)).toMatchObject({ summary: 'Theirs: called up', version: 2 });
    const again = await tab.post(`/cases/${id}?_method=PATCH`, {
      ...hiddenOf(late.body, `/cases/${id}`),
      'keep.summary': 'mine',
    });
    expect(again.statusCode).toBe(303);
    expect(await summaryOf(id)).toMatchObject({
      summary: 'Mine: <b>called</b>',
      facts: { service_country: 'RU' },
      version: 3,
    });
  });

  it('of two who save at the same moment one wins, and the other is told so, with both versions', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await newCase();
      const [one, other] = await Promise.all([
        desk().patch(`/cases/${id}`, { version: 1, summary: 'One' }),
        colleague().patch(`/cases/${id}`, { version: 1, summary: 'Other' }),
      ]);
      expect([one.statusCode, other.statusCode].sort()).toEqual([200, 409]);
      const lost = one.statusCode === 409 ? one : other;
      expect(lost.json()).toMatchObject({ your_version: 1, current_version: 2 });
      expect(await summaryOf(id)).toMatchObject({ summary: one.statusCode === 200 ? 'One' : 'Other', version: 2 });
    }
  });

  it('of two who wait for each other one is told so, nothing of theirs is saved, and what was typed is there again', async () => {
    const id = await newCase();
    const tab = browser(running.app, network.caseworker);
    const hidden = hiddenOf((await tab.get(`/cases/${id}/facts`)).body, `/cases/${id}`);
    for (const [late, form] of [
      [() => desk().patch(`/cases/${id}`, { version: 1, summary: 'Mine' }), false],
      [() => tab.post(`/cases/${id}?_method=PATCH`, { ...hidden, summary: 'Mine, in a form' }), true],
    ] as const) {
      const answer = await withClient(running.database.adminUrl, async (admin) => {
        await admin.query('begin');
        // Every write needs it last; this one has the case by then.
        await admin.query('select 1 from audit_chains where organisation_id = $1 for update', [network.north.id]);
        const asked = late();
        await untilWaiting(admin, 1);
        await admin.query('select 1 from cases where id = $1 for update', [id]);
        await admin.query('commit');
        return asked;
      });
      expect(answer.statusCode).toBe(409);
      expect(answer.body).toContain('nothing of yours was saved');
      expect(answer.body).not.toMatch(/deadlock|40P01/i);
      if (form) expect(answer.body).toContain('Mine, in a form');
      else expect(answer.json()).toMatchObject({ code: 'met' });
      expect(await summaryOf(id)).toMatchObject({ summary: 'As it was', version: 1 });
    }
  });

  it('two who write a note at the same moment both keep theirs', async () => {
    const id = await newCase();
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => (n % 2 ? desk() : colleague()).post(`/cases/${id}/notes`, { text: `Note ${n}` })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    const { items } = (await desk().get(`/cases/${id}/notes`)).json<{ items: { text: string }[] }>();
    expect(items.map(({ text }) => text).sort()).toEqual(['Note 1', 'Note 2', 'Note 3', 'Note 4']);
  });
});

describe('an Idempotency-Key', () => {
  const withKey = (key: string) => ({ 'idempotency-key': key });

  it('sent twice makes one case, and answers the same status and id', async () => {
    const before = await count('cases');
    const first = await desk().post('/cases', { pseudonym: 'Otter' }, withKey('k-1'));
    const second = await desk().post('/cases', { pseudonym: 'Otter' }, withKey('k-1'));
    expect([second.statusCode, second.body]).toEqual([201, first.body]);
    expect(await count('cases')).toBe(before + 1);
  });

  it('sent by several at the same moment makes one case too', async () => {
    const before = await count('cases');
    const answers = await Promise.all(
      [1, 2, 3].map(() => desk().post('/cases', { pseudonym: 'Otter' }, withKey('k-2'))),
    );
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]!.statusCode).toBe(201);
    expect(await count('cases')).toBe(before + 1);
  });

  it('with another body, or at another address, is 422 and makes nothing', async () => {
    const id = await newCase();
    const first = await desk().post(`/cases/${id}/notes`, { text: 'Once' }, withKey('k-3'));
    expect(first.statusCode).toBe(201);
    const before = await count('notes');
    for (const [path, body] of [
      [`/cases/${id}/notes`, { text: 'Twice' }],
      ['/cases', { text: 'Once' }],
      ['/cases', { pseudonym: 'Once' }],
    ] as const) {
      const again = await desk().post(path, body, withKey('k-3'));
      expect(again.statusCode).toBe(422);
      expect(again.json()).toMatchObject({ errors: [{ field: 'Idempotency-Key' }] });
      expect(again.body).not.toMatch(/Once|Twice/);
    }
    expect(await count('notes')).toBe(before);
    expect((await desk().post(`/cases/${id}/notes`, { text: 'Once' }, withKey('k-3'))).body).toBe(first.body);
  });

  it('is each person’s own: a colleague’s is another', async () => {
    const mine = await desk().post('/cases', { pseudonym: 'Otter' }, withKey('k-4'));
    const theirs = await colleague().post('/cases', { pseudonym: 'Otter' }, withKey('k-4'));
    expect([mine.statusCode, theirs.statusCode]).toEqual([201, 201]);
    expect(theirs.json<{ id: string }>().id).not.toBe(mine.json<{ id: string }>().id);
  });

  it('is not used up by a write that was refused', async () => {
    expect((await desk().post('/cases', { pseudonym: '' }, withKey('k-5'))).statusCode).toBe(422);
    expect((await desk().post('/cases', { pseudonym: 'Otter' }, withKey('k-5'))).statusCode).toBe(201);
  });

  it('is refused where each act is recorded: revealing an identity, signing in', async () => {
    const id = await newCase();
    const revealed = await desk().post(`/cases/${id}/identity`, { reason: 'To call back' }, withKey('k-6'));
    expect(revealed.statusCode).toBe(400);
    const signIn = await running.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: credentials(running, network.coordinator),
      headers: withKey('k-6'),
    });
    expect([signIn.statusCode, signIn.body]).toEqual([400, expect.not.stringContaining('token')]);
  });

  it('leaves no body and no key on the disk', async () => {
    await desk().post('/cases', { pseudonym: 'Cormorant' }, withKey('a-key-to-look-for'));
    const rows = await ownerQuery<{ line: string }>(running.database, 'select t::text as line from idempotency t');
    const text = rows.map(({ line }) => line).join('\n');
    for (const sought of ['a-key-to-look-for', 'Cormorant'])
      expect(text).not.toMatch(new RegExp(`${sought}|${Buffer.from(sought).toString('hex')}`));
  });
});

describe('a form that is sent twice', () => {
  it('makes one case, and leads to it both times', async () => {
    const before = await count('cases');
    const tab = browser(running.app, network.caseworker);
    const hidden = hiddenOf((await tab.get('/cases/new')).body, '/cases');
    expect(hidden._once).toBeDefined();
    const send = () => tab.post('/cases', { ...hidden, pseudonym: 'Dipper' });
    const [first, second] = [await send(), await send()];
    const together = await Promise.all([send(), send()]);
    for (const answer of [second, ...together])
      expect([answer.statusCode, answer.headers.location]).toEqual([303, first.headers.location]);
    expect(await count('cases')).toBe(before + 1);
  });

  it('that was corrected after a mistake is another form, and is saved', async () => {
    const tab = browser(running.app, network.caseworker);
    const hidden = hiddenOf((await tab.get('/cases/new')).body, '/cases');
    const refused = await tab.post('/cases', { ...hidden, pseudonym: '' });
    expect(refused.statusCode).toBe(422);
    expect((await tab.post('/cases', { ...hiddenOf(refused.body, '/cases'), pseudonym: 'Dipper' })).statusCode).toBe(
      303,
    );
  });
});

/** The hidden fields of the form of a page that posts to this path. */
function hiddenOf(html: string, path: string): Record<string, string> {
  const form = [...html.matchAll(/<form ([^>]*)>.*?<\/form>/gs)].find(([, attributes]) =>
    new RegExp(`action="${path}(\\?[^"]*)?"`).test(attributes!),
  )![0];
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ]),
  );
}
