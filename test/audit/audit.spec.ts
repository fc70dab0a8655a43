import { acting } from '../../src/cli/demo/cast.js';
import { command } from '../../src/cli/verify-audit.command.js';
import { Db } from '../../src/common/database/db.js';
import { type ChainedEntry, type ChainHead, verifyChain } from '../../src/audit/verify-chain.js';
import { entryHash, genesis } from '../../src/audit/entry-hash.js';
import { People } from '../../src/people/people.service.js';
import { openSealed } from '../../src/vault/box.js';
import { Keyring } from '../../src/vault/keyring.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { auditPair, stored, tamper, trail } from './trail.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const PSEUDONYM = 'Sanderling';
const NAME = 'Wilhelmina Placeholder';
const REASON = 'The court asks for the name in the appeal';

const openCase = async (by = network.caseworker) => {
  const opened = await api(running.app, by).post('/cases', {
    pseudonym: PSEUDONYM,
    summary: 'Summoned to the barracks.',
    person: { legal_name: NAME },
  });
  expect(opened.statusCode).toBe(201);
  return opened.json<{ id: string; reference: string }>();
};
const headNow = async () => Number((await stored(running, network.north.id)).head.head_number);
/** What an act adds to the trail, as the auditor reads it. */
async function added(act: () => Promise<unknown>) {
  const before = await headNow();
  await act();
  return trail(running, network.auditor, before);
}

describe('an entry', () => {
  it('opens with the key of the auditor and with no other', async () => {
    const { id } = await openCase();
    const { entries } = await stored(running, network.north.id);
    const sealed = entries.at(-1)!.entry_sealed!;
    const entry = JSON.parse(openSealed(await auditPair(running, network.auditor), sealed).toString());
    expect(entry).toEqual({
      actor: network.caseworker.accountId,
      minute: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/),
      action: 'case.open',
      object: id,
    });

    for (const other of [
      network.caseworker,
      network.coordinator,
      network.administrator,
      network.lead,
      network.lawyer,
    ]) {
      const own = await acting(running.app, other, async () => running.app.get(Keyring).own());
      expect(() => openSealed(own, sealed)).toThrow('cannot be opened');
      const grants = await acting(running.app, other, () => running.app.get(Db).query('select 1 from audit_grants'));
      expect(grants).toEqual([]);
    }
    const desk = await acting(running.app, network.coordinator, async () => {
      const { box } = running.app.get(Keyring).desk(network.desk.id);
      return { publicKey: Buffer.from(box.publicKey), secretKey: Buffer.from(box.secretKey) };
    });
    expect(() => openSealed(desk, sealed)).toThrow('cannot be opened');
    const south = await auditPair(running, southAuditor());
    expect(() => openSealed(south, sealed)).toThrow('cannot be opened');
  });

  it('holds no name, no body and no reference; of what was written only a reason', async () => {
    const { id, reference } = await openCase();
    const desk = api(running.app, network.caseworker);
    const entries = await added(async () => {
      await desk.post(`/cases/${id}/notes`, { text: 'His sister calls on Mondays.' });
      await desk.get(`/cases/${id}`);
      await desk.post('/cases/search', { text: PSEUDONYM });
      await desk.post(`/cases/${id}/identity`, { reason: REASON });
      await desk.get(`/cases/${NAME}/facts?q=${PSEUDONYM}`);
      await api(running.app, network.lawyer).get(`/cases/${id}`);
    });
    expect(entries.map(({ action }) => action)).toEqual(['case.note', 'case.read', 'identity.reveal', 'case.change']);
    const known = ['number', 'actor', 'minute', 'action', 'object', 'reason', 'refused'];
    expect(entries.flatMap((entry) => Object.keys(entry)).filter((name) => !known.includes(name))).toEqual([]);
    expect(entries.flatMap(({ reason }) => reason ?? [])).toEqual([REASON]);
    const text = JSON.stringify(entries);
    for (const word of [PSEUDONYM, NAME, 'Placeholder', 'sister', 'barracks', reference, network.caseworker.handle])
      expect(text).not.toContain(word);
  });

  it('stands on disk as a number, a day and a hash, in steps of 256 bytes', async () => {
    const { entries } = await stored(running, network.north.id);
    const sealed = entries.filter(({ code }) => code === null);
    expect(sealed.length).toBeGreaterThan(5);
    expect(new Set(sealed.map(({ entry_sealed }) => (entry_sealed!.length - 49) % 256))).toEqual(new Set([0]));
    expect(new Set(entries.map(({ day }) => day))).toEqual(new Set([running.clock.today()]));
  });
});

