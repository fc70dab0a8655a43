import { acting } from '../../src/cli/demo/cast.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { atOnce } from '../support/at-once.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

let running: RunningApp;
let network: SmallNetwork;
let desk: ReturnType<typeof api>;
let colleague: ReturnType<typeof api>;
let page: ReturnType<typeof browser>;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  desk = api(running.app, network.caseworker);
  colleague = api(running.app, network.colleague);
  page = browser(running.app, network.caseworker);
}, 60_000);
afterAll(() => running.stop());

interface Opened {
  id: string;
  reference: string;
  version: number;
}
interface Shown extends Opened {
  [field: string]: unknown;
  notes: { title: string; by: string; text: string | null }[];
  needs: { code: string; state: { code: string }; by: string | null; on: string | null }[];
  deadlines: { id: string }[];
}
const open = async (more: object = {}): Promise<Opened> =>
  (await desk.post('/cases', { pseudonym: 'Heron', summary: 'Called up.', ...more })).json();
const shown = async (id: string): Promise<Shown> => (await desk.get(`/cases/${id}`)).json();
const history = async (id: string, query = '') =>
  (await desk.get(`/cases/${id}/history${query}`)).json<{
    items: {
      title: string;
      by: string;
      text: string | null;
      changes: { field: { code: string }; from: string | null; to: string | null }[];
    }[];
    next: string | null;
  }>();
const errors = (answer: { json(): unknown }) =>
  ((answer.json() as { errors?: { field: string }[] }).errors ?? []).map(({ field }) => field);
const today = () => running.clock.today();

describe('an enquiry', () => {
  it('is closed in one step, with the advice that was given', async () => {
    const { id } = await open({ state: 'enquiry' });
    const form = await page.get(`/cases/${id}/closure`);
    expect(form.body).toContain('What advice was given?');
    expect(form.body).toMatch(/<option value="advised" selected/);
    const closed = await page.submit(`/cases/${id}/closure`, `/cases/${id}/closure`, {
      reason: 'advised',
      'achieved[]': ['information'],
      advice: 'Ask for the summons in writing.',
    });
    expect(closed.statusCode).toBe(303);
    expect(await shown(id)).toMatchObject({
      state: 'closed',
      version: 2,
      closed: {
        reason: { code: 'advised' },
        achieved: [{ code: 'information' }],
        advice: 'Ask for the summons in writing.',
        by: network.caseworker.handle,
        on: today(),
      },
    });
    expect((await page.get(`/cases/${id}`)).body).toContain('Ask for the summons in writing.');
  });

  it('keeps its life, sealed: when it came, was opened, closed and opened again', async () => {
    const { id } = await open({ state: 'enquiry' });
    await desk.post(`/cases/${id}/opening`);
    await desk.post(`/cases/${id}/closure`, { reason: 'amnesty' });
    await page.submit(`/cases/${id}/closure`, `/cases/${id}/closure`, { reason: 'The summons came again.' });
    const { notes } = await shown(id);
    expect(notes.map(({ title, text }) => [title, text])).toEqual([
      ['Opened again', 'The summons came again.'],
      ['Closed: Amnesty', null],
      ['Opened as a case', null],
      ['Case opened', 'Called up.'],
    ]);
  });
});

