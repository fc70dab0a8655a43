import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { judgeSheet } from '../../src/cases/import/judge/judge.js';
import type { KeptManifest } from '../../src/cases/import/manifest.js';
import { Manifests } from '../../src/cases/import/manifests.service.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import type { Connection } from '../../src/cli/server/connection.js';
import type { Brought } from '../../src/cli/import/report.js';
import { sendOver } from '../../src/cli/import/send.js';
import { withClient } from '../../src/common/database/roles.js';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { atOnce } from '../support/at-once.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

const SAMPLE = fileURLToPath(new URL('../fixtures/cases/cases-sample.csv', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const TODAY = '2026-11-22';

type Row = Record<string, string>;
const sheet: string[][] = parse(readFileSync(SAMPLE), { relax_column_count: true });
const [headings, ...typedRows] = sheet as [string[], ...string[][]];
/** As typed, by the sheet's own headings. */
const typed = (record: number): Row =>
  Object.fromEntries(headings.map((heading, place) => [heading, typedRows[record - 1]![place] ?? '']));
const truth: Row[] = parse(readFileSync(new URL('../fixtures/cases/cases-sample.expected.csv', import.meta.url)), {
  columns: true,
});
const expected = (record: number): Row => truth[record - 1]!;
const { records } = await judgeSheet(readFileSync(SAMPLE), TODAY);
const numbers = (outcome: string) => records.filter((one) => one.outcome === outcome).map(({ record }) => record);
const WHOLE: Brought = { imported: 188, needs_review: 94, rejected: 0, already_there: 0 };
const NOTHING: Brought = { imported: 0, needs_review: 0, rejected: 0, already_there: 282 };

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  running.clock.standAt(TODAY);
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const onDisk = async <T = Row>(sql: string, parameters: unknown[] = []) =>
  withClient(running.database.adminUrl, async (admin) => (await admin.query(sql, parameters)).rows as T[]);
const kept = async (deskId: string) => {
  const [counts] = await onDisk<Record<string, number>>(
    `select ${['cases', 'persons', 'import_rows', 'imports', 'notes'].map((table) => `(select count(*)::int from ${table} where desk_id = $1) as ${table}`).join(', ')}`,
    [deskId],
  );
  return counts!;
};
const manifests = (person: Person, deskId: string): Promise<KeptManifest[]> =>
  acting(running.app, person, () => running.app.get(Manifests, { strict: false }).of(deskId));

/** The command line's own client, without the wire. */
function over(person: Person): Pick<Connection, 'get' | 'post'> {
  const client = api(running.app, person);
  const answered = <T>(answer: { statusCode: number; body: string; json(): unknown }): T => {
    if (answer.statusCode >= 300) throw new Error(`${answer.statusCode}: ${answer.body}`);
    return answer.json() as T;
  };
  const path = (of: string) => of.replace('/api/v1', '');
  return {
    get: async (of) => answered(await client.get(path(of))),
    post: async (of, body, key) => answered(await client.post(path(of), body, { 'idempotency-key': key! })),
  };
}
const send = (person: Person, desk: string) => sendOver(over(person), desk, TODAY, records);

interface Waiting {
  id: string;
  record: number;
  reasons: string[];
}
async function waitingOf(person: Person): Promise<Waiting[]> {
  const all: Waiting[] = [];
  for (let next: string | null = ''; next !== null;) {
    const list: { waiting: Waiting[]; next: string | null } = (
      await api(running.app, person).get(`/imports${next && `?after=${next}`}`)
    ).json();
    all.push(...list.waiting);
    next = list.next;
  }
  return all;
}

/** Without blanks and what cannot be seen. */
const bare = (text: string | null | undefined) => (text ?? '').normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
const without = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([, value]) => value !== '' && !(Array.isArray(value) && value.every((one) => one === '')),
    ),
  );