describe('the chain', () => {
  let head: ChainHead;
  let entries: ChainedEntry[];
  beforeAll(async () => {
    for (let n = 0; n < 3; n++) await openCase();
    ({ head, entries } = await stored(running, network.north.id));
    expect(entries.length).toBeGreaterThan(12);
  });

  const judged = (rows: ChainedEntry[], at: ChainHead = head) => verifyChain(at, rows);
  const brokenAt = (number: number) => expect.objectContaining({ whole: false, number: String(number) });
  const without = (...numbers: number[]) => entries.filter(({ number }) => !numbers.includes(Number(number)));
  const changed = (number: number, change: (entry: ChainedEntry) => Partial<ChainedEntry>) =>
    entries.map((entry) => (Number(entry.number) === number ? { ...entry, ...change(entry) } : entry));
  const flipped = (bytes: Buffer) => Buffer.from(bytes).fill(bytes[60]! ^ 1, 60, 61);

  it('is whole', async () => {
    expect(await judged(entries)).toEqual({ whole: true, entries: entries.length });
  });

  it('breaks where an entry is taken out, at the beginning, inside and at the end', async () => {
    const last = entries.length;
    expect(await judged(without(1))).toEqual(brokenAt(1));
    expect(await judged(without(7))).toEqual(brokenAt(7));
    expect(await judged(without(7, 8, 9))).toEqual(brokenAt(7));
    expect(await judged(without(last - 1, last))).toEqual(brokenAt(last - 1));
    expect(await judged([])).toEqual(brokenAt(1));
  });

  it('breaks where an entry is changed, in whatever is in it', async () => {
    expect(await judged(changed(9, ({ entry_sealed }) => ({ entry_sealed: flipped(entry_sealed!) })))).toEqual(
      brokenAt(9),
    );
    expect(await judged(changed(9, () => ({ entry_sealed: entries[9]!.entry_sealed })))).toEqual(brokenAt(9));
    expect(await judged(changed(9, () => ({ day: '2020-01-01' })))).toEqual(brokenAt(9));
    expect(await judged(changed(9, () => ({ code: 'act' })))).toEqual(brokenAt(9));
    expect(await judged(changed(2, () => ({ code: 'desk.named' })))).toEqual(brokenAt(2));
    expect(await judged(changed(9, () => ({ hash: entries[9]!.hash })))).toEqual(brokenAt(9));
  });

  it('breaks after an entry that was changed together with its own hash', async () => {
    const forged = changed(9, ({ number, day, code, entry_sealed }) => {
      const sealed = flipped(entry_sealed!);
      return {
        entry_sealed: sealed,
        hash: entryHash({
          organisationId: head.organisation_id,
          number,
          day,
          code,
          sealed,
          previous: entries[7]!.hash,
        }),
      };
    });
    expect(await judged(forged)).toEqual(brokenAt(10));
  });

  it('breaks where entries change places, and where one is put in', async () => {
    const swapped = [...entries];
    [swapped[7], swapped[8]] = [
      { ...entries[8]!, number: '8' },
      { ...entries[7]!, number: '9' },
    ];
    expect(await judged(swapped)).toEqual(brokenAt(8));
    const later = (by: number) => (entry: ChainedEntry) => ({ ...entry, number: String(Number(entry.number) + by) });
    const inserted = [...entries.slice(0, 8), { ...entries[4]!, number: '9' }, ...entries.slice(8).map(later(1))];
    expect(await judged(inserted)).toEqual(brokenAt(9));
    expect(await judged([{ ...entries[0]!, number: '0' }, ...entries])).toEqual(brokenAt(1));
    const last = entries.at(-1)!;
    const more = { ...last, number: String(entries.length + 1) };
    const chained = {
      ...more,
      hash: entryHash({
        organisationId: head.organisation_id,
        ...more,
        sealed: more.entry_sealed,
        previous: last.hash,
      }),
    };
    expect(await judged([...entries, more])).toEqual(brokenAt(entries.length + 1));
    expect(await judged([...entries, chained])).toEqual(brokenAt(entries.length + 1));
  });

  it('breaks when it is the chain of another organisation, or names no audit key, or two', async () => {
    expect(await judged(entries, { ...head, organisation_id: network.south.id })).toEqual(brokenAt(1));
    const chained = (codes: (entry: ChainedEntry) => string | null): ChainedEntry[] => {
      let previous = genesis(head.organisation_id);
      return entries.map((entry) => {
        const [code, sealed] = [codes(entry), entry.entry_sealed];
        const { number, day } = entry;
        previous = entryHash({ organisationId: head.organisation_id, number, day, code, sealed, previous });
        return { ...entry, code, hash: previous };
      });
    };
    const keyMade = Number(entries.find(({ code }) => code === 'audit-key.made')!.number);
    const none = chained(({ code }) => (code === 'audit-key.made' ? 'act' : code));
    expect(await judged(none)).toEqual(brokenAt(keyMade + 1));
    const two = chained(({ number, code }) => (number === '9' ? 'audit-key.made' : code));
    expect(await judged(two)).toEqual(brokenAt(9));
  });

  it('is checked by ploughshare verify-audit: the number of entries, or the first broken one', async () => {
    const { id } = network.north;
    const whole = await verifyAudit('--organisation', id);
    expect(whole).toEqual({
      code: 0,
      lines: [expect.stringMatching(new RegExp(`^${id}: ${entries.length} entries; head: (\\S+ ?){6}$`))],
    });
    expect((await verifyAudit()).lines.map((line) => line.split(':')[0]).sort()).toEqual(
      [network.north.id, network.south.id, network.office.id].sort(),
    );

    const { entry_sealed } = entries[8]!;
    const put = (bytes: Buffer) =>
      tamper(running, id, [], 'update audit_entries set entry_sealed = $2 where organisation_id = $1 and number = 9', [
        id,
        bytes,
      ]);
    await put(flipped(entry_sealed!));
    expect(await verifyAudit('--organisation', id)).toEqual({
      code: 1,
      lines: [`${id}: entry 9 was changed, or the one before it was`],
    });
    expect((await verifyAudit('--organisation', network.south.id)).code).toBe(0);
    await put(entry_sealed!);
    expect((await verifyAudit()).code).toBe(0);

    await expect(verifyAudit('--organisation', '00000000-0000-4000-8000-000000000000')).rejects.toThrow(
      'There is no organisation',
    );
    await expect(verifyAudit('--organisation', 'north')).rejects.toThrow('takes the id');
  });

  it('cannot be changed by the application, whoever asks it', async () => {
    for (const sql of [
      'update audit_entries set code = null',
      'delete from audit_entries',
      `update audit_entries set hash = decode(repeat('00', 32), 'hex')`,
    ])
      await expect(acting(running.app, network.auditor, () => running.app.get(Db).query(sql))).rejects.toThrow(
        'permission denied',
      );
  });
});