describe('a closed case', () => {
  it('is shown what is still due and needed before it closes', async () => {
    const { id } = await open({ needs: ['asylum', 'housing'], deadline: { kind: 'hearing', on: '2037-02-01' } });
    await desk.post(`/cases/${id}/needs`, { states: { housing: 'met' } });
    const { body } = await page.get(`/cases/${id}/closure`);
    expect(body).toContain('One thing is still due');
    expect(body).toContain('Asylum: asked for');
    expect(body).not.toContain('Housing: ');
  });

  it('refuses every write but notes and its opening again, and says what to do', async () => {
    const other = await open();
    const { id } = await open({
      facts: { country_of_stay: 'DE' },
      needs: ['asylum'],
      deadline: { kind: 'hearing', on: '2037-02-01' },
    });
    const deadline = (await shown(id)).deadlines[0]!.id;
    const done = (await desk.post(`/cases/${id}/deadlines`, { kind: 'appeal', on: '2037-03-01' })).json<Opened>().id;
    await desk.post(`/cases/${id}/deadlines/${done}/completion`);
    await desk.post(`/cases/${other.id}/related`, {
      reference: (await shown(id)).reference,
      kind: 'family',
      reason: 'Brothers',
    });
    const { campaigns } = (await desk.get(`/cases/${id}/campaigns`)).json<{ campaigns: { id: string }[] }>();
    await desk.post(`/cases/${id}/closure`, { reason: 'amnesty' });
    const before = await shown(id);
    const { version, reference } = before;
    const writes: [what: string, write: () => Promise<{ statusCode: number; json(): unknown }>][] = [
      ['facts', () => desk.patch(`/cases/${id}`, { version, summary: 'x' })],
      ['opening', () => desk.post(`/cases/${id}/opening`)],
      ['deadline', () => desk.post(`/cases/${id}/deadlines`, { kind: 'hearing', on: '2037-02-02' })],
      ['deadline done', () => desk.post(`/cases/${id}/deadlines/${deadline}/completion`)],
      ['deadline done twice', () => desk.post(`/cases/${id}/deadlines/${done}/completion`)],
      ['needs', () => desk.post(`/cases/${id}/needs`, { states: { asylum: 'met' } })],
      ['risk', () => desk.post(`/cases/${id}/risk`, { level: 'high', review_by: '2037-02-02' })],
      [
        'relation',
        () => desk.post(`/cases/${id}/related`, { reference: other.reference, kind: 'other', reason: 'Again' }),
      ],
      [
        'relation from the other side',
        () => desk.post(`/cases/${other.id}/related`, { reference, kind: 'other', reason: 'Again' }),
      ],
      ['parting', () => desk.delete(`/cases/${id}/related/${other.id}`)],
      ['campaign', () => desk.post(`/cases/${id}/campaigns`, { campaign_id: campaigns[0]!.id, level: 'pseudonym' })],
      ['taking over', () => colleague.post(`/cases/${id}/assignment`, { to: network.colleague.accountId })],
      ['giving back', () => desk.delete(`/cases/${id}/assignment`)],
      [
        'referral',
        () =>
          desk.post(`/cases/${id}/referrals`, {
            legal_contact_id: network.contact.id,
            purpose: 'asylum_claim',
            fields: ['facts'],
            consent: { given_on: '2026-01-01', language: 'ru' },
          }),
      ],
      ['closing', () => desk.post(`/cases/${id}/closure`, { reason: 'duplicate' })],
    ];
    for (const [what, write] of writes) {
      const refused = await write();
      expect([what, refused.statusCode, refused.json()]).toMatchObject([what, 409, { code: 'closed' }]);
    }
    expect(await shown(id)).toEqual(before);

    for (const [path, fields] of [
      ['/facts', { summary: 'x' }],
      ['/needs', { 'states.asylum': 'met' }],
      ['/deadlines/new', { kind: 'hearing', 'on-day': '1', 'on-month': '2', 'on-year': '2037' }],
    ] as const) {
      const action = path === '/facts' ? `/cases/${id}` : `/cases/${id}${path.replace('/new', '')}`;
      const refused = await page.submit(`/cases/${id}${path}`, action, fields);
      expect([path, refused.statusCode]).toEqual([path, 409]);
      expect(refused.body).toContain('Open it again first');
    }
    expect((await desk.post(`/cases/${id}/notes`, { text: 'He wrote once more.' })).statusCode).toBe(201);
    expect((await shown(id)).notes[0]).toMatchObject({ title: 'Note after closing', text: 'He wrote once more.' });
    expect((await desk.delete(`/cases/${id}/closure`)).statusCode).toBe(200);
    expect((await desk.post(`/cases/${id}/needs`, { states: { asylum: 'met' } })).statusCode).toBe(200);
  });

  it('has no live referral, even of an offer that came at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const { id } = await open();
      const answers = await atOnce(running, { table: 'cases', id }, [
        () => desk.post(`/cases/${id}/closure`, { reason: 'amnesty' }),
        () =>
          colleague.post(`/cases/${id}/referrals`, {
            legal_contact_id: network.contact.id,
            purpose: 'asylum_claim',
            fields: ['facts'],
            consent: { given_on: '2026-01-01', language: 'ru' },
          }),
      ]);
      const { items } = (await desk.get(`/cases/${id}/referrals`)).json<{ items: { state: string }[] }>();
      expect([answers[0]!.statusCode, items.filter(({ state }) => state === 'offered')]).toEqual([201, []]);
      expect([201, 409]).toContain(answers[1]!.statusCode);
    }
  });

  it('shows no way to a write that it refuses', async () => {
    const { id } = await open({ needs: ['asylum'], deadline: { kind: 'hearing', on: '2037-02-01' } });
    await desk.post(`/cases/${id}/closure`, { reason: 'amnesty' });
    const { body } = await page.get(`/cases/${id}`);
    for (const path of ['needs', 'risk', 'related', 'assignment', 'campaigns', 'deadlines/new', 'referrals/new'])
      expect([path, body.includes(`/cases/${id}/${path}"`)]).toEqual([path, false]);
    expect(body).not.toContain('/completion');
  });

  it('is opened again with a reason, where a person does it', async () => {
    const { id } = await open();
    await desk.post(`/cases/${id}/closure`, { reason: 'amnesty' });
    const silent = await page.submit(`/cases/${id}/closure`, `/cases/${id}/closure`);
    expect([silent.statusCode, silent.body.includes('Say why it is opened again')]).toEqual([422, true]);
    expect((await desk.delete(`/cases/${id}/closure`, { reason: 'Called up again.' })).statusCode).toBe(200);
    expect((await shown(id)).notes[0]).toMatchObject({ title: 'Opened again', text: 'Called up again.' });
  });

  it('is not closed past what became due meanwhile: the page is drawn again, with what was typed', async () => {
    const { id } = await open();
    const hidden = hiddenOf((await page.get(`/cases/${id}/closure`)).body, 'closure');
    await colleague.post(`/cases/${id}/deadlines`, { kind: 'hearing', on: '2037-02-01' });
    const closing = { reason: 'amnesty', advice: 'Go to the office.' };
    const late = await page.post(`/cases/${id}/closure`, { ...hidden, ...closing });
    expect([late.statusCode, late.body.includes('One thing is still due')]).toEqual([409, true]);
    expect(late.body).toContain('Go to the office.');
    expect((await shown(id)).state).toBe('open');
    const again = await page.post(`/cases/${id}/closure`, { ...hiddenOf(late.body, 'closure'), ...closing });
    expect([again.statusCode, (await shown(id)).state]).toEqual([303, 'closed']);
  });

  it('closed by somebody else meanwhile shows both closings, and what was written can be kept as a note', async () => {
    const { id } = await open();
    const hidden = hiddenOf((await page.get(`/cases/${id}/closure`)).body, 'closure');
    await colleague.post(`/cases/${id}/closure`, { reason: 'duplicate', advice: 'Theirs: see the other case.' });
    const late = await page.post(`/cases/${id}/closure`, {
      ...hidden,
      reason: 'amnesty',
      'achieved[]': 'shelter',
      advice: 'Mine: go to the office.',
    });
    expect(late.statusCode).toBe(409);
    for (const said of [
      'Theirs: see the other case.',
      'Duplicate',
      network.colleague.handle,
      'Mine: go to the office.',
      'Amnesty',
      'Shelter',
    ])
      expect(late.body).toContain(said);
    const kept = await page.post(`/cases/${id}/notes`, {
      ...hiddenOf(late.body, 'notes'),
      text: 'Closing: Amnesty.\nMine: go to the office.',
    });
    expect(kept.statusCode).toBe(303);
    expect((await shown(id)).notes[0]).toMatchObject({ title: 'Note after closing' });
  });
});