describe('a sheet that comes in batches', () => {
  let desk: string;
  let worker: Person;
  let caseOf: Map<number, string>;
  beforeAll(async () => {
    [desk, worker] = [network.desk.id, network.caseworker];
    expect(await send(worker, 'harbour DESK')).toEqual(WHOLE);
    const entries = (await manifests(worker, desk)).flatMap((one) => one.entries);
    const recordOf = new Map(records.map(({ digest, record }) => [digest, record]));
    caseOf = new Map(
      entries.flatMap(({ digest, case_id }) => (case_id ? [[recordOf.get(digest)!, case_id] as const] : [])),
    );
  }, 60_000);

  it('becomes cases where everything is certain, and rows that wait where something is not, as expected', async () => {
    expect(truth.filter(({ outcome }) => outcome === 'imported').length).toBe(188);
    expect([...caseOf.keys()].sort((a, b) => a - b)).toEqual(numbers('imported'));
    const waiting = await waitingOf(worker);
    expect(waiting.map(({ record }) => record).sort((a, b) => a - b)).toEqual(numbers('needs_review'));
    const oneClass = (reasons: string[]) =>
      reasons.map((reason) => reason.replace('SHARED_CONTACT', 'POSSIBLE_DUPLICATE')).sort();
    for (const { record, reasons } of waiting) {
      const { outcome, also_ok, reasons: wanted } = expected(record);
      if (also_ok !== 'needs_review')
        expect([record, outcome, oneClass(reasons)]).toEqual([record, 'needs_review', oneClass(wanted!.split('|'))]);
    }
    for (const record of caseOf.keys())
      if (expected(record).also_ok !== 'imported')
        expect([record, expected(record).outcome]).toEqual([record, 'imported']);
  });

  it('gives each case the values of its record, and whose army it is, to nobody’s guess', async () => {
    const client = api(running.app, worker);
    for (const [record, id] of caseOf) {
      const {
        country_now,
        citizenship,
        branch,
        refusal_status,
        grounds,
        lang,
        deadline,
        deadline_precision,
        came_to_us,
      } = expected(record);
      const shown = (await client.get(`/cases/${id}`)).json<{
        facts: object;
        deadlines: object[];
        to_complete: boolean;
        came_to_us: string | null;
        consent: object;
      }>();
      const facts = without({
        country_of_stay: country_now,
        citizenship: [citizenship],
        branch,
        refusal_status,
        grounds: grounds!.split('|'),
        language: [lang],
      });
      expect([record, shown.facts]).toEqual([record, facts]);
      expect([record, shown.to_complete, shown.consent]).toMatchObject([record, true, { agreed: true }]);
      const due = deadline
        ? [
            {
              on: deadline,
              certainty: { code: deadline_precision === 'month' ? 'vague' : 'estimated' },
              why: 'From the imported sheet',
            },
          ]
        : [];
      expect([record, shown.deadlines, shown.came_to_us ?? '']).toMatchObject([record, due, came_to_us]);
    }
    expect(
      (await client.post('/cases/search', { text: '', state: 'open' }))
        .json<{ items: { to_complete: boolean }[] }>()
        .items.every(({ to_complete }) => to_complete),
    ).toBe(true);
  });

  it('keeps the name, the birth date and the way to reach the person in the person’s vault', async () => {
    const client = api(running.app, worker);
    for (const [record, id] of caseOf) {
      const { legal_name, birth_date, contacts } = (
        await client.post(`/cases/${id}/identity`, { reason: 'To compare with the sheet' })
      ).json<{ legal_name: string; birth_date: string | null; contacts: { handle: string }[] }>();
      const row = typed(record);
      expect([record, bare(legal_name), birth_date ?? '']).toEqual([
        record,
        bare(row['Name / имя']),
        expected(record).dob,
      ]);
      expect([record, ...contacts.map(({ handle }) => bare(handle))]).toEqual([
        record,
        ...[bare(row['Phone/Signal'])].filter(Boolean),
      ]);
    }
  });

  it('keeps the number, the lawyer and who was assigned in the first note, above the notes', async () => {
    const client = api(running.app, worker);
    for (const [record, id] of caseOf) {
      const { notes } = (await client.get(`/cases/${id}`)).json<{
        notes: { title: string; text: string | null; visibility?: string }[];
      }>();
      const row = typed(record);
      const first = notes.find(({ title }) => title === 'From the imported sheet');
      const lines = (first?.text ?? '').split('\n').map(bare);
      for (const [label, cell] of [
        ['Nr', row.Nr],
        ['Lawyer', row['lawyer?']],
        ['Assigned', row.assigned],
      ])
        if (bare(cell)) expect([record, lines]).toEqual([record, expect.arrayContaining([bare(`${label}:${cell}`)])]);
      expect([record, bare(first?.text).endsWith(bare(row.notes))]).toEqual([record, true]);
      if (first) expect(first.visibility).toBe('desk');
    }
  });

  it('leaves nothing of the rows it refuses: no row, no sealed row, no digest', async () => {
    const notes = records.filter(({ outcome, kept: of }) => outcome === 'imported' && of!.firstNote).length;
    // Each identity was shown once above, and that stands in the case's history.
    const shown = caseOf.size;
    expect(await kept(desk)).toMatchObject({ cases: 188, persons: 188, import_rows: 94, notes: notes + shown });
    const entries = (await manifests(worker, desk)).flatMap((one) => one.entries);
    expect(entries).toHaveLength(282);
    expect(entries.every(({ case_id, row_id }) => Boolean(case_id) !== Boolean(row_id))).toBe(true);
    expect(numbers('rejected')).toHaveLength(18);
  });

  it('leaves nothing of a refused row that another program sends all the same', async () => {
    const before = await kept(network.southDesk.id);
    const cells = { nr: '7', name: 'Refusing Example', contact: '+999 100 0999', consent: 'no' };
    const answer = await api(running.app, network.southCaseworker).post('/imports', {
      desk_id: network.southDesk.id,
      today: TODAY,
      records: [
        { record: 1, cells },
        { record: 2, cells: { nr: '8' } },
      ],
    });
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { id: expect.any(String), imported: 0, needs_review: 0, rejected: 2, already_there: 0 },
    ]);
    expect(await kept(network.southDesk.id)).toEqual({ ...before, imports: before.imports! + 1 });
    expect((await manifests(network.southCaseworker, network.southDesk.id)).flatMap(({ entries }) => entries)).toEqual(
      [],
    );
  });

  it('is judged by the server, whatever the client says of it', async () => {
    const cells = { name: 'Young Example', dob: '2012-05-05', consent: 'yes', country_now: 'Germany' };
    const answer = await api(running.app, network.southCaseworker).post('/imports', {
      desk_id: network.southDesk.id,
      today: TODAY,
      records: [{ record: 1, cells, flags: [] }],
    });
    expect(answer.json()).toMatchObject({ imported: 0, needs_review: 1 });
    for (const wrong of [{ ...cells, outcome: 'imported' }, { name: 5 }]) {
      const refused = await api(running.app, network.southCaseworker).post('/imports', {
        desk_id: network.southDesk.id,
        records: [{ record: 1, cells: wrong }],
      });
      expect(refused.statusCode).toBe(422);
    }
  });

  it('imports nothing the second time', async () => {
    const before = await kept(desk);
    expect(await send(worker, desk)).toEqual(NOTHING);
    expect(await send(network.colleague, desk)).toEqual(NOTHING);
    expect(await kept(desk)).toEqual({ ...before, imports: before.imports! + 4 });
  });

  it('goes to no desk of somebody else', async () => {
    await expect(send(network.otherCaseworker, 'Harbour desk')).rejects.toThrow(
      'You are on no desk Harbour desk. Your desks: Valley desk.',
    );
    const answer = await api(running.app, network.otherCaseworker).post('/imports', { desk_id: desk, records: [] });
    expect([404, 422]).toContain(answer.statusCode);
  });

  describe('and is reviewed', () => {
    let waiting: Waiting[];
    beforeAll(async () => void (waiting = await waitingOf(worker)));
    /** The next row that waits for exactly these reasons. */
    function take(...reasons: string[]): Waiting {
      const index = waiting.findIndex((row) => row.reasons.join() === reasons.join());
      if (index < 0) throw new Error(`No row waits for ${reasons.join()}.`);
      return waiting.splice(index, 1)[0]!;
    }
    const settle = (id: string, body: object, by = worker) =>
      api(running.app, by).post(`/imports/rows/${id}/settlement`, body);
    const isGone = async (id: string) => {
      expect((await api(running.app, worker).get(`/imports/rows/${id}`)).statusCode).toBe(404);
      expect(await onDisk(`select id from import_rows where id = $1`, [id])).toEqual([]);
      expect((await waitingOf(worker)).map((row) => row.id)).not.toContain(id);
    };
    const identityOf = async (id: string) =>
      (await api(running.app, worker).post(`/cases/${id}/identity`, { reason: 'To compare with the sheet' })).json<{
        legal_name: string | null;
        birth_date: string | null;
      }>();

    it('a corrected cell makes it a case, with everything else of the row', async () => {
      const { id, record } = take('AMBIGUOUS_DATE:dob');
      const answer = await settle(id, { cells: { dob: '1990-05-04' } });
      expect([answer.statusCode, answer.json()]).toEqual([201, { id: expect.any(String) }]);
      const identity = await identityOf(answer.json<{ id: string }>().id);
      expect([bare(identity.legal_name), identity.birth_date]).toEqual([
        bare(typed(record)['Name / имя']),
        '1990-05-04',
      ]);
      await isGone(id);
    });

    it('a cell that is still in doubt is 422, named, and nothing happens', async () => {
      const { id } = take('AMBIGUOUS_DATE:dob');
      const before = await kept(desk);
      for (const dob of ['03/04/1990', '31.02.1990']) {
        const refused = await settle(id, { cells: { dob } });
        expect([refused.statusCode, refused.json()]).toMatchObject([422, { errors: [{ field: 'cells.dob' }] }]);
      }
      expect((await settle(id, { cells: { colour: 'red' } })).statusCode).toBe(422);
      expect(await kept(desk)).toEqual(before);
      expect((await settle(id, { cells: { dob: '03.04.1990' } })).statusCode).toBe(201);
    });

    it('on the page too, where what was typed stays, and an emptied cell is empty', async () => {
      const { id } = take('INVALID_DATE:dob');
      const page = browser(running.app, worker);
      const drawn = await page.get(`/imports/rows/${id}`);
      expect(drawn.body).toContain('There is no such day: birth date.');
      const posts = (dob: string) =>
        page.submit(`/imports/rows/${id}`, `/imports/rows/${id}/settlement`, {
          'cells.name': 'Somebody Typed',
          'cells.contact': '',
          'cells.consent': 'yes',
          'cells.dob': dob,
          'cells.notes': 'A typed note',
        });
      const refused = await posts('30.02.1991');
      expect(refused.statusCode).toBe(422);
      for (const text of ['value="Somebody Typed"', 'value="30.02.1991"', 'A typed note', 'Problem: '])
        expect(refused.body).toContain(text);
      const saved = await posts('');
      expect(saved.statusCode).toBe(303);
      const caseId = (saved.headers.location as string).split('?after=')[1]!;
      expect(await identityOf(caseId)).toMatchObject({ legal_name: 'Somebody Typed', birth_date: null, contacts: [] });
      await isGone(id);
    });

    it.each(['POSSIBLE_DUPLICATE', 'SHARED_CONTACT', 'UNDER_18', 'BIDI_IN_NAME'])(
      '%s is let in only by somebody who says that they looked',
      async (reason) => {
        const { id } = take(reason);
        const others = ['POSSIBLE_DUPLICATE', 'SHARED_CONTACT', 'UNDER_18', 'BIDI_IN_NAME'].filter(
          (one) => one !== reason,
        );
        for (const confirmed of [undefined, [], others]) {
          const refused = await settle(id, { cells: {}, confirmed });
          expect([refused.statusCode, refused.json()]).toMatchObject([422, { errors: [{ field: 'confirmed' }] }]);
        }
        expect((await settle(id, { cells: {}, confirmed: [reason] })).statusCode).toBe(201);
        await isGone(id);
      },
    );

    it.each([
      ['CONSENT_MISSING', 'consent', 'yes'],
      ['UNKNOWN_COUNTRY:now', 'country_now', 'Germany'],
      ['STATUS_UNMAPPED', 'status', 'deserter'],
      ['VAGUE_DATE:deadline', 'deadline', '2027-02-03'],
    ])('%s is settled by its cell, and by no tick', async (reason, cell, value) => {
      const { id } = take(reason);
      const refused = await settle(id, { cells: {}, confirmed: [reason] });
      expect([refused.statusCode, refused.json()]).toMatchObject([422, { errors: [{ field: `cells.${cell}` }] }]);
      expect((await settle(id, { cells: { [cell]: value } })).statusCode).toBe(201);
      await isGone(id);
    });

    it('somebody who refused: the row is gone, and nothing of it is kept, not even that it was here', async () => {
      const { id } = take('CONSENT_MISSING');
      const before = await kept(desk);
      const entries = async () => (await manifests(worker, desk)).flatMap((one) => one.entries);
      expect((await entries()).some(({ row_id }) => row_id === id)).toBe(true);
      const answer = await settle(id, { cells: { consent: 'no' } });
      expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
      await isGone(id);
      expect(await kept(desk)).toEqual({ ...before, import_rows: before.import_rows! - 1 });
      expect(await entries()).toHaveLength(281);
      expect((await entries()).some(({ row_id }) => row_id === id)).toBe(false);
    });

    it('a row that is discarded is gone, and is no case', async () => {
      const { id } = take('CONSENT_MISSING');
      const before = await kept(desk);
      expect((await api(running.app, worker).delete(`/imports/rows/${id}`)).statusCode).toBe(200);
      await isGone(id);
      expect(await kept(desk)).toEqual({ ...before, import_rows: before.import_rows! - 1 });
      expect((await api(running.app, worker).delete(`/imports/rows/${id}`)).statusCode).toBe(404);
    });

    it('what it may be the same person as stands beside it: a case, or a row that waits too', async () => {
      const rowOf = async (id: string) =>
        (await api(running.app, worker).get(`/imports/rows/${id}`)).json<{
          like: { id: string; reference: string }[];
          beside: { record: number } | null;
        }>();
      const twins = waiting.filter(({ reasons }) => reasons.some((one) => /DUPLICATE|SHARED/.test(one)));
      expect(twins.length).toBeGreaterThan(5);
      for (const { id, record } of twins) {
        const { like, beside } = await rowOf(id);
        const of = records.find((one) => one.record === record)!.duplicateOfRecord!;
        const earlier = caseOf.get(of);
        if (earlier) expect([record, like.map((one) => one.id), beside]).toEqual([record, [earlier], null]);
        else if (waiting.some((one) => one.record === of))
          expect([record, like, beside?.record]).toEqual([record, [], of]);
      }
    });

    it('the same person: the row goes into that case, its contact into that vault, and becomes no case', async () => {
      const index = waiting.findIndex(
        ({ record, reasons }) =>
          reasons.includes('POSSIBLE_DUPLICATE') && caseOf.has(records[record - 1]!.duplicateOfRecord ?? 0),
      );
      const [{ id, record }] = waiting.splice(index, 1) as [Waiting];
      const caseId = caseOf.get(records[record - 1]!.duplicateOfRecord!)!;
      const before = await kept(desk);
      const elsewhere = api(running.app, network.otherCaseworker);
      const { id: foreign } = (await elsewhere.post('/cases', { pseudonym: 'Elm' })).json<{ id: string }>();
      expect((await settle(id, { cells: {}, same_as: foreign })).statusCode).toBe(404);
      const answer = await settle(id, { cells: {}, same_as: caseId });
      expect([answer.statusCode, answer.json()]).toEqual([201, { id: caseId }]);
      await isGone(id);
      expect(await kept(desk)).toMatchObject({
        cases: before.cases!,
        persons: before.persons!,
        import_rows: before.import_rows! - 1,
      });
      const { notes } = (await api(running.app, worker).get(`/cases/${caseId}`)).json<{
        notes: { title: string; text: string | null }[];
      }>();
      const note = notes.find(({ title }) => title.endsWith('another row of the same person'));
      expect(bare(note?.text)).toContain(bare(typed(record).notes));
      const row = typed(record);
      // A note is read by the desk; who the person is stands in the vault alone.
      for (const cell of [row['Name / имя'], row['Phone/Signal']])
        if (bare(cell)) expect(bare(note?.text)).not.toContain(bare(cell));
      const { contacts } = (
        await api(running.app, worker).post(`/cases/${caseId}/identity`, { reason: 'To compare with the sheet' })
      ).json<{ contacts: { handle: string }[] }>();
      // A number that is known already, written otherwise, is not written twice.
      const reached = (text?: string) => bare(text).replace(/[-().]/g, '');
      expect(contacts.map(({ handle }) => reached(handle))).toEqual(
        expect.arrayContaining([reached(row['Phone/Signal'])].filter(Boolean)),
      );
      const entry = (await manifests(worker, desk)).flatMap((one) => one.entries).find(({ row_id }) => row_id === id);
      expect(entry?.case_id).toBe(caseId);
    });

    it('a choice from the list settles a status that nobody knows, and the sheet’s own words stay in the first note', async () => {
      const { id, record } = take('STATUS_UNMAPPED');
      const answer = await settle(id, { cells: { status: 'code:deserter' } });
      expect(answer.statusCode).toBe(201);
      const shown = (await api(running.app, worker).get(`/cases/${answer.json<{ id: string }>().id}`)).json<{
        facts: { refusal_status: string };
        notes: { text: string | null }[];
      }>();
      expect(shown.facts.refusal_status).toBe('deserter');
      expect(bare(shown.notes[0]!.text)).toContain(bare(`Status: ${typed(record).status}`));
    });

    it('what many rows ask alike is answered once, and consent is not', async () => {
      const page = browser(running.app, worker);
      const drawn = (await page.get('/imports/alike')).body;
      expect(drawn).not.toContain('wrote down whether the person agreed');
      const group = /name="(groups\.\d)\.reason" value="AMBIGUOUS_DATE:dob"/.exec(drawn)?.[1];
      const asked = (await waitingOf(worker)).filter(({ reasons }) => reasons.includes('AMBIGUOUS_DATE:dob'));
      const before = await kept(desk);
      const answer = await page.submit('/imports/alike', '/imports/alike', { [`${group}.answer`]: 'day' });
      expect(answer.statusCode).toBe(303);
      const left = await waitingOf(worker);
      expect(left.filter(({ reasons }) => reasons.includes('AMBIGUOUS_DATE:dob'))).toEqual([]);
      const stillWait = asked.filter(({ id }) => left.some((row) => row.id === id));
      // Those had another doubt too, or have one now that the day is known: under 18.
      expect(stillWait.length).toBeGreaterThanOrEqual(asked.filter(({ reasons }) => reasons.length > 1).length);
      const made = asked.length - stillWait.length;
      expect(made).toBeGreaterThan(3);
      expect(await kept(desk)).toMatchObject({ cases: before.cases! + made, import_rows: before.import_rows! - made });
      const refused = await page.submit('/imports/alike', '/imports/alike', { [`${group}.answer`]: '' });
      expect(refused.statusCode).toBe(422);
      waiting = waiting.filter(({ id }) => left.some((row) => row.id === id));
      const forged = await page.submit('/imports/alike', '/imports/alike', {
        'groups.9.reason': 'CONSENT_MISSING',
        'groups.9.text': '',
        'groups.9.answer': 'day',
      });
      expect(forged.statusCode).toBe(422);
    });

    it('by two at the same moment it becomes one case', async () => {
      const { id } = take('CONSENT_MISSING');
      const before = await kept(desk);
      const answers = await atOnce(running, { table: 'import_rows', id }, [
        () => settle(id, { cells: { consent: 'yes' } }),
        () => settle(id, { cells: { consent: 'yes' } }, network.colleague),
      ]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 404]);
      expect(await kept(desk)).toMatchObject({ cases: before.cases! + 1, import_rows: before.import_rows! - 1 });
    });

    it('by nobody of another desk or another organisation: 404', async () => {
      const { id } = take('CONSENT_MISSING');
      for (const person of [network.otherCaseworker, network.southCaseworker]) {
        const other = api(running.app, person);
        expect((await other.get(`/imports/rows/${id}`)).statusCode).toBe(404);
        expect((await other.delete(`/imports/rows/${id}`)).statusCode).toBe(404);
        expect((await settle(id, { cells: { consent: 'yes' } }, person)).statusCode).toBe(404);
        expect((await waitingOf(person)).map((row) => row.id)).not.toContain(id);
      }
      expect((await api(running.app, worker).get(`/imports/rows/${id}`)).statusCode).toBe(200);
    });

    it('and the same sheet once more makes no case of what was settled', async () => {
      const before = await kept(desk);
      // The row of somebody who refused is not known any more: it waits again, for their sheet still asks.
      expect(await send(worker, desk)).toEqual({ imported: 0, needs_review: 1, rejected: 0, already_there: 281 });
      expect((await kept(desk)).cases).toBe(before.cases);
    });
  });
});

