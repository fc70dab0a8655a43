import { withClient } from '../../src/common/database/roles.js';
import { type RunningApp, startApp } from '../support/app.js';
import { atOnce } from '../support/at-once.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
let desk: ReturnType<typeof api>;
let page: ReturnType<typeof browser>;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  desk = api(running.app, network.caseworker);
  page = browser(running.app, network.caseworker);
}, 60_000);
afterAll(() => running.stop());

const inDays = (days: number) =>
  new Date(Date.parse(running.clock.today()) + days * 86_400_000).toISOString().slice(0, 10);

interface Opened {
  id: string;
  reference: string;
  version: number;
  state: string;
}
interface Shown extends Opened {
  [field: string]: unknown;
  facts: Record<string, unknown>;
  notes: { id: string; text: string | null; title: string; visibility?: string; from: string }[];
  deadlines: { id: string; on: string; kind: { code: string } }[];
  older?: string;
}

const FACTS = {
  service_country: 'RU',
  country_of_stay: 'DE',
  service_category: 'mobilised',
  grounds: ['pacifist_ethical', 'religious'],
  language: ['ru'],
};
const PERSON = {
  legal_name: 'Emil Placeholder',
  birth_date: '1998-03-02',
  contacts: [{ channel: 'phone', handle: '+999 100 0111' }],
};
const SECRETS = /Placeholder|1998-03-02|2 March 1998|999 100 0111/;

/** A case of which everything is known. */
async function open(more: object = {}): Promise<Opened> {
  const answer = await desk.post('/cases', {
    pseudonym: 'Heron',
    summary: 'Called up for Monday.',
    facts: FACTS,
    safe_contact: { channel: 'message', instructions: 'In the evening.' },
    needs: ['asylum', 'housing'],
    risk: { level: 'elevated', review_by: '2027-01-02' },
    consent: { agreed: true, language: 'ru', given_by: 'oral', given_on: '2026-11-01' },
    person: PERSON,
    counted: true,
    ...more,
  });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}
const shown = async (id: string, query = ''): Promise<Shown> => (await desk.get(`/cases/${id}${query}`)).json();
const onDisk = async (sql: string, parameters: unknown[] = []) =>
  withClient(
    running.database.adminUrl,
    async (admin) => (await admin.query(sql, parameters)).rows as Record<string, unknown>[],
  );
const errors = (answer: { json(): unknown }) =>
  (answer.json() as { errors?: { field: string; message: string }[] }).errors ?? [];

describe('a case is opened', () => {
  it('with a pseudonym alone, and answers its id, reference, version and state', async () => {
    const answer = await desk.post('/cases', { pseudonym: 'Marten' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      reference: expect.stringMatching(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/),
      version: 1,
      state: 'open',
    });
  });

  it('with safe contact as a script sends it, as a text', async () => {
    const { id } = await open({ safe_contact: 'Only by letter.' });
    expect(await shown(id)).toMatchObject({ safe_contact: { instructions: 'Only by letter.' } });
  });

  it('with a birth date of which only the year is known, and with no day that does not exist', async () => {
    const { id } = await open({ person: { birth_date: '1998' } });
    expect((await desk.post(`/cases/${id}/identity`, { reason: 'To write the claim' })).json()).toMatchObject({
      birth_date: '1998',
    });
    for (const birth_date of ['1998-13-01', '1998-02-31', '98', '1998-03', '2 3 1998']) {
      const refused = await desk.post('/cases', { pseudonym: 'Marten', person: { birth_date } });
      expect([birth_date, refused.statusCode, errors(refused)[0]?.field]).toEqual([
        birth_date,
        422,
        'person.birth_date',
      ]);
    }
  });

  it.each(['Emil', 'emil', 'Young PLACEHOLDER', 'Placeholder'])(
    'never with a pseudonym that is part of the name: %s',
    async (pseudonym) => {
      const refused = await desk.post('/cases', { pseudonym, person: PERSON });
      expect(refused.statusCode).toBe(422);
      expect(errors(refused)).toEqual([{ field: 'pseudonym', message: expect.stringContaining('not part of') }]);
      expect(refused.body).not.toContain('Placeholder');
    },
  );

  it.each([
    ['passport_number', '4512 000000'],
    ['unit_number', '00000'],
    ['exact_address', 'Example Street 1'],
    ['photo', 'data:image/png;base64,AA=='],
    ['relatives', [{ name: 'Mother' }]],
    ['relatives_phones', ['+999']],
    ['route', 'By night'],
    ['social_handles', ['@invented']],
    ['garrison', 'Nowhere'],
  ])('never with what would endanger most, which is not asked for: person.%s', async (field, value) => {
    const before = await onDisk(`select count(*) as cases, (select count(*) from persons) as persons from cases`);
    const refused = await desk.post('/cases', { pseudonym: 'Marten', person: { ...PERSON, [field]: value } });
    expect(refused.statusCode).toBe(422);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(errors(refused)).toEqual([{ field: `person.${field}`, message: 'There is no such field here.' }]);
    const beside = await desk.post('/cases', { pseudonym: 'Marten', [field]: value });
    expect([beside.statusCode, errors(beside)[0]?.field]).toEqual([422, field]);
    expect(await onDisk(`select count(*) as cases, (select count(*) from persons) as persons from cases`)).toEqual(
      before,
    );
  });
});