describe('who holds a case', () => {
  it('takes it over, gives it back, and its history says who held it before', async () => {
    const { id } = await open();
    const mine = network.colleague.accountId;
    expect((await colleague.delete(`/cases/${id}/assignment`)).statusCode).toBe(403);
    expect((await colleague.post(`/cases/${id}/assignment`, { to: mine })).statusCode).toBe(201);
    expect((await colleague.delete(`/cases/${id}/assignment`)).statusCode).toBe(200);
    expect((await shown(id)).holder).toBeNull();
    expect((await colleague.delete(`/cases/${id}/assignment`)).statusCode).toBe(409);
    await desk.post(`/cases/${id}/assignment`, { to: network.caseworker.accountId });
    expect((await shown(id)).notes.slice(0, 3).map(({ title, by }) => [title, by])).toEqual([
      ['Taken over, held by nobody before', network.caseworker.handle],
      [`Given back to the desk, held by ${network.colleague.handle} before`, network.colleague.handle],
      [`Taken over, held by ${network.caseworker.handle} before`, network.colleague.handle],
    ]);
  });

  it('of two who take an unheld case at the same page, the second is told', async () => {
    const { id } = await open();
    await desk.delete(`/cases/${id}/assignment`);
    const hidden = hiddenOf((await page.get(`/cases/${id}/assignment`)).body, 'assignment');
    await colleague.post(`/cases/${id}/assignment`, { to: network.colleague.accountId });
    const late = await page.post(`/cases/${id}/assignment`, hidden);
    expect([late.statusCode, late.body.includes(`${network.colleague.handle} holds it now`)]).toEqual([409, true]);
    expect((await shown(id)).holder).toBe(network.colleague.handle);
  });
});

