import { acting, type Person } from '../../src/cli/demo/cast.js';
import { withClient } from '../../src/common/database/roles.js';
import { openCompartment, type Stage, STAGES } from '../../src/referrals/compartments.js';
import { newKeyPair, openSealed, publicKeyOf } from '../../src/vault/box.js';
import { CannotOpen } from '../../src/vault/cannot-open.js';
import { randomKey } from '../../src/vault/derive.js';
import { Keyring } from '../../src/vault/keyring.js';
import { stored, trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { atOnce } from '../support/at-once.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { referralsOf } from './referrals-of.js';

let running: RunningApp;
let network: SmallNetwork;
let officeAuditor: Person;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  officeAuditor = await network.beginnings.foundation(network.office);
}, 60_000);
afterAll(() => running.stop());

/** Sessions end while a test moves the clock: each call begins its own. */
const as = (person: Person) => api(running.app, person);
const desk = () => as(network.caseworker);
const lawyer = () => as(network.lawyer);

const inDays = (days: number) =>
  new Date(Date.parse(running.clock.today()) + days * 86_400_000).toISOString().slice(0, 10);
const mondayOf = (day: string) => {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
};
const onDisk = async (sql: string, parameters: unknown[] = []) =>
  withClient(
    running.database.adminUrl,
    async (admin) => (await admin.query(sql, parameters)).rows as Record<string, unknown>[],
  );

/** What must not be found where it does not belong, each by a word of its own. */
const MARKS = {
  legal_name: 'Emil Placeholder',
  birth_date: '1998-03-02',
  contacts: '+999 100 0111',
  safe_contact: 'Only through the bakery',
  facts: 'Conscience',
  summary: 'Called up on a Friday',
  deadlines: 'Hearing',
  notes: 'He has kept a copy of the order',
} as const;
type Field = keyof typeof MARKS;
const FIELDS = Object.keys(MARKS) as Field[];
const NEVER = ['The desk wonders about the brother', 'Offered to', 'Wagtail'];
const consent = { given_on: '2026-11-01', language: 'ru' };