describe('an opening is recorded, and committed, before the content is read', () => {
  const unreadable = (table: string, column: string, id: string) =>
    tamper(
      running,
      network.north.id,
      [network.desk.id],
      `update ${table} set ${column} = decode(repeat('01', 300), 'hex') where id = $1`,
      [id],
    );

  it('of an identity: it stands there although the identity does not open', async () => {
    const { id } = await openCase();
    const personId = await acting(running.app, network.caseworker, async () => {
      const [row] = await running.app
        .get(Db)
        .query<{ person_id: string }>('select person_id from cases where id = $1', [id]);
      return row!.person_id;
    });
    await unreadable('persons', 'identity_sealed', personId);
    const entries = await added(async () => {
      const shown = await api(running.app, network.caseworker).post(`/cases/${id}/identity`, { reason: REASON });
      expect(shown.statusCode).toBe(500);
      expect(shown.body).not.toContain(NAME);
    });
    expect(entries.filter(({ action }) => action !== 'case.read')).toEqual([
      expect.objectContaining({
        action: 'identity.reveal',
        object: id,
        reason: REASON,
        actor: network.caseworker.accountId,
      }),
      expect.objectContaining({ action: 'identity.reveal', object: id, refused: 500 }),
    ]);
  });

  it('of an identity: at the moment of reading, others see the entry already', async () => {
    const { id } = await openCase();
    const people = running.app.get(People, { strict: false });
    const desk = api(running.app, network.caseworker);
    // The rules of safe contact are read as well, which is an opening of the case.
    await desk.get(`/cases/${id}`);
    const [read, before] = [people.identityOf, await headNow()];
    let [seen, recorded] = [0, 0];
    people.identityOf = async function (personId) {
      [seen, recorded] = [seen + 1, (await headNow()) - before];
      return read.call(this, personId);
    };
    try {
      const shown = await desk.post(`/cases/${id}/identity`, { reason: REASON });
      expect(shown.json()).toMatchObject({ legal_name: NAME });
    } finally {
      people.identityOf = read;
    }
    expect([seen, recorded]).toEqual([1, 1]);
  });

  it('of a case', async () => {
    const { id } = await openCase();
    await unreadable('cases', 'content_sealed', id);
    const entries = await added(async () =>
      expect((await api(running.app, network.caseworker).get(`/cases/${id}`)).statusCode).toBe(500),
    );
    const read = { action: 'case.read', object: id };
    expect(entries).toEqual([expect.objectContaining(read), expect.objectContaining({ ...read, refused: 500 })]);
    expect(entries[0]).not.toHaveProperty('refused');
  });

  it('not without a reason: nothing is recorded, nothing shown', async () => {
    const { id } = await openCase();
    const entries = await added(async () =>
      expect((await api(running.app, network.caseworker).post(`/cases/${id}/identity`, {})).statusCode).toBe(422),
    );
    expect(entries).toEqual([]);
  });

  it('of a case once in a session, of an identity each time', async () => {
    const { id } = await openCase();
    const [first, second] = [api(running.app, network.caseworker), browser(running.app, network.caseworker)];
    const read = { action: 'case.read', object: id, actor: network.caseworker.accountId };
    expect(await added(() => first.get(`/cases/${id}`))).toEqual([expect.objectContaining(read)]);
    expect(await added(() => first.get(`/cases/${id}`))).toEqual([]);
    expect(await added(() => second.get(`/cases/${id}`))).toEqual([expect.objectContaining(read)]);
    expect(await added(() => second.get(`/cases/${id}`))).toEqual([]);
    for (let n = 0; n < 2; n++)
      expect(await added(() => first.post(`/cases/${id}/identity`, { reason: REASON }))).toEqual([
        expect.objectContaining({ action: 'identity.reveal', object: id }),
      ]);
  });
});