describe('needs', () => {
  it('have a state, by whom and since when; the same said again stays as it was', async () => {
    const { id } = await open({ needs: ['asylum', 'housing'] });
    expect((await desk.post(`/cases/${id}/needs`, { states: { housing: 'met' } })).statusCode).toBe(200);
    await colleague.post(`/cases/${id}/needs`, { states: { housing: 'met', asylum: 'in_work' } });
    expect((await shown(id)).needs).toMatchObject([
      { code: 'asylum', state: { code: 'in_work' }, by: network.colleague.handle, on: today() },
      { code: 'housing', state: { code: 'met' }, by: network.caseworker.handle },
    ]);
    for (const states of [{ money: 'met' }, { housing: 'gone' }, { nothing: 'met' }, ['met'], 'met'])
      expect((await desk.post(`/cases/${id}/needs`, { states })).statusCode).toBe(422);
    // A form that is old says nothing of what was not touched in it, and is told of what was.
    const fresh = await open({ needs: ['asylum', 'housing'] });
    const hidden = hiddenOf((await page.get(`/cases/${fresh.id}/needs`)).body, 'needs');
    await colleague.post(`/cases/${fresh.id}/needs`, { states: { housing: 'met' } });
    const other = await page.post(`/cases/${fresh.id}/needs`, {
      ...hidden,
      'states.asylum': 'referred',
      'states.housing': '',
    });
    expect(other.statusCode).toBe(303);
    expect((await shown(fresh.id)).needs.map(({ state }) => state.code)).toEqual(['referred', 'met']);
    const late = await page.post(`/cases/${fresh.id}/needs`, { ...hidden, _once: '', 'states.housing': 'unmet' });
    expect([late.statusCode, late.body.includes(`As it is: met`)]).toEqual([409, true]);
    expect(late.body).toMatch(/value="unmet" selected/);
    // A need that is taken from the list takes its state along.
    await desk.patch(`/cases/${id}`, { version: 3, needs: ['asylum'] });
    await desk.patch(`/cases/${id}`, { version: 4, needs: ['asylum', 'housing'] });
    expect((await shown(id)).needs[1]).toMatchObject({ state: { code: 'open' }, by: null });
  });
});

describe('the risk', () => {
  it('is judged again today, by name, and until when', async () => {
    const { id } = await open({ risk: { level: 'high', review_by: today() } });
    expect((await page.get(`/cases/${id}`)).body).toContain('It is time to judge the risk again');
    const review_by = '2037-02-01';
    expect(errors(await colleague.post(`/cases/${id}/risk`, { level: 'high', review_by: today() }))).toEqual([
      'review_by',
    ]);
    expect((await colleague.post(`/cases/${id}/risk`, { level: 'high', review_by })).statusCode).toBe(200);
    expect(await shown(id)).toMatchObject({
      risk: { level: { code: 'high' }, review_by, assessed_on: today(), assessed_by: network.colleague.handle },
      notes: [{ title: 'Risk judged: high' }, {}],
    });
    expect((await page.get(`/cases/${id}`)).body).not.toContain('It is time to judge the risk again');
    const late = await desk.post(`/cases/${id}/risk`, { level: 'low', review_by, version: 1 });
    expect([late.statusCode, late.json()]).toMatchObject([409, { code: 'version' }]);
    await colleague.patch(`/cases/${id}`, { version: 2, summary: 'Something else.' });
    expect((await desk.post(`/cases/${id}/risk`, { level: 'low', review_by, version: 2 })).statusCode).toBe(200);
  });
});