describe('a sheet that comes through the page', () => {
  const BOUNDARY = '----sheet';
  /** What the page of columns takes each for. */
  const chosenOn = (body: string) =>
    Object.fromEntries(
      [...body.matchAll(/<select [^>]*name="(columns\.\d+)".*?<\/select>/gs)].map(([select, name]) => [
        name!,
        / selected value="([^"]*)"| value="([^"]*)" selected/.exec(select)!.slice(1).find(Boolean)!,
      ]),
    );
  async function upload(person: Person, bytes: Buffer, say: Record<string, string | string[]> = {}) {
    const page = browser(running.app, person);
    const drawn = await page.get('/imports/new');
    const form = /<form [^>]*action="\/imports\/check".*?<\/form>/s.exec(drawn.body)![0];
    const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="sheet"; filename="cases.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    const brought = await running.app.inject({
      method: 'POST',
      url: '/imports/check',
      headers: {
        cookie: page.cookie(),
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        'sec-fetch-site': 'same-origin',
      },
      payload: Buffer.concat([Buffer.from(fields.join('') + file), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    });
    const at = brought.headers.location as string;
    const columns = brought.statusCode === 303 ? await page.get(at) : brought;
    const chosen = { ...chosenOn(columns.body), ...say };
    const said = brought.statusCode === 303 ? await page.submit(at, at, chosen) : brought;
    const answer = said.statusCode === 303 ? await page.get(said.headers.location as string) : said;
    const next = /<form [^>]*action="\/imports".*?<\/form>/s.exec(answer.body)?.[0] ?? '';
    const hidden = Object.fromEntries(
      [...next.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    );
    const save = (more: Record<string, string> = {}) =>
      page.post('/imports', { ...hidden, ...more }, { 'sec-fetch-site': 'same-origin' });
    return { answer, columns, page, hidden, save };
  }
  const numbersOn = (body: string) =>
    ['Become cases', 'Wait for review', 'Left out', 'Here already'].map((label) =>
      Number(new RegExp(`${label}</dt>\\s*<dd[^>]*>\\D*?(\\d+)`).exec(body)?.[1]),
    );

  it('is checked first, with nothing kept and nobody named, and comes in when somebody says so', async () => {
    const [person, desk] = [network.otherCaseworker, network.otherDesk.id];
    const { answer, save } = await upload(person, readFileSync(SAMPLE));
    expect(answer.statusCode).toBe(200);
    expect(numbersOn(answer.body)).toEqual([188, 94, 18, 0]);
    expect(answer.body).not.toMatch(/Placeholder|Testov|Примеров|999 /);
    const before = await kept(desk);
    expect(before).toMatchObject({ import_rows: 0, imports: 0 });
    const saved = await save();
    expect([saved.statusCode, saved.headers.location]).toEqual([
      303,
      expect.stringMatching(/^\/imports\/[0-9a-f-]{36}$/),
    ]);
    const after = { cases: before.cases! + 188, import_rows: 94, imports: 1 };
    expect(await kept(desk)).toMatchObject(after);
    expect((await manifests(person, desk)).flatMap(({ entries }) => entries)).toHaveLength(282);
    // Pressed twice, or checked again: it is here already.
    await save();
    expect(numbersOn((await upload(person, readFileSync(SAMPLE))).answer.body)).toEqual([0, 0, 18, 282]);
    expect(await kept(desk)).toMatchObject(after);
    // The command line, or another variant of the file, knows it too.
    expect(await send(person, desk)).toEqual(NOTHING);
    const variant = readFileSync(SAMPLE.replace('.csv', '-utf16le.tsv'));
    expect(numbersOn((await upload(person, variant)).answer.body)).toEqual([0, 0, 18, 282]);
  });

  it('has its columns shown, corrected and remembered: sealed, for this desk and for sheets with these headings', async () => {
    const [person, desk] = [network.southCaseworker, network.southDesk.id];
    const sheetOf = (name: string) =>
      Buffer.from(
        `Wie heißt er,Handynr,darf gespeichert werden,Stelle\n${name},+999 100 07${name.length},ja,Halle 4\n`,
      );
    const say = { 'columns.0': 'name', 'columns.1': 'contact', 'columns.2': 'consent', 'columns.3': 'leave_out' };
    const untold = await upload(person, sheetOf('One Example'));
    expect(untold.columns.body).toContain('Not found: Consent, Name, Birth date');
    expect([untold.answer.statusCode, untold.answer.body.includes('id="columns-0-mistake"')]).toEqual([422, true]);
    const told = await upload(person, sheetOf('One Example'), say);
    expect(numbersOn(told.answer.body)).toEqual([1, 0, 0, 0]);
    await told.save();
    // A colleague of the desk, with the same headings and somebody else in them.
    const again = await upload(network.southCoordinator, sheetOf('Two Examples'));
    expect(again.columns.body).toContain('has brought a sheet with these headings before');
    expect(numbersOn(again.answer.body)).toEqual([1, 0, 0, 0]);
    // Another desk has not.
    expect((await upload(network.otherCaseworker, sheetOf('Two Examples'))).columns.body).not.toContain('before');
    expect((await upload(person, Buffer.from('Wie heißt er,Handynr\nX Y,1\n'))).columns.body).not.toContain('before');
    const rows = await onDisk<{ layout_sealed: Buffer }>(`select layout_sealed from sheet_layouts where desk_id = $1`, [
      desk,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.layout_sealed.toString()).not.toMatch(/heißt|Handynr|consent/);
    // What was left out is nowhere.
    const { id } = (await api(running.app, person).get('/cases')).json<{ items: { id: string }[] }>().items.at(-1)!;
    expect((await api(running.app, person).get(`/cases/${id}`)).body).not.toContain('Halle 4');
  });

  it('is nobody’s but of whoever brought it: 404, like what has been forgotten', async () => {
    const { columns } = await upload(network.southCaseworker, Buffer.from('Name,consent y/n\nA Example,yes\n'));
    const at = /action="(\/imports\/sheets\/[^"]+)"/.exec(columns.body)![1]!;
    const colleague = browser(running.app, network.southCoordinator);
    for (const path of [at, `${at}/report`, at.replace(/[^/]+$/, '00000000-0000-4000-8000-000000000000')])
      expect((await colleague.get(path)).statusCode).toBe(404);
    expect((await browser(running.app, network.southCaseworker).get(at)).statusCode).toBe(200);
  });

  it('takes in what a workbook hides only where somebody ticks it', async () => {
    const bytes = readFileSync(SAMPLE.replace('.csv', '.xlsx'));
    const contactsOf = async (more: Record<string, string | string[]>) => {
      const { answer, columns } = await upload(network.southCaseworker, bytes, more);
      return { columns: columns.body, why: answer.body };
    };
    const { columns, why } = await contactsOf({});
    const place = /name="hidden_columns\[\]" value="(\d+)"|value="(\d+)"[^>]*name="hidden_columns\[\]"/
      .exec(columns)
      ?.slice(1)
      .find(Boolean);
    expect(place).toBeDefined();
    expect(columns).toContain('What the sheet hides');
    const taken = await contactsOf({ 'hidden_columns[]': [place!] });
    expect(taken.why).not.toBe(why);
  });

  it('waits a quarter of an hour for the press, and only for whoever checked it', async () => {
    const before = await kept(network.southDesk.id);
    const bytes = Buffer.from('Name / имя,Phone/Signal,consent y/n\nOne Example,+999 100 0555,yes\n');
    const { hidden } = await upload(network.southCaseworker, bytes);
    // Somebody else of the desk, with a form of their own, and the first one's ticket.
    const theirs = await upload(network.southCoordinator, bytes);
    expect((await theirs.save({ ticket: hidden.ticket! })).statusCode).toBe(409);
    running.clock.forward({ minutes: 14 });
    const { save: late, page } = await upload(network.southCaseworker, bytes);
    for (const minutes of [10, 6]) {
      running.clock.forward({ minutes });
      await page.get('/imports');
    }
    expect((await late()).statusCode).toBe(409);
    expect(await kept(network.southDesk.id)).toEqual(before);
  });

  it.each([
    ['a workbook', Buffer.from('PK\x03\x04'), /workbook/],
    ['nothing', Buffer.alloc(0), /Choose the sheet first/],
    ['a letter', Buffer.from('Dear all,\nhow are you?\n'), /./],
  ])('that is %s is refused in a sentence, on the page', async (_, bytes, sentence) => {
    const { answer } = await upload(network.southCaseworker, bytes);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toMatch(/Problem: (Import a sheet|What the columns are)/);
    expect(answer.body).toMatch(sentence);
  });
});