describe('a change by a script', () => {
  it('merges the changed fields and leaves the others as they are', async () => {
    const { id } = await open();
    const before = await shown(id);
    const changed = await desk.patch(`/cases/${id}`, {
      version: 1,
      facts: { refusal_status: 'deserter', country_of_stay: 'FR' },
      risk: { level: 'high' },
    });
    expect([changed.statusCode, changed.json()]).toEqual([
      200,
      { id, reference: before.reference, version: 2, state: 'open' },
    ]);
    const after = await shown(id);
    expect(after.facts).toEqual({ ...FACTS, refusal_status: 'deserter', country_of_stay: 'FR' });
    expect(after).toMatchObject({ risk: { level: { code: 'high' }, review_by: '2027-01-02' } });
    for (const field of ['pseudonym', 'summary', 'safe_contact', 'needs', 'consent', 'counted', 'deadlines'])
      expect([field, after[field]]).toEqual([field, before[field]]);
  });

  it('clears by null what it names: one fact, or a whole group', async () => {
    const { id } = await open();
    await desk.patch(`/cases/${id}`, {
      version: 1,
      facts: { grounds: null, service_category: null },
      summary: null,
      safe_contact: { instructions: null },
    });
    const some = await shown(id);
    expect(some.facts).toEqual({ service_country: 'RU', country_of_stay: 'DE', language: ['ru'] });
    expect(some).toMatchObject({
      summary: null,
      safe_contact: { channel: { code: 'message' }, instructions: null },
      risk: { level: { code: 'elevated' } },
    });
    const cleared = await desk.patch(`/cases/${id}`, {
      version: 2,
      facts: null,
      safe_contact: null,
      needs: null,
      risk: null,
      consent: null,
      counted: null,
    });
    expect(cleared.statusCode).toBe(200);
    expect(await shown(id)).toMatchObject({
      pseudonym: 'Heron',
      facts: {},
      to_complete: true,
      safe_contact: null,
      needs: [],
      risk: null,
      counted: false,
      consent: { agreed: false, language: null, given_by: null, given_on: null },
    });
  });

  it('refuses a code that the vocabulary does not know, and an unknown field, by name', async () => {
    const { id } = await open();
    const refused = await desk.patch(`/cases/${id}`, { version: 1, facts: { grounds: ['because'] }, colour: 'red' });
    expect(refused.statusCode).toBe(422);
    expect(
      errors(refused)
        .map(({ field }) => field)
        .sort(),
    ).toEqual(['colour', 'facts.grounds']);
    expect((await shown(id)).version).toBe(1);
  });

  it('of an older version is 409 with both versions, and overwrites nothing', async () => {
    const { id } = await open();
    await desk.patch(`/cases/${id}`, { version: 1, summary: 'First.' });
    const late = await desk.patch(`/cases/${id}`, { version: 1, summary: 'Second.' });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'version', your_version: 1, current_version: 2 });
    expect(await shown(id)).toMatchObject({ version: 2, summary: 'First.' });
    expect((await desk.patch(`/cases/${id}`, { summary: 'Without a version.' })).statusCode).toBe(422);
  });

  it('of two at the same moment lets one through', async () => {
    const { id } = await open();
    const colleague = api(running.app, network.colleague);
    const answers = await atOnce(running, { table: 'cases', id }, [
      () => desk.patch(`/cases/${id}`, { version: 1, summary: 'Mine.' }),
      () => colleague.patch(`/cases/${id}`, { version: 1, summary: 'Theirs.' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await shown(id)).version).toBe(2);
  });
});