describe('related cases', () => {
  it('stand in both, with kind and reason, and are parted in both', async () => {
    const [one, other] = [await open(), await open({ pseudonym: 'Birch' })];
    const said = {
      reference: other.reference.toLowerCase().replace('-', ' '),
      kind: 'family',
      reason: 'One hearing for both.',
    };
    for (const [missing, rest] of [
      ['kind', { ...said, kind: undefined }],
      ['reason', { ...said, reason: ' ' }],
      ['reference', { ...said, reference: 'one' }],
    ] as const)
      expect(errors(await desk.post(`/cases/${one.id}/related`, rest))).toEqual([missing]);
    expect((await desk.post(`/cases/${one.id}/related`, said)).statusCode).toBe(201);
    expect((await shown(one.id)).related).toMatchObject([
      { kind: { code: 'family' }, reason: said.reason, case: { id: other.id, pseudonym: 'Birch' } },
    ]);
    expect((await shown(other.id)).related).toMatchObject([{ kind: { code: 'family' }, case: { id: one.id } }]);
    expect((await shown(other.id)).notes[0]).toMatchObject({ title: 'Related: family' });
    expect((await desk.delete(`/cases/${other.id}/related/${one.id}`)).statusCode).toBe(200);
    expect([(await shown(one.id)).related, (await shown(other.id)).related]).toEqual([[], []]);
    expect((await desk.delete(`/cases/${other.id}/related/${one.id}`)).statusCode).toBe(404);
  });

  it('are of one desk: another desk’s reference is told like one that does not exist', async () => {
    const { id } = await open();
    const foreign = (
      await api(running.app, network.otherCaseworker).post('/cases', { pseudonym: 'Elm' })
    ).json<Opened>();
    const relate = (reference: string) =>
      desk.post(`/cases/${id}/related`, { reference, kind: 'family', reason: 'Brothers' });
    const [theirs, nowhere] = [await relate(foreign.reference), await relate('ZZZ-ZZZ')];
    expect([theirs.statusCode, theirs.body]).toEqual([422, nowhere.body]);
  });

  it('are of one desk even for somebody who is on both', async () => {
    const { otherCoordinator, otherDesk, colleague: both } = network;
    const ceremonies = running.app.get(Ceremonies, { strict: false });
    await acting(running.app, otherCoordinator, () => ceremonies.admit(otherDesk.id, both.accountId, both.checkWords));
    const words = await acting(running.app, otherCoordinator, async () => ceremonies.deskWords(otherDesk.id));
    await acting(running.app, both, () => ceremonies.confirmDesk(otherDesk.id, words));
    const [here, there] = [
      (await colleague.post('/cases', { pseudonym: 'Here', desk_id: network.desk.id })).json<Opened>(),
      (await colleague.post('/cases', { pseudonym: 'There', desk_id: otherDesk.id })).json<Opened>(),
    ];
    const answer = await colleague.post(`/cases/${here.id}/related`, {
      reference: there.reference,
      kind: 'family',
      reason: 'Brothers',
    });
    expect([answer.statusCode, errors(answer)]).toEqual([422, ['reference']]);
  });

  it('leave no row or column that joins them', async () => {
    const [one, other] = [await open(), await open()];
    await desk.post(`/cases/${one.id}/related`, {
      reference: other.reference,
      kind: 'same_unit',
      reason: 'Left together',
    });
    for (const table of ['cases', 'notes', 'drafts']) {
      const rows = await ownerQuery<{ line: string }>(running.database, `select t::text as line from ${table} t`);
      expect(rows.filter(({ line }) => line.includes(one.id) && line.includes(other.id))).toEqual([]);
    }
  });
});