describe('a refusal is recorded after the rollback', () => {
  it('of what is not somebody’s job: 403', async () => {
    const entries = await added(async () =>
      expect((await api(running.app, network.administrator).post('/cases', { pseudonym: PSEUDONYM })).statusCode).toBe(
        403,
      ),
    );
    expect(entries).toEqual([
      expect.objectContaining({ action: 'case.open', refused: 403, actor: network.administrator.accountId }),
    ]);
  });

  it('of another desk’s case, and of another organisation’s: 404, in the asker’s own trail', async () => {
    const { id } = await openCase(network.otherCaseworker);
    const entries = await added(async () => {
      const asker = api(running.app, network.caseworker);
      expect((await asker.get(`/cases/${id}`)).statusCode).toBe(404);
      expect((await asker.post(`/cases/${id}/notes`, { text: 'x' })).statusCode).toBe(404);
      expect((await asker.post(`/cases/${id}/identity`, { reason: REASON })).statusCode).toBe(404);
      expect((await api(running.app, network.southCaseworker).get(`/cases/${id}`)).statusCode).toBe(404);
    });
    const refused = { object: id, refused: 404, actor: network.caseworker.accountId };
    expect(entries).toEqual(
      ['case.read', 'case.note', 'identity.reveal'].map((action) => expect.objectContaining({ ...refused, action })),
    );
  });

  it('of sealing to a key that is not pinned; and nothing of the referral is kept', async () => {
    const { id } = await openCase();
    const desk = api(running.app, network.caseworker);
    const entries = await added(async () => {
      const answer = await desk.post(`/cases/${id}/referrals`, {
        legal_contact_id: network.otherContact.id,
        purpose: 'asylum_claim',
        fields: ['summary'],
        consent: { given_on: '2026-01-01', language: 'ru' },
      });
      expect(answer.json()).toMatchObject({ status: 409, code: 'not-pinned' });
    });
    expect(entries).toEqual([expect.objectContaining({ action: 'case.refer', object: id, refused: 409 })]);
    expect((await desk.get(`/cases/${id}/referrals`)).json()).toEqual({ items: [], next: null });
  });
});