describe('a change by the form', () => {
  it('posts every group whole: what is left empty is cleared, the pseudonym and the deadlines stay', async () => {
    const { id } = await open({ deadline: { kind: 'hearing', on: inDays(9) } });
    const saved = await page.submit(`/cases/${id}/facts`, `/cases/${id}`, {
      'facts.service_country': 'UA',
      'needs[]': ['medical'],
      'consent.agreed?': 'yes',
      'counted?': 'no',
    });
    expect(saved.statusCode).toBe(303);
    const after = await shown(id);
    expect(after.facts).toEqual({ service_country: 'UA' });
    expect(after).toMatchObject({
      pseudonym: 'Heron',
      summary: null,
      safe_contact: null,
      needs: [{ code: 'medical' }],
      risk: null,
      counted: false,
      consent: { agreed: true, language: null },
      deadlines: [{ on: inDays(9) }],
    });
  });

  it('after a lost race shows what stands there now beside what was typed, and saves nothing', async () => {
    const { id } = await open();
    // The form was drawn; then somebody else saved.
    const racing = browser(running.app, network.colleague);
    const drawn = await racing.get(`/cases/${id}/facts`);
    await desk.patch(`/cases/${id}`, { version: 1, summary: 'Theirs stands here.' });
    const [form, action] = /<form [^>]*action="(\/cases\/[0-9a-f-]{36}\?[^"]*)".*?<\/form>/s.exec(
      drawn.body,
    )! as unknown as [string, string];
    const fields = Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    );
    const late = await racing.post(
      action.replaceAll('&amp;', '&'),
      { ...fields, summary: 'Mine was typed.' },
      { 'sec-fetch-site': 'same-origin' },
    );
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Theirs stands here.');
    expect(late.body).toContain('Mine was typed.');
    expect((await shown(id)).summary).toBe('Theirs stands here.');
  });
});

describe('deadlines', () => {
  const nextDue = async (id: string) =>
    (await desk.post('/cases/search', { text: (await shown(id)).reference })).json<{
      items: { next_due: object | null }[];
    }>().items[0]!.next_due;

  it('are added and completed, and the list prints the nearest open one', async () => {
    const { id } = await open();
    expect(await nextDue(id)).toBeNull();
    const add = async (body: object) => {
      const answer = await desk.post(`/cases/${id}/deadlines`, body);
      expect([answer.statusCode, answer.json()]).toEqual([201, { id: expect.any(String) }]);
      return answer.json<{ id: string }>().id;
    };
    await add({ kind: 'hearing', on: inDays(30), certainty: 'estimated' });
    expect(await nextDue(id)).toEqual({ on: inDays(30), what: 'Hearing' });
    const nearer = await add({ kind: 'appeal', on: inDays(3) });
    expect(await nextDue(id)).toMatchObject({ on: inDays(3) });
    expect((await shown(id)).deadlines.map(({ on }) => on)).toEqual([inDays(3), inDays(30)]);
    expect((await desk.post(`/cases/${id}/deadlines/${nearer}/completion`)).json()).toEqual({ id: nearer });
    expect(await nextDue(id)).toMatchObject({ on: inDays(30) });
    const { version } = await shown(id);
    await desk.post(`/cases/${id}/deadlines/${nearer}/completion`);
    expect((await shown(id)).version).toBe(version);
  });

  it('are on days that exist and of a known kind, and of this case', async () => {
    const [{ id }, other] = [await open(), await open()];
    const refused = await desk.post(`/cases/${id}/deadlines`, { kind: 'party', on: '2027-02-31', certainty: 'maybe' });
    expect([
      refused.statusCode,
      errors(refused)
        .map(({ field }) => field)
        .sort(),
    ]).toEqual([422, ['certainty', 'kind', 'on']]);
    const { id: deadline } = (await desk.post(`/cases/${id}/deadlines`, { kind: 'hearing', on: inDays(3) })).json<{
      id: string;
    }>();
    expect((await desk.post(`/cases/${other.id}/deadlines/${deadline}/completion`)).statusCode).toBe(404);
  });
});