describe('before a name is shown', () => {
  const safe_contact = { channel: 'message', instructions: 'Only after 19:00. His father must not know.' };

  it('a page shows how it is safe to reach the person, and asks whether it was read: the server does', async () => {
    const { id } = await open({ safe_contact, person: { legal_name: 'Emil Placeholder' } });
    const asked = await page.get(`/cases/${id}/identity`);
    expect(asked.body).toContain('His father must not know.');
    const unread = await page.submit(`/cases/${id}/identity`, `/cases/${id}/identity`, { reason: 'To call back' });
    expect([unread.statusCode, unread.body.includes('Placeholder')]).toEqual([422, false]);
    expect(unread.body).toContain('To call back');
    expect((await shown(id)).notes).toHaveLength(1);
    const read = await page.submit(`/cases/${id}/identity`, `/cases/${id}/identity`, {
      reason: 'To call back',
      'safe_contact_read?': 'true',
    });
    expect([read.statusCode, read.body.indexOf('His father') < read.body.indexOf('Emil Placeholder')]).toEqual([
      200,
      true,
    ]);
    expect((await shown(id)).notes[0]).toMatchObject({ title: 'Name shown: To call back' });
  });

  it('a program sends a reason alone, and gets the rules before the contacts', async () => {
    const { id } = await open({ safe_contact, person: { legal_name: 'Emil Placeholder' } });
    const answer = await desk.post(`/cases/${id}/identity`, { reason: 'To call back' });
    expect(answer.json()).toMatchObject({ safe_contact: { instructions: safe_contact.instructions } });
    expect(answer.body.indexOf('safe_contact')).toBeLessThan(answer.body.indexOf('legal_name'));
  });

  it('a case without such rules asks for nothing more; a pseudonym that became part of the name is told there', async () => {
    const { id } = await open({ person: { legal_name: 'Emil Placeholder' } });
    await desk.patch(`/cases/${id}`, { version: 1, pseudonym: 'Young Emil' });
    const shownName = await page.submit(`/cases/${id}/identity`, `/cases/${id}/identity`, { reason: 'To call back' });
    expect([shownName.statusCode, shownName.body.includes('The pseudonym is part of the name')]).toEqual([200, true]);
  });
});

describe('a draft', () => {
  it('is its writer’s own, comes back with its day, and is gone once the note is saved', async () => {
    const { id } = await open();
    const draft = { text: 'Half a sentence about', visibility: 'lawyer', draft: true };
    expect((await desk.post(`/cases/${id}/notes`, draft)).statusCode).toBe(201);
    await desk.post(`/cases/${id}/notes`, { ...draft, text: 'Half a sentence about him' });
    expect(await shown(id)).toMatchObject({
      draft: { text: 'Half a sentence about him', visibility: 'lawyer', on: today() },
      notes: [{ title: 'Case opened' }],
    });
    expect((await colleague.get(`/cases/${id}`)).json<Shown>().draft).toBeNull();
    expect((await page.get(`/cases/${id}`)).body).toContain('Half a sentence about him');
    await colleague.post(`/cases/${id}/notes`, { text: 'Another one’s note.' });
    await colleague.delete(`/cases/${id}/notes/draft`);
    expect((await shown(id)).draft).not.toBeNull();
    const rows = await ownerQuery<{ line: string }>(running.database, 'select t::text as line from drafts t');
    expect(rows.map(({ line }) => line).join()).not.toMatch(/sentence|73656e74656e6365/);
    expect((await page.submit(`/cases/${id}`, `/cases/${id}/notes`, { text: 'A whole sentence.' })).statusCode).toBe(
      303,
    );
    expect(await shown(id)).toMatchObject({ draft: null, notes: [{ text: 'A whole sentence.' }, {}, {}] });
  });

  it('is thrown away by its writer', async () => {
    const { id } = await open();
    await page.submit(`/cases/${id}`, `/cases/${id}/notes`, { text: 'Not this.', 'draft?': 'yes' });
    expect((await shown(id)).draft).toMatchObject({ text: 'Not this.' });
    expect((await page.submit(`/cases/${id}`, `/cases/${id}/notes/draft`)).statusCode).toBe(303);
    expect((await shown(id)).draft).toBeNull();
  });

  it('that is too long comes back as it was typed', async () => {
    const { id } = await open();
    const text = `Begin ${'word '.repeat(25_000)}end`;
    const refused = await page.submit(`/cases/${id}`, `/cases/${id}/notes`, { text });
    expect([refused.statusCode, refused.body.includes(text)]).toEqual([422, true]);
  });

  it('or a note that outlives its session comes back, and is not lost', async () => {
    const { id } = await open();
    const tab = browser(running.app, network.caseworker);
    const hidden = hiddenOf((await tab.get(`/cases/${id}`)).body, 'notes');
    const cookie = tab.cookie();
    await tab.submit(`/cases/${id}`, '/sign-out');
    const refused = await running.app.inject({
      method: 'POST',
      url: `/cases/${id}/notes`,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...hidden, text: 'Written on the train.' }).toString(),
    });
    // It travels in the sign-in page (test/sessions/form-outlives-session.spec.ts goes the whole way).
    expect(refused.statusCode).toBe(401);
    const kept = /name="_kept" value="([^"]+)"/.exec(refused.body)?.[1] ?? '';
    expect(Buffer.from(kept, 'base64url').toString()).toContain('Written on the train.');
  });

  it('of somebody else’s row does not open in one’s own', async () => {
    const { id } = await open();
    await desk.post(`/cases/${id}/notes`, { text: 'Mine.', draft: true });
    await colleague.post(`/cases/${id}/notes`, { text: 'Theirs.', draft: true });
    await ownerQuery(
      running.database,
      `update drafts set draft_sealed = (select draft_sealed from drafts where case_id = $1 and account_id = $2) where case_id = $1`,
      [id, network.colleague.accountId],
    );
    const answer = await desk.get(`/cases/${id}`);
    expect([answer.statusCode, answer.body.includes('Theirs.')]).toEqual([500, false]);
  });
});