async function openCase(deadlines: string[] = [inDays(18)], by = desk()): Promise<string> {
  const opened = await by.post('/cases', {
    pseudonym: 'Wagtail',
    summary: `${MARKS.summary}.`,
    facts: {
      service_country: 'RU',
      country_of_stay: 'DE',
      grounds: ['pacifist_ethical'],
      main_ground: 'conscience',
      language: ['ru'],
    },
    safe_contact: { channel: 'trusted_third_party', instructions: `${MARKS.safe_contact}.` },
    person: {
      legal_name: MARKS.legal_name,
      birth_date: MARKS.birth_date,
      contacts: [{ channel: 'phone', handle: MARKS.contacts }],
    },
  });
  expect(opened.statusCode).toBe(201);
  const { id } = opened.json<{ id: string }>();
  for (const on of deadlines) await by.post(`/cases/${id}/deadlines`, { kind: 'hearing', on });
  await by.post(`/cases/${id}/notes`, { text: `${MARKS.notes}.`, visibility: 'lawyer' });
  await by.post(`/cases/${id}/notes`, { text: `${NEVER[0]}.` });
  return id;
}
const refer = (caseId: string, more: object = {}, by = desk()) =>
  by.post(`/cases/${caseId}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['legal_name', 'summary'],
    consent,
    ...more,
  });
async function offered(more: object = {}, caseId?: string): Promise<{ id: string; caseId: string }> {
  const of = caseId ?? (await openCase());
  const answer = await refer(of, more);
  expect([answer.statusCode, answer.json()]).toEqual([201, { id: expect.any(String), state: 'offered' }]);
  return { id: answer.json<{ id: string }>().id, caseId: of };
}

type Act = 'conflict-check' | 'acceptance' | 'decline' | 'completion' | 'packet' | 'withdrawal';
const ACTS: Act[] = ['conflict-check', 'acceptance', 'decline', 'completion', 'packet', 'withdrawal'];
const BODIES: Partial<Record<Act, object>> = {
  decline: { reason: 'no_capacity' },
  completion: { outcome: 'Status granted', on: '2026-11-20' },
};
const act = (id: string, what: Act) =>
  what === 'packet'
    ? lawyer().get(`/referrals/${id}/packet`)
    : what === 'withdrawal'
      ? desk().post(`/referrals/${id}/withdrawal`)
      : lawyer().post(`/referrals/${id}/${what}`, BODIES[what] ?? {});
/** The acts that lead from an offer into each state. */
const WAYS: Record<string, (Act | 'preview')[]> = {
  offered: [],
  previewed: ['preview'],
  conflict_check: ['conflict-check'],
  accepted: ['conflict-check', 'acceptance'],
  completed: ['conflict-check', 'acceptance', 'completion'],
  declined: ['decline'],
  withdrawn: ['withdrawal'],
  revoked: ['conflict-check', 'acceptance', 'withdrawal'],
};
async function inState(state: string, more: object = {}, caseId?: string): Promise<{ id: string; caseId: string }> {
  const made = await offered(more, caseId);
  for (const step of WAYS[state]!) {
    const answer = step === 'preview' ? await lawyer().get(`/referrals/${made.id}`) : await act(made.id, step);
    expect([step, answer.statusCode]).toEqual([step, 200]);
  }
  return made;
}
const ofDesk = async ({ id, caseId }: { id: string; caseId: string }, by = desk()) =>
  (await by.get(`/cases/${caseId}/referrals`))
    .json<{
      items: { id: string; state: string; opened: object; decline_reason: { code: string } | null; ends_on: string }[];
    }>()
    .items.find((one) => one.id === id)!;
const ofLawyer = async (id: string) =>
  (await lawyer().get(`/referrals/${id}`)).json<{
    state: string;
    name: object | null;
    consent: object | null;
    preview: { lines: object[]; deadline_week: string | null };
  }>();
const keysOf = async (id: string) => {
  const [offer] = await onDisk(
    `select secret_sealed, preview_sealed, name_sealed, packet_sealed from offers where id = $1`,
    [id],
  );
  const secrets = await onDisk(`select stage from shred.stage_secrets where offer_id = $1`, [id]);
  return { sealed: Object.values(offer!).filter((bytes) => bytes !== null).length, secrets: secrets.length };
};

describe('who may do what, in which state', () => {
  const ALLOWED: Record<string, Partial<Record<Act, string>>> = {
    offered: { 'conflict-check': 'conflict_check', decline: 'declined', withdrawal: 'withdrawn' },
    previewed: { 'conflict-check': 'conflict_check', decline: 'declined', withdrawal: 'withdrawn' },
    conflict_check: { acceptance: 'accepted', decline: 'declined', withdrawal: 'withdrawn' },
    accepted: { completion: 'completed', packet: 'accepted', withdrawal: 'revoked' },
    completed: {},
    declined: {},
    withdrawn: {},
    revoked: {},
  };

  it.each(Object.keys(ALLOWED))(
    'from %s there is only what the design names, and everything else is 409 and changes nothing',
    async (state) => {
      const caseId = await openCase();
      const refused = await inState(state, {}, caseId);
      for (const what of ACTS.filter((one) => !ALLOWED[state]![one])) {
        const [before, keys] = [await ofDesk(refused), await keysOf(refused.id)];
        const answer = await act(refused.id, what);
        expect([state, what, answer.statusCode]).toEqual([state, what, 409]);
        for (const mark of Object.values(MARKS)) expect(answer.body).not.toContain(mark);
        expect([await ofDesk(refused), await keysOf(refused.id)]).toEqual([before, keys]);
      }
      for (const [what, to] of Object.entries(ALLOWED[state]!) as [Act, string][]) {
        const made = await inState(state, {}, caseId);
        const answer = await act(made.id, what);
        expect([state, what, answer.statusCode]).toEqual([state, what, 200]);
        expect((await ofDesk(made)).state).toBe(to);
        if (what !== 'packet') expect(answer.json()).toEqual({ id: made.id, state: to });
      }
    },
  );

  it('another lawyer, of the same office, finds nothing: 404', async () => {
    const other = as(network.otherLawyer);
    for (const state of ['offered', 'conflict_check', 'accepted']) {
      const { id } = await inState(state);
      expect((await other.get(`/referrals/${id}`)).statusCode).toBe(404);
      expect((await other.get(`/referrals/${id}/packet`)).statusCode).toBe(404);
      for (const what of ['conflict-check', 'acceptance', 'completion'] as const)
        expect((await other.post(`/referrals/${id}/${what}`, BODIES[what])).statusCode).toBe(404);
      expect((await other.post(`/referrals/${id}/decline`, { reason: 'safety' })).statusCode).toBe(404);
    }
    expect((await other.get('/referrals')).json()).toEqual({ items: [], next: null, show: null });
  });

  it('another desk and another organisation can neither read nor withdraw it: 404', async () => {
    const { id, caseId } = await offered();
    for (const person of [network.otherCaseworker, network.southCaseworker]) {
      expect((await as(person).get(`/cases/${caseId}/referrals`)).statusCode).toBe(404);
      expect((await as(person).get(`/cases/${caseId}/referrals/${id}`)).statusCode).toBe(404);
      expect((await as(person).post(`/referrals/${id}/withdrawal`)).statusCode).toBe(404);
    }
    expect((await ofDesk({ id, caseId })).state).toBe('offered');
  });

  it('two answers at the same moment: one holds, and the other is told', async () => {
    const { id, caseId } = await inState('conflict_check');
    const acts = [() => act(id, 'acceptance'), () => act(id, 'withdrawal')];
    const answers = await atOnce(running, { table: 'offers', id }, acts);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const { state } = await ofDesk({ id, caseId });
    expect(state).toBe(answers[0]!.statusCode === 200 ? 'accepted' : 'withdrawn');
    expect(await keysOf(id)).toEqual(state === 'accepted' ? { sealed: 4, secrets: 4 } : { sealed: 0, secrets: 0 });
  });
});

describe('an offer is made', () => {
  const refused = async (more: object, status: number) => {
    const caseId = await openCase([]);
    const answer = await refer(caseId, more);
    expect(answer.statusCode).toBe(status);
    expect((await desk().get(`/cases/${caseId}/referrals`)).json()).toEqual({ items: [], next: null });
    return answer.json<{ code?: string; errors?: { field: string }[] }>();
  };

  it.each([[31], [-1], [400]])(
    'for at most thirty days and not into the past: ends in %i days is 422',
    async (days) => {
      expect((await refused({ ends_on: inDays(days) }, 422)).errors).toMatchObject([{ field: 'ends_on' }]);
    },
  );

  it('until a day that exists', async () => {
    expect((await refused({ ends_on: '2026-02-31' }, 422)).errors).toMatchObject([{ field: 'ends_on' }]);
  });

  it('until the day that was agreed, or thirty days, whatever the deadline is', async () => {
    const caseId = await openCase([inDays(3)]);
    for (const days of [0, 12, 30])
      expect((await ofDesk(await offered({ ends_on: inDays(days) }, caseId))).ends_on).toBe(inDays(days));
    expect((await ofDesk(await offered({}, caseId))).ends_on).toBe(inDays(30));
  });

  it('with a consent that was given, today or before', async () => {
    expect((await refused({ consent: { ...consent, given_on: inDays(1) } }, 422)).errors).toMatchObject([
      { field: 'consent.given_on' },
    ]);
    expect((await refused({ consent: undefined }, 422)).errors).toMatchObject([{ field: 'consent' }]);
    expect((await refused({ consent: { given_on: inDays(0) } }, 422)).errors).toMatchObject([
      { field: 'consent.language' },
    ]);
    await offered({ consent: { ...consent, given_on: inDays(0) } });
  });

  it.each([
    ['purpose', 'revenge'],
    ['fields', ['shoe_size']],
    ['fields', []],
    ['legal_contact_id', 'somebody'],
  ])('with codes of the vocabulary: %s %j is 422', async (field, value) => {
    expect((await refused({ [field]: value }, 422)).errors).toMatchObject([{ field }]);
  });

  it('to nobody whose key the desk has not pinned: 409 not-pinned', async () => {
    expect(await refused({ legal_contact_id: network.otherContact.id }, 409)).toMatchObject({ code: 'not-pinned' });
  });

  it('to no key that was put in the place of the pinned one: 409 not-pinned', async () => {
    const { accountId } = network.lawyer;
    const [{ public_key: right }] = (await onDisk(
      `select public_key from public_keys where subject_id = $1 and purpose = 'lawyer'`,
      [accountId],
    )) as [{ public_key: Buffer }];
    await onDisk(`update public_keys set public_key = $2 where subject_id = $1 and purpose = 'lawyer'`, [
      accountId,
      newKeyPair().publicKey,
    ]);
    try {
      expect(await refused({}, 409)).toMatchObject({ code: 'not-pinned' });
    } finally {
      await onDisk(`update public_keys set public_key = $2 where subject_id = $1 and purpose = 'lawyer'`, [
        accountId,
        right,
      ]);
    }
  });

  it('to nobody without an account: 409', async () => {
    const [{ id }] = (await onDisk(`select id from legal_contacts where account_id is null limit 1`)) as [
      { id: string },
    ];
    expect(await refused({ legal_contact_id: id }, 409)).toMatchObject({ code: 'no-account' });
  });
});

describe('what a lawyer sees', () => {
  const expectNone = (body: string, but: Field[] = []) => {
    for (const field of FIELDS.filter((one) => !but.includes(one))) expect(body).not.toContain(MARKS[field]);
    for (const mark of NEVER) expect(body).not.toContain(mark);
  };

  it('of the preview: coded facts and the Monday of the week of the next deadline; no identity, no day, no free text', async () => {
    const wednesday = new Date(Date.parse(mondayOf(inDays(21))) + 2 * 86_400_000).toISOString().slice(0, 10);
    const caseId = await openCase([wednesday, inDays(-4), inDays(60)]);
    const { reference } = (await desk().get(`/cases/${caseId}`)).json<{ reference: string }>();
    const { id } = await offered({ fields: FIELDS }, caseId);
    const page = browser(running.app, network.lawyer);
    const answers = [
      await lawyer().get('/referrals'),
      await lawyer().get(`/referrals/${id}`),
      await page.get('/referrals'),
      await page.get(`/referrals/${id}`),
    ];
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(200);
      // The coded facts, and which fields the packet holds, are the preview.
      expectNone(body, ['facts', 'deadlines']);
      for (const secret of [wednesday, inDays(-4), inDays(60), reference, caseId, network.desk.id])
        expect(body).not.toContain(secret);
    }
    expect(answers[1]!.json()).toMatchObject({
      state: 'previewed',
      name: null,
      preview: {
        purpose: { code: 'asylum_claim' },
        service_country: 'Russia',
        country_of_stay: 'Germany',
        deadline_week: mondayOf(wednesday),
      },
      holds: FIELDS.map((code) => expect.objectContaining({ code })),
    });
  });

  it.each([0, 1, 2, 3, 4, 5, 6])('the week of a deadline begins on its Monday, on weekday %i too', async (weekday) => {
    const on = new Date(Date.parse(mondayOf(inDays(14))) + weekday * 86_400_000).toISOString().slice(0, 10);
    const { id } = await offered({}, await openCase([on]));
    expect((await ofLawyer(id)).preview.deadline_week).toBe(mondayOf(inDays(14)));
  });

  it('no week where every deadline is past or done', async () => {
    const { id } = await offered({}, await openCase([inDays(-1)]));
    expect((await ofLawyer(id)).preview.deadline_week).toBeNull();
  });

  it('of the name, from the conflict check on: the name and nothing else', async () => {
    const { id } = await inState('conflict_check', { fields: FIELDS });
    const shown = await lawyer().get(`/referrals/${id}`);
    expect(shown.json()).toMatchObject({ name: { person: MARKS.legal_name, also: [] } });
    expectNone(shown.body, ['legal_name', 'facts', 'deadlines']);
    // The list stays without it.
    expectNone((await lawyer().get('/referrals')).body, ['facts', 'deadlines']);
  });

  it.each(FIELDS)('of the packet only what the person agreed to share: %s', async (field) => {
    const { id } = await inState('accepted', { fields: [field] });
    const packet = await lawyer().get(`/referrals/${id}/packet`);
    expect(packet.statusCode).toBe(200);
    expect(packet.json<{ sections: { code: string }[] }>().sections.map(({ code }) => code)).toEqual([field]);
    expect(packet.body).toContain(MARKS[field]);
    expectNone(packet.body.replace(`"label":"${field === 'facts' ? 'Coded facts' : ''}"`, ''), [field]);
  });

  it('of the packet how to reach the person, in words', async () => {
    const { id } = await inState('accepted', { fields: ['contacts', 'safe_contact'] });
    const { sections } = (await lawyer().get(`/referrals/${id}/packet`)).json<{
      sections: { code: string; text?: string; lines?: object[] }[];
    }>();
    expect(sections).toMatchObject([
      { code: 'contacts', lines: [{ label: 'Phone', text: MARKS.contacts }] },
      { code: 'safe_contact', text: `Through someone they trust. ${MARKS.safe_contact}.` },
    ]);
  });

  it('of the packet all that was chosen, in the order it was chosen, and of the notes only those marked for a lawyer', async () => {
    const fields = [...FIELDS].reverse();
    // Of an earlier offer there is an entry already, of the system.
    const caseId = await openCase();
    await offered({}, caseId);
    const { id } = await inState('accepted', { fields }, caseId);
    const { sections } = (await lawyer().get(`/referrals/${id}/packet`)).json<{
      sections: { code: string; entries?: { text: string }[] }[];
    }>();
    expect(sections.map(({ code }) => code)).toEqual(fields);
    expect(sections.find(({ code }) => code === 'notes')!.entries!.map(({ text }) => text)).toEqual([
      `${MARKS.notes}.`,
    ]);
  });

  it('what was written after the offer is not in it', async () => {
    const { id, caseId } = await offered({ fields: ['summary', 'notes'] });
    await desk().patch(`/cases/${caseId}`, {
      version: (await desk().get(`/cases/${caseId}`)).json<{ version: number }>().version,
      summary: 'Written later.',
    });
    await desk().post(`/cases/${caseId}/notes`, { text: 'Noted later.', visibility: 'lawyer' });
    for (const what of ['conflict-check', 'acceptance'] as const) await act(id, what);
    expect((await act(id, 'packet')).body).not.toMatch(/later\./);
  });

  it('of what has ended: that it ended, and what it was for', async () => {
    for (const state of ['declined', 'withdrawn', 'revoked', 'completed']) {
      const { id } = await inState(state, { fields: FIELDS });
      const shown = await lawyer().get(`/referrals/${id}`);
      expect(shown.json()).toMatchObject({
        state,
        name: null,
        consent: null,
        holds: [],
        preview: { service_country: null, deadline_week: null, lines: [] },
      });
      expectNone(shown.body);
    }
  });
});

describe('what the sender is told', () => {
  it('each step with its day', async () => {
    const made = await offered();
    const days: string[] = [];
    const onAnotherDay = async (work: () => Promise<{ statusCode: number }>) => {
      running.clock.forward({ days: 1 });
      days.push(running.clock.today());
      expect((await work()).statusCode).toBe(200);
    };
    expect(await ofDesk(made)).toMatchObject({ state: 'offered', opened: { preview: null, name: null, packet: null } });
    await onAnotherDay(() => lawyer().get('/referrals'));
    expect(await ofDesk(made)).toMatchObject({
      state: 'previewed',
      opened: { preview: days[0], name: null, packet: null },
    });
    await onAnotherDay(() => act(made.id, 'conflict-check'));
    await onAnotherDay(() => lawyer().get(`/referrals/${made.id}`));
    expect(await ofDesk(made)).toMatchObject({
      state: 'conflict_check',
      opened: { preview: days[0], name: days[2], packet: null },
    });
    await onAnotherDay(() => act(made.id, 'acceptance'));
    await onAnotherDay(() => act(made.id, 'packet'));
    // Opened again: the first day stands.
    await onAnotherDay(() => act(made.id, 'packet'));
    expect(await ofDesk(made)).toMatchObject({
      state: 'accepted',
      opened: { preview: days[0], name: days[2], packet: days[4] },
    });
  });

  it('why it was declined, a reason of the list; nobody else is told', async () => {
    const { id, caseId } = await offered();
    for (const body of [{}, { reason: 'the_weather' }, { reason: 'My client knows Emil' }]) {
      const refused = await lawyer().post(`/referrals/${id}/decline`, body);
      expect([refused.statusCode, refused.json()]).toMatchObject([422, { errors: [{ field: 'reason' }] }]);
    }
    await lawyer().post(`/referrals/${id}/decline`, { reason: 'outside_jurisdiction' });
    expect(await ofDesk({ id, caseId })).toMatchObject({
      state: 'declined',
      decline_reason: { code: 'outside_jurisdiction' },
    });
    expect(await ofLawyer(id)).toMatchObject({ decline_reason: { code: 'outside_jurisdiction' } });

    const tables = await onDisk(
      `select offers::text as line from offers union all select offer_steps::text from offer_steps union all select referrals::text from referrals`,
    );
    expect(tables.map(({ line }) => line as string).join('\n')).not.toContain('outside_jurisdiction');
    for (const auditor of [network.auditor, officeAuditor])
      expect(JSON.stringify(await trail(running, auditor))).not.toContain('outside_jurisdiction');
    for (const person of [network.otherLawyer, network.otherCaseworker]) {
      const answer =
        person === network.otherLawyer
          ? await as(person).get('/referrals')
          : await as(person).get(`/cases/${caseId}/referrals`);
      expect(answer.body).not.toContain('outside_jurisdiction');
    }
  });

  it('under the key that the preview carried, whatever key stands in the table', async () => {
    const { id, caseId } = await offered();
    const [{ public_key: right }] = (await onDisk(
      `select public_key from public_keys where subject_id = $1 and purpose = 'desk'`,
      [network.desk.id],
    )) as [{ public_key: Buffer }];
    const swapped = newKeyPair();
    const put = (key: Buffer) =>
      onDisk(`update public_keys set public_key = $2 where subject_id = $1 and purpose = 'desk'`, [
        network.desk.id,
        key,
      ]);
    await put(swapped.publicKey);
    try {
      expect((await act(id, 'decline')).statusCode).toBe(200);
      const steps = await onDisk(`select for_desk_sealed from offer_steps where offer_id = $1`, [id]);
      expect(steps.length).toBeGreaterThan(0);
      for (const { for_desk_sealed } of steps)
        expect(() => openSealed(swapped, for_desk_sealed as Buffer)).toThrow(CannotOpen);
      // The desk sees that its key was swapped, and opens and seals nothing meanwhile.
      const during = await desk().get(`/cases/${caseId}/referrals`);
      expect([during.statusCode, during.json()]).toMatchObject([500, { code: 'cannot-open' }]);
    } finally {
      await put(right);
    }
    expect(await ofDesk({ id, caseId })).toMatchObject({ state: 'declined', decline_reason: { code: 'no_capacity' } });
  });
});

describe('the record of openings', () => {
  it('a list that is shown marks its offers as previewed, once, and each opening stands in the trail of the office', async () => {
    const made = [await offered(), await offered()];
    const after = Number((await stored(running, network.office.id)).head.head_number);
    await lawyer().get('/referrals');
    await lawyer().get('/referrals');
    for (const one of made) expect((await ofDesk(one)).state).toBe('previewed');
    const opened = await trail(running, officeAuditor, after);
    for (const { id } of made)
      expect(opened.filter(({ object }) => object === id)).toEqual([
        expect.objectContaining({
          action: 'referral.open-preview',
          actor: expect.stringContaining(network.lawyer.accountId),
        }),
      ]);
  });

  it('name and packet are recorded at each opening, before they are shown', async () => {
    const { id } = await offered();
    const after = Number((await stored(running, network.office.id)).head.head_number);
    for (const step of ['conflict-check', 'acceptance', 'packet', 'packet'] as const) await act(id, step);
    await lawyer().get(`/referrals/${id}`);
    expect(
      (await trail(running, officeAuditor, after)).filter(({ object }) => object === id).map(({ action }) => action),
    ).toEqual([
      'referral.open-preview',
      'referral.check-conflicts',
      'referral.accept',
      'referral.open-packet',
      'referral.open-packet',
      'referral.open-name',
    ]);
  });
});

describe('the keys of an offer', () => {
  it.each(['declined', 'withdrawn', 'revoked', 'completed'])(
    'are destroyed when it is %s: nothing sealed and no stage secret is left on disk',
    async (state) => {
      const before = await inState(WAYS[state]!.includes('acceptance') ? 'accepted' : 'offered');
      expect(await keysOf(before.id)).toEqual({ sealed: 4, secrets: 4 });
      await act(before.id, WAYS[state]!.at(-1) as Act);
      expect((await ofDesk(before)).state).toBe(state);
      expect(await keysOf(before.id)).toEqual({ sealed: 0, secrets: 0 });
    },
  );

  it('are two for each part: the lawyer’s secret key opens nothing without the stage secret of exactly this part', async () => {
    const { id } = await inState('accepted');
    const [row] = await onDisk(
      `select organisation_id as "organisationId", secret_sealed, preview_sealed, name_sealed, packet_sealed from offers where id = $1`,
      [id],
    );
    const kept = new Map(
      (await onDisk(`select stage, secret from shred.stage_secrets where offer_id = $1`, [id])).map(
        ({ stage, secret }) => [stage as Stage, secret as Buffer],
      ),
    );
    const secretKey = Buffer.from(network.lawyer.actor.secretKey);
    const secret = openSealed({ secretKey, publicKey: publicKeyOf(secretKey) }, row!.secret_sealed as Buffer);
    const open = (stage: Stage, stageSecret: Buffer | undefined, lawyerSecret = secret) =>
      openCompartment(
        stage,
        { id, organisationId: row!.organisationId as string, sealed: row![`${stage}_sealed`] as Buffer },
        lawyerSecret,
        stageSecret,
      );
    for (const stage of STAGES) {
      expect(open(stage, kept.get(stage))).toBeDefined();
      const wrong = [
        undefined,
        Buffer.alloc(0),
        Buffer.alloc(32),
        secret,
        ...STAGES.filter((one) => one !== stage).map((one) => kept.get(one)!),
      ];
      for (const stageSecret of wrong) expect(() => open(stage, stageSecret)).toThrow(CannotOpen);
      // Nor does the stage secret alone, which the server holds.
      for (const lawyerSecret of [randomKey(), Buffer.alloc(32), kept.get(stage)!])
        expect(() => open(stage, kept.get(stage), lawyerSecret)).toThrow(CannotOpen);
    }
  });

  it('are not the case’s: what the lawyer holds opens no grant and no wrap of the desk', async () => {
    const secret = await acting(running.app, network.lawyer, async () => running.app.get(Keyring).desks().length);
    expect(secret).toBe(0);
    expect(await onDisk(`select 1 from grants where account_id = $1`, [network.lawyer.accountId])).toEqual([]);
  });
});

describe('past its end', () => {
  it('nothing opens any more, with no job that destroys keys, and both sides read that it ended by itself', async () => {
    const caseId = await openCase();
    const states = ['offered', 'previewed', 'conflict_check', 'accepted'];
    const made: { id: string; caseId: string }[] = [];
    for (const state of states) made.push(await inState(state, { fields: FIELDS, ends_on: inDays(10) }, caseId));

    running.clock.forward({ days: 10 });
    // On its last day it still opens.
    expect((await act(made[3]!.id, 'packet')).statusCode).toBe(200);

    running.clock.forward({ days: 1 });
    for (const { id } of made) expect(await keysOf(id)).toEqual({ sealed: 4, secrets: 4 });
    for (const one of made) {
      expect(await ofDesk(one)).toMatchObject({ state: 'expired' });
      const shown = await lawyer().get(`/referrals/${one.id}`);
      expect(shown.json()).toMatchObject({
        state: 'expired',
        name: null,
        consent: null,
        holds: [],
        preview: { lines: [], deadline_week: null },
      });
      for (const mark of [...Object.values(MARKS), ...NEVER]) expect(shown.body).not.toContain(mark);
      for (const what of ACTS) expect([what, (await act(one.id, what)).statusCode]).toEqual([what, 409]);
    }
    const shown = (await referralsOf(lawyer())).filter(({ id }) => made.some((one) => one.id === id));
    expect(shown.map(({ state }) => state)).toEqual(['expired', 'expired', 'expired', 'expired']);
    // One that was never looked at was not opened by being listed after its end.
    expect((await ofDesk(made[0]!)).opened).toEqual({ preview: null, name: null, packet: null });
  });
});