describe('notes', () => {
  it('are for the desk alone unless marked for a lawyer', async () => {
    const { id } = await open();
    const answer = await desk.post(`/cases/${id}/notes`, { text: 'For us.' });
    expect([answer.statusCode, answer.json()]).toEqual([201, { id: expect.any(String) }]);
    await desk.post(`/cases/${id}/notes`, { text: 'For a lawyer too.', visibility: 'lawyer' });
    const { notes } = await shown(id);
    expect(notes.map(({ text, visibility }) => [text, visibility])).toEqual([
      ['For a lawyer too.', 'lawyer'],
      ['For us.', 'desk'],
      ['Called up for Monday.', 'desk'],
    ]);
    for (const body of [{ text: '  ' }, { text: 'A', visibility: 'everybody' }, {}])
      expect((await desk.post(`/cases/${id}/notes`, body)).statusCode).toBe(422);
  });

  it('are no change of what others may be editing: the version stays', async () => {
    const { id } = await open();
    await desk.post(`/cases/${id}/notes`, { text: 'While you write.' });
    expect((await desk.patch(`/cases/${id}`, { version: 1, summary: 'Saved.' })).statusCode).toBe(200);
  });

  it('of a long history come in pages, each once, newest first: for scripts and on the page of the case', async () => {
    const { id } = await open();
    for (let number = 1; number <= 45; number += 1) await desk.post(`/cases/${id}/notes`, { text: `Entry ${number}.` });
    const wanted = Array.from({ length: 45 }, (_, index) => `Entry ${45 - index}.`);

    const texts: (string | null)[] = [];
    for (let next: string | null = ''; next !== null;) {
      const list: { items: { text: string }[]; next: string | null } = (
        await desk.get(`/cases/${id}/notes${next && `?after=${next}`}`)
      ).json();
      expect(list.items.length).toBeLessThanOrEqual(20);
      texts.push(...list.items.map(({ text }) => text));
      next = list.next;
    }
    expect(texts).toEqual(wanted);

    const onPages: (string | null)[] = [];
    for (let before: string | undefined = ''; before !== undefined;) {
      const part: Shown = await shown(id, before && `?before=${before}`);
      onPages.push(...part.notes.map(({ text }) => text));
      before = part.older;
    }
    expect(onPages).toEqual([...wanted, 'Called up for Monday.']);

    const first = await page.get(`/cases/${id}`);
    expect(first.body).toContain('Entry 26.');
    expect(first.body).not.toContain('Entry 25.');
    const older = /href="([^"]*\?before=\d+[^"]*)"/.exec(first.body)![1]!;
    expect((await page.get(older)).body).toContain('Entry 25.');
  });

  it('written at the same moment are both kept', async () => {
    const { id } = await open();
    const colleague = api(running.app, network.colleague);
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        (number % 2 ? desk : colleague).post(`/cases/${id}/notes`, { text: `At once ${number}.` }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    expect((await shown(id)).notes.filter(({ text }) => text?.startsWith('At once'))).toHaveLength(4);
  });
});

describe('an enquiry', () => {
  it('becomes a case when somebody takes it', async () => {
    const { id } = await open({ state: 'enquiry' });
    expect((await shown(id)).state).toBe('enquiry');
    const taken = await desk.post(`/cases/${id}/opening`);
    expect([taken.statusCode, taken.json()]).toMatchObject([200, { id, version: 2, state: 'open' }]);
    expect((await desk.post(`/cases/${id}/opening`)).json()).toMatchObject({ version: 2, state: 'open' });
  });
});

describe('closing', () => {
  const reopen = (id: string) => desk.delete(`/cases/${id}/closure`);

  it('asks for a reason from the list', async () => {
    const { id } = await open();
    for (const body of [{}, { reason: 'bored' }]) {
      const refused = await desk.post(`/cases/${id}/closure`, body);
      expect([refused.statusCode, errors(refused)[0]?.field]).toEqual([422, 'reason']);
    }
    expect((await shown(id)).state).toBe('open');
  });

  it('starts the clock of erasure, and opening again stops it', async () => {
    const { id } = await open();
    const closed = await desk.post(`/cases/${id}/closure`, { reason: 'amnesty' });
    expect(closed.json()).toMatchObject({ id, state: 'closed' });
    const today = running.clock.today();
    const inTwoYears = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
    expect(await shown(id)).toMatchObject({
      state: 'closed',
      closed: { reason: { code: 'amnesty' }, on: today },
      keep_until: inTwoYears,
    });
    expect(await onDisk(`select erase_on::text from cases where id = $1`, [id])).toEqual([{ erase_on: inTwoYears }]);
    expect((await desk.post(`/cases/${id}/closure`, { reason: 'amnesty' })).statusCode).toBe(409);
    expect((await reopen(id)).json()).toMatchObject({ id, state: 'open' });
    expect(await shown(id)).toMatchObject({ state: 'open', closed: null, keep_until: null });
    expect(await onDisk(`select erase_on from cases where id = $1`, [id])).toEqual([{ erase_on: null }]);
    expect((await reopen(id)).statusCode).toBe(409);
  });

  it('ends what was shared: every running referral, with its keys', async () => {
    const { id } = await open();
    const refer = async () =>
      (
        await desk.post(`/cases/${id}/referrals`, {
          legal_contact_id: network.contact.id,
          purpose: 'asylum_claim',
          fields: ['legal_name'],
          consent: { given_on: '2026-11-01', language: 'ru' },
        })
      ).json<{ id: string }>().id;
    const [offered, accepted, declined] = [await refer(), await refer(), await refer()];
    const lawyer = api(running.app, network.lawyer);
    for (const act of ['conflict-check', 'acceptance']) await lawyer.post(`/referrals/${accepted}/${act}`);
    await lawyer.post(`/referrals/${declined}/decline`, { reason: 'no_capacity' });
    expect((await page.get(`/cases/${id}/closure`)).body).toContain('Counsel');

    await desk.post(`/cases/${id}/closure`, { reason: 'status_granted' });
    const states = (await desk.get(`/cases/${id}/referrals`)).json<{ items: { id: string; state: string }[] }>().items;
    expect(Object.fromEntries(states.map((one) => [one.id, one.state]))).toEqual({
      [offered]: 'withdrawn',
      [accepted]: 'revoked',
      [declined]: 'declined',
    });
    expect((await lawyer.get(`/referrals/${accepted}/packet`)).statusCode).toBe(409);
    expect(
      await onDisk(
        `select id from offers where id = any ($1) and coalesce(secret_sealed, preview_sealed, name_sealed, packet_sealed) is not null`,
        [[offered, accepted, declined]],
      ),
    ).toEqual([]);
    expect(
      await onDisk(`select offer_id from shred.stage_secrets where offer_id = any ($1)`, [
        [offered, accepted, declined],
      ]),
    ).toEqual([]);

    const refused = await desk.post(`/cases/${id}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: ['legal_name'],
      consent: { given_on: '2026-11-01', language: 'ru' },
    });
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'closed' }]);
    await reopen(id);
    expect((await lawyer.get(`/referrals/${accepted}/packet`)).statusCode).toBe(409);
  });
});

describe('campaigns', () => {
  /** Every row of every table as text; bytes only by their length. */
  async function snapshot(): Promise<Map<string, string[]>> {
    const tables = await onDisk(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'shred')`,
    );
    const rows = new Map<string, string[]>();
    for (const { name } of tables) {
      const columns = await onDisk(
        `select string_agg(case when data_type = 'bytea' then format('length(%I)', column_name) else format('%I', column_name) end, ', ' order by ordinal_position) as list
         from information_schema.columns where format('%I.%I', table_schema, table_name) = $1`,
        [name],
      );
      const all = await onDisk(`select row(${columns[0]!.list})::text as line from ${name} order by 1`);
      rows.set(
        name as string,
        all.map(({ line }) => line as string),
      );
    }
    return rows;
  }

  it('are linked at the level the person agreed to, changed, and taken away', async () => {
    const { id, reference } = await open();
    const { campaigns } = (await desk.get(`/cases/${id}/campaigns`)).json<{
      campaigns: { id: string; name: string }[];
    }>();
    const campaign_id = campaigns[0]!.id;
    expect(
      (await desk.post(`/cases/${id}/campaigns`, { campaign_id, level: 'coarse_story', consent: { language: 'ru' } }))
        .statusCode,
    ).toBe(200);
    expect((await desk.get(`/cases/${id}/campaigns`)).json()).toMatchObject({
      reference,
      linked: [{ id: campaign_id, level: { code: 'coarse_story' } }],
    });
    await desk.post(`/cases/${id}/campaigns`, { campaign_id, level: 'counted_only' });
    expect(await shown(id)).toMatchObject({
      campaigns: { linked: [{ id: campaign_id, level: { code: 'counted_only' } }] },
    });
    await desk.post(`/cases/${id}/campaigns`, { campaign_id, level: 'none' });
    expect(await shown(id)).toMatchObject({ campaigns: { linked: [] } });
  });

  it.each(['named', 'everything'])('are never linked at the level %s', async (level) => {
    const { id } = await open();
    const { campaigns } = (await desk.get(`/cases/${id}/campaigns`)).json<{ campaigns: { id: string }[] }>();
    const refused = await desk.post(`/cases/${id}/campaigns`, { campaign_id: campaigns[0]!.id, level });
    expect([refused.statusCode, errors(refused)[0]?.field]).toEqual([422, 'level']);
    expect((await page.get(`/cases/${id}/campaigns`)).body).not.toContain('value="named"');
    expect(await shown(id)).toMatchObject({ campaigns: { linked: [] } });
  });

  it('leave no trace that disk tells from any other change of the case: no row, no column, no length', async () => {
    const { id } = await open();
    const { campaigns } = (await desk.get(`/cases/${id}/campaigns`)).json<{ campaigns: { id: string }[] }>();
    const differences = async (act: () => Promise<unknown>) => {
      const before = await snapshot();
      await act();
      const after = await snapshot();
      return [...after].flatMap(([name, rows]) =>
        rows.filter((row) => !before.get(name)!.includes(row)).map((row) => [name, row] as const),
      );
    };
    const masked = (rows: (readonly [string, string])[]) =>
      rows
        .map(([name, row]) =>
          name.includes('audit') ? name : `${name} ${row.replace(`,${running.clock.today()},`, ',')}`,
        )
        // Each write adds one entry to the history: its id is random, and they are counted.
        .map((row) =>
          row.startsWith('public.notes') ? row.replace(/\(\S{36},/, '(').replace(/,\d+,(\d+)\)$/, ',$1)') : row,
        )
        .sort();
    const change = await differences(() =>
      desk.patch(`/cases/${id}`, { version: 1, summary: 'Called up for Friday.' }),
    );
    const link = await differences(() =>
      desk.post(`/cases/${id}/campaigns`, {
        campaign_id: campaigns[0]!.id,
        level: 'pseudonym',
        consent: { language: 'ru' },
      }),
    );
    expect(masked(link)).toEqual(masked(change).map((row) => row.replace(/,open,2,/, ',open,3,')));
    expect(masked(link)).toHaveLength(masked(change).length);
  });
});

describe('who the person is', () => {
  const reveal = (id: string, body: object) => desk.post(`/cases/${id}/identity`, body);

  it('is shown for a reason, and not without one', async () => {
    const { id, reference } = await open();
    for (const body of [{}, { reason: '' }, { reason: '  ' }, { reason: 'ab' }]) {
      const refused = await reveal(id, body);
      expect([refused.statusCode, errors(refused)[0]?.field]).toEqual([422, 'reason']);
      expect(refused.body).not.toMatch(SECRETS);
    }
    const answer = await reveal(id, { reason: 'The court asks for it' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      id,
      reference,
      pseudonym: 'Heron',
      reason: 'The court asks for it',
      legal_name: 'Emil Placeholder',
      birth_date: '1998-03-02',
      contacts: [{ channel: 'Phone', handle: '+999 100 0111' }],
      safe_contact: { channel: { code: 'message', label: 'Encrypted message' }, instructions: 'In the evening.' },
      telling_pseudonym: false,
    });
  });

  it('takes no idempotency key: each opening is one', async () => {
    const { id } = await open();
    const answer = await desk.post(
      `/cases/${id}/identity`,
      { reason: 'The court asks for it' },
      { 'idempotency-key': 'once' },
    );
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toMatch(SECRETS);
  });

  it('stands on one page and on no other, before or after', async () => {
    const { id, reference } = await open();
    const around = async () => {
      for (const path of ['', '/facts', '/identity', '/closure', '/campaigns', '/referrals/new', '/deadlines/new']) {
        const drawn = await page.get(`/cases/${id}${path}`);
        expect([path, drawn.statusCode]).toEqual([path, 200]);
        expect(drawn.body).not.toMatch(SECRETS);
      }
      for (const answer of [
        await desk.get(`/cases/${id}`),
        await desk.get('/cases?limit=200'),
        await desk.get(`/cases/${id}/notes`),
        await desk.post('/cases/search', { text: reference }),
      ])
        expect(answer.body).not.toMatch(SECRETS);
    };
    await around();
    const once = await page.submit(`/cases/${id}/identity`, `/cases/${id}/identity`, {
      reason: 'The court asks for it',
      'safe_contact_read?': 'true',
    });
    expect(once.statusCode).toBe(200);
    expect(once.body).toContain('Emil Placeholder');
    expect(once.headers['cache-control']).toContain('no-store');
    await around();
  });

  it('is not told to another desk, another organisation, or any other role', async () => {
    const { id } = await open();
    const { otherCaseworker, southCaseworker, lead, administrator, auditor, lawyer } = network;
    for (const person of [otherCaseworker, southCaseworker])
      expect(
        (await api(running.app, person).post(`/cases/${id}/identity`, { reason: 'Only curious' })).statusCode,
      ).toBe(404);
    for (const person of [lead, administrator, auditor, lawyer])
      expect(
        (await api(running.app, person).post(`/cases/${id}/identity`, { reason: 'Only curious' })).statusCode,
      ).toBe(403);
  });
});

it('a list answers items and next, each item with what the contract names', async () => {
  await open();
  const list = (await desk.get('/cases?limit=1')).json<{ items: object[]; next: string | null }>();
  expect(list.next).toEqual(expect.any(String));
  for (const field of ['id', 'reference', 'pseudonym', 'state', 'next_due'])
    expect(list.items[0]).toHaveProperty(field);
});

it('what is refused is application/problem+json with the fields named', async () => {
  const refused = await desk.post('/cases', { summary: 'Without a pseudonym.' });
  expect(refused.headers['content-type']).toContain('application/problem+json');
  expect(refused.json()).toEqual({
    status: 422,
    title: expect.any(String),
    detail: expect.any(String),
    errors: [{ field: 'pseudonym', message: 'Choose a pseudonym, in at most 60 characters.' }],
  });
});