it('lets thirty write at once on a pool of five: all recorded, the chain whole', async () => {
  const { id } = await openCase();
  const people = [network.caseworker, network.coordinator, network.colleague];
  const writers = people.map((person) => api(running.app, person));
  for (const desk of writers) await desk.get(`/cases/${id}`);
  const before = await headNow();
  const acts = Array.from({ length: 30 }, (_, n) => {
    const desk = writers[n % 3]!;
    const kind = Math.floor(n / 3) % 5;
    if (kind === 0) return desk.post('/cases', { pseudonym: `Bird ${n}` });
    if (kind === 1) return desk.post(`/cases/${id}/notes`, { text: `Note ${n}` });
    if (kind === 2) return desk.post(`/cases/${id}/identity`, { reason: REASON });
    if (kind === 3) return desk.post('/cases', { pseudonym: `Bird ${n}` }, { 'idempotency-key': `key ${n}` });
    return api(running.app, network.administrator).post(`/cases/${id}/notes`, { text: 'x' });
  });
  const statuses = (await Promise.all(acts)).map(({ statusCode }) => statusCode);
  expect(new Set(statuses)).toEqual(new Set([200, 201, 403]));
  expect(await headNow()).toBe(before + 30);
  const { head, entries } = await stored(running, network.north.id);
  expect(await verifyChain(head, entries)).toEqual({ whole: true, entries: before + 30 });
  const opened = await trail(running, network.auditor, before);
  expect(opened.filter(({ refused }) => refused === 403)).toHaveLength(
    statuses.filter((status) => status === 403).length,
  );
}, 30_000);

const southAuditor = () => network.south.people.find(({ role }) => role === 'auditor')!;

async function verifyAudit(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => void lines.push(line);
  process.env.DATABASE_OWNER_URL = running.database.ownerUrl;
  try {
    return { code: await command.run(args), lines };
  } finally {
    console.log = log;
    delete process.env.DATABASE_OWNER_URL;
  }
}