describe('the history of every fact', () => {
  it('says what changed, by whom, on which day, from what to what: of each write, and of each field', async () => {
    const { id } = await open({ facts: { grounds: ['religious'] }, needs: ['asylum'] });
    await colleague.patch(`/cases/${id}`, {
      version: 1,
      summary: 'Deployed.',
      facts: { grounds: ['pacifist_ethical'] },
    });
    await desk.patch(`/cases/${id}`, { version: 2, summary: null, safe_contact: 'Only by letter.' });
    await desk.post(`/cases/${id}/deadlines`, { kind: 'hearing', on: '2037-02-01' });
    await desk.post(`/cases/${id}/deadlines/${(await shown(id)).deadlines[0]!.id}/completion`);
    await desk.post(`/cases/${id}/needs`, { states: { asylum: 'met' } });
    await desk.post(`/cases/${id}/closure`, { reason: 'amnesty' });
    const { items } = await history(id);
    const told = items.map(({ by, changes }) => [
      by,
      ...changes.map(({ field, from, to }) => [field.code.replace(/\.[0-9a-f-]{36}/, ''), from, to]),
    ]);
    const [me, them] = [network.caseworker.handle, network.colleague.handle];
    expect(told).toEqual([
      [me, ['closed', null, 'Amnesty']],
      [me, ['need_work.asylum', null, 'Met']],
      [
        me,
        [
          'deadlines',
          'Hearing, Sunday 1 February 2037, confirmed',
          expect.stringMatching(/^Hearing, Sunday 1 February 2037, confirmed, done on .* 20\d\d$/),
        ],
      ],
      [me, ['deadlines', null, 'Hearing, Sunday 1 February 2037, confirmed']],
      [me, ['summary', 'Deployed.', null], ['safe_contact', null, 'Only by letter.']],
      [them, ['summary', 'Called up.', 'Deployed.'], ['facts.grounds', 'Religious', 'Pacifist or ethical']],
    ]);
    expect((await shown(id)).notes.at(-1)).toMatchObject({ title: 'Case opened', text: 'Called up.' });
    const ofSummary = await history(id, '?field=summary');
    expect(ofSummary.items.map(({ changes }) => changes)).toEqual([
      [{ field: { code: 'summary', label: 'Summary' }, from: 'Deployed.', to: null }],
      [{ field: { code: 'summary', label: 'Summary' }, from: 'Called up.', to: 'Deployed.' }],
    ]);
    for (const handle of [me, them]) expect((await page.get(`/cases/${id}/history`)).body).toContain(handle);
  });

  it('comes in pages, each write once', async () => {
    const { id } = await open();
    for (let n = 1; n <= 30; n++) await desk.patch(`/cases/${id}`, { version: n, summary: `Summary ${n}.` });
    const first = await history(id);
    const second = await history(id, `?after=${first.next}`);
    const all = [...first.items, ...second.items].map(({ changes }) => changes[0]!.to);
    expect([all, second.next]).toEqual([Array.from({ length: 30 }, (_, n) => `Summary ${30 - n}.`), null]);
  });
});

/** The hidden fields of the form that posts to this part of the case. */
function hiddenOf(html: string, part: string): Record<string, string> {
  const form = [...html.matchAll(/<form ([^>]*)>.*?<\/form>/gs)].find(([, attributes]) =>
    new RegExp(`action="/cases/[0-9a-f-]{36}/${part}"`).test(attributes!),
  )![0];
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
}