it('the same sheet, sent by two people at once, comes in once', async () => {
  const { southCoordinator, southCaseworker, southDesk } = network;
  const before = await kept(southDesk.id);
  const both = await Promise.all([send(southCoordinator, southDesk.id), send(southCaseworker, southDesk.id)]);
  const sum = (name: keyof Brought) => both.reduce((total, one) => total + one[name], 0);
  expect([sum('imported'), sum('needs_review'), sum('already_there')]).toEqual([188, 94, 282]);
  const after = await kept(southDesk.id);
  expect([after.cases! - before.cases!, after.import_rows! - before.import_rows!]).toEqual([188, 94]);
});

describe('the command ploughshare import FILE --server', () => {
  let url: string;
  beforeAll(async () => void (url = await listen(running)));

  /** A desk of its own, with the one who imports into it. */
  async function ownDesk(name: string): Promise<{ desk: { id: string; name: string }; worker: Person }> {
    const { beginnings, north } = network;
    const worker = await beginnings.member(north, 'coordinator');
    return { desk: await beginnings.desk(north, name, worker, []), worker };
  }
  /** Stands between the command and the server. */
  async function between(pass: (request: IncomingMessage, forward: () => Promise<Response>) => Promise<Response>) {
    const server = createServer((request, response) => {
      const forward = async () => {
        const body = (await request.toArray()).join('');
        const { authorization = '', 'idempotency-key': key = '' } = request.headers;
        const headers = {
          authorization,
          'idempotency-key': String(key),
          ...(body && { 'content-type': 'application/json' }),
        };
        return fetch(url + request.url, { method: request.method, headers, body: body || undefined });
      };
      void pass(request, forward).then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
  }
  const start = ({ name }: { name: string }, { handle }: Person, passphrase: string, code: string, at = url) => {
    const child = spawn(
      process.execPath,
      [MAIN, 'import', SAMPLE, '--server', at, '--desk', name, '--handle', handle, '--today', TODAY],
      { stdio: 'pipe', env: { PATH: process.env.PATH } },
    );
    child.stdin.end(`${passphrase}\n${code}\n`);
    const said = { out: '', err: '' };
    child.stdout.on('data', (text) => (said.out += text));
    child.stderr.on('data', (text) => (said.err += text));
    return {
      child,
      ended: new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
        child.on('close', (exit) => resolve({ code: exit, ...said })),
      ),
    };
  };
  /** The present code, once; the next one is that of the next half minute. */
  function code({ totpSeed }: Person): string {
    running.clock.forward({ seconds: 30 });
    return codeAt(totpSeed, stepOf(running.clock.now()));
  }

  it('imports, and the second time says that all of it is there', async () => {
    const { desk, worker } = await ownDesk('Quay desk');
    const first = await start(desk, worker, worker.passphrase, code(worker)).ended;
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('300 records: 188 can be imported, 94 need a look, 18 are rejected.');
    expect(first.out).toContain('Imported 188; 94 wait for a look; 0 were there before.');
    expect(first.out).not.toMatch(/Placeholder|Примеров|999/);
    expect(await kept(desk.id)).toMatchObject({ cases: 188, import_rows: 94 });
    const second = await start(desk, worker, worker.passphrase, code(worker)).ended;
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).toContain('Imported 0; 0 wait for a look; 282 were there before.');
    expect(await kept(desk.id)).toMatchObject({ cases: 188, import_rows: 94 });
  }, 60_000);

  it('says in one plain sentence that a sign-in was refused, and ends with 1', async () => {
    const { desk, worker } = await ownDesk('Lock desk');
    const refused = await start(desk, worker, 'six wrong words that nobody has', code(worker)).ended;
    expect(refused.code).toBe(1);
    expect(refused.err).toBe('The sign-in was refused. Check handle, passphrase and code; a code works once.\n');
    expect(await kept(desk.id)).toMatchObject({ cases: 0, imports: 0 });
    const wrongCode = await start(desk, worker, worker.passphrase, '000000').ended;
    expect([wrongCode.code, wrongCode.err]).toEqual([1, refused.err]);
  });

  it('killed in the middle, with an answer on its way, and run again: it is complete and nothing is there twice', async () => {
    const { desk, worker } = await ownDesk('Ferry desk');
    let batches = 0;
    const line = await between(async (request, forward) => {
      const answer = await forward();
      if (request.url === '/api/v1/imports' && ++batches === 1) cut.child.kill('SIGKILL');
      return answer;
    });
    const cut = start(desk, worker, worker.passphrase, code(worker), line.url);
    expect((await cut.ended).code).toBeNull();
    line.close();
    const there = await kept(desk.id);
    expect(there.imports).toBe(1);
    const brought = there.cases! + there.import_rows!;
    expect(brought).toBeLessThan(282);

    const again = await start(desk, worker, worker.passphrase, code(worker)).ended;
    expect(again.code).toBe(0);
    expect(again.out).toContain(`${brought} were there before.`);
    expect(await kept(desk.id)).toMatchObject({ cases: 188, persons: 188, import_rows: 94 });
    const digests = (await manifests(worker, desk.id)).flatMap(({ entries }) => entries.map(({ digest }) => digest));
    expect([digests.length, new Set(digests).size]).toEqual([282, 282]);
  }, 60_000);
});
