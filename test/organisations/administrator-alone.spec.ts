import { randomBytes } from 'node:crypto';
import { firstSignIn, type Person, acting } from '../../src/cli/demo/cast.js';
import { newOneTimeCode } from '../../src/accounts/one-time-code.js';
import { withClient } from '../../src/common/database/roles.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { newKeyPair, Recipient, sealTo } from '../../src/vault/box.js';
import { checkWords } from '../../src/vault/check-words.js';
import { deskKeys, grantMac } from '../../src/vault/desk-keys.js';
import { subjectDigest, WordsDiffer } from '../../src/vault/pin.js';
import { newRecoveryIdentity } from '../../src/vault/recovery.js';
import { deskSubject, subjectOf } from '../../src/organisations/ceremonies.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { asOwner, ownerQuery, rowCounts } from '../support/owner.js';

/**
 * An administrator who makes any account they like, and reads and writes as the application's role, as whomever they name, with
 * no words of anybody. What they have no part in: other people's passphrases, voices and papers, and the owner of the tables.
 */
let running: RunningApp;
let network: SmallNetwork;
let accomplice: Person;
let caseId: string;
const PLAIN = ['Sanderling', 'Wilhelmina Placeholder', 'Summoned to the barracks', 'His sister calls'];
const intruder = newKeyPair();
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  // Nobody else is needed for an account: the administrator keeps the one-time code.
  accomplice = await network.beginnings.member(network.north, 'coordinator');
  const desk = api(running.app, network.caseworker);
  const opened = await desk.post('/cases', {
    pseudonym: PLAIN[0],
    summary: PLAIN[2],
    person: { legal_name: PLAIN[1] },
    facts: { service_country: 'RU' },
  });
  caseId = opened.json<{ id: string }>().id;
  await desk.post(`/cases/${caseId}/notes`, { text: PLAIN[3] });
}, 60_000);
afterAll(() => running.stop());
afterEach(async () => {
  // Whatever was tried, the desk goes on as before.
  const answer = await api(running.app, network.caseworker).get(`/cases/${caseId}`);
  expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining(PLAIN[2]!)]);
});

const ceremonies = () => running.app.get(Ceremonies, { strict: false });
/** As the application's role, acting as anybody; kept. */
const sql = <Row extends object>(who: Person, text: string, parameters: unknown[] = []) =>
  withClient(running.database.appUrl, async (client) => {
    await client.query('begin');
    await client.query('select * from act($1, $2, $3, now())', [who.accountId, who.organisationId, 'organisation']);
    const { rows } = await client.query(text, parameters);
    await client.query('commit');
    return rows as Row[];
  });
const refusedSql = async (who: Person, text: string, parameters: unknown[] = []) =>
  expect(sql(who, text, parameters)).rejects.toMatchObject({ code: '42501' });

const SPOILED = ['grants', 'public_keys', 'pins'];
/** What was written is put right afterwards: the desk raised the alarm. */
async function putRight(work: () => Promise<void>) {
  const kept = await asOwner(running.database, async (client) => {
    const rows: [string, string][] = [];
    for (const table of SPOILED)
      rows.push([table, (await client.query(`select json_agg(t)::text as all from ${table} t`)).rows[0].all]);
    return rows;
  });
  const credentials = await ownerQuery<{ account_id: string; desks_sealed: Buffer | null }>(
    running.database,
    'select account_id, desks_sealed from credentials',
  );
  const desks = await ownerQuery<{ id: string; epoch: number }>(running.database, 'select id, epoch from desks');
  try {
    await work();
  } finally {
    await asOwner(running.database, async (client) => {
      for (const [table, rows] of kept) {
        await client.query(`delete from ${table}`);
        await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [rows]);
      }
      for (const { account_id, desks_sealed } of credentials)
        await client.query('update credentials set desks_sealed = $2 where account_id = $1', [
          account_id,
          desks_sealed,
        ]);
      for (const { id, epoch } of desks) await client.query('update desks set epoch = $2 where id = $1', [id, epoch]);
    });
  }
}

/** A desk key of the administrator's own making, granted to somebody as a coordinator's session would. */
async function grantOwnKey(to: Person, { epoch = 1, previous }: { epoch?: number; previous?: Buffer } = {}) {
  const [{ public_key }] = (await sql<{ public_key: Buffer }>(
    network.administrator,
    `select public_key from public_keys where subject_id = $1 and purpose = 'member'`,
    [to.accountId],
  )) as [{ public_key: Buffer }];
  const own = deskKeys(randomBytes(32), network.desk.id, network.north.id, epoch);
  const secretSealed = sealTo(
    Recipient.replyTo(public_key),
    Buffer.concat([own.secret, ...(previous ? [previous] : [])]),
  );
  const mac = grantMac(own.secret, { deskId: own.deskId, accountId: to.accountId, epoch, secretSealed });
  await putGrant(to, { epoch, secretSealed, mac });
  return own;
}
async function putGrant(
  to: Person,
  { epoch, secretSealed, mac }: { epoch: number; secretSealed: Buffer; mac: Buffer },
) {
  await sql(network.administrator, 'delete from grants where desk_id = $1 and account_id = $2', [
    network.desk.id,
    to.accountId,
  ]);
  await sql(
    network.administrator,
    'insert into grants (organisation_id, desk_id, account_id, epoch, secret_sealed, mac) values ($1, $2, $3, $4, $5, $6)',
    [network.north.id, network.desk.id, to.accountId, epoch, secretSealed, mac],
  );
}
const swapKey = (as: Person, subjectId: string, purpose: string, key: Uint8Array) =>
  sql(as, 'update public_keys set public_key = $3 where subject_id = $1 and purpose = $2', [subjectId, purpose, key]);

async function opensNothing(person: Person, statuses: number[]) {
  const desk = api(running.app, person);
  const list = await desk.get('/cases');
  expect(list.json<{ items?: object[] }>().items ?? []).toEqual([]);
  for (const answer of [
    await desk.get(`/cases/${caseId}`),
    await desk.get(`/cases/${caseId}/notes`),
    await desk.post(`/cases/${caseId}/identity`, { reason: 'Curious' }),
  ]) {
    expect([...statuses, 404]).toContain(answer.statusCode);
    for (const word of PLAIN) expect(answer.body).not.toContain(word);
  }
}
/** Somebody of the desk works on: nothing is sealed to what was put there. */
async function sealsNothing(person: Person, statuses: number[]) {
  const desk = api(running.app, person);
  const before = await rowCounts(running.database);
  for (const answer of [
    await desk.post('/cases', { pseudonym: 'Otter' }),
    await desk.post(`/cases/${caseId}/notes`, { text: 'A note' }),
    await desk.post('/imports', { desk_id: network.desk.id, records: [] }),
  ])
    expect(statuses).toContain(answer.statusCode);
  const after = await rowCounts(running.database);
  expect({ ...after, 'public.audit_entries': 0 }).toEqual({ ...before, 'public.audit_entries': 0 });
}

it('1. by the pages: an administrator is refused, and an account of theirs holds no key', async () => {
  await opensNothing(network.administrator, [403]);
  const { items } = (await api(running.app, accomplice).get('/cases')).json<{ items: object[] }>();
  expect(items).toEqual([]);
  expect((await api(running.app, accomplice).get(`/cases/${caseId}`)).statusCode).toBe(404);
});

it('2. a grant written by hand, of a secret of their own or copied from a member', async () => {
  await putRight(async () => {
    await grantOwnKey(accomplice);
    await opensNothing(accomplice, [500, 409]);
    const [copied] = await sql<{ secret_sealed: Buffer; mac: Buffer }>(
      network.administrator,
      'select secret_sealed, mac from grants where account_id = $1',
      [network.caseworker.accountId],
    );
    await putGrant(accomplice, { epoch: 1, secretSealed: copied!.secret_sealed, mac: copied!.mac });
    await opensNothing(accomplice, [500]);
  });
});

it('3. the desk’s public key swapped as well, and confirmed by the accomplice: no case opens, and every member notices', async () => {
  await putRight(async () => {
    const own = await grantOwnKey(accomplice);
    await swapKey(network.administrator, network.desk.id, 'desk', own.box.publicKey);
    await acting(running.app, accomplice, () =>
      ceremonies().confirmDesk(network.desk.id, checkWords(subjectDigest(deskSubject(own)))),
    );
    await opensNothing(accomplice, [500]);
    await sealsNothing(network.caseworker, [500]);
  });
});

it('4. a member given a desk key of the administrator’s: it is not the one that they have confirmed', async () => {
  for (const given of [{}, { epoch: 2 }, { epoch: 2, previous: randomBytes(32) }])
    await putRight(async () => {
      const own = await grantOwnKey(network.caseworker, given);
      await swapKey(network.administrator, network.desk.id, 'desk', own.box.publicKey);
      await sql(network.administrator, 'update desks set epoch = $2 where id = $1', [network.desk.id, own.epoch]);
      await sealsNothing(network.caseworker, [409]);
    });
});

it('5. what a member has confirmed deleted or exchanged: the words are asked for, nothing is trusted at first sight', async () => {
  const { caseworker, colleague } = network;
  await putRight(async () => {
    const own = await grantOwnKey(caseworker);
    await swapKey(network.administrator, network.desk.id, 'desk', own.box.publicKey);
    await sql(caseworker, 'update credentials set desks_sealed = null where account_id = $1', [caseworker.accountId]);
    await sealsNothing(caseworker, [409]);
    const [other] = await sql<{ desks_sealed: Buffer }>(
      colleague,
      'select desks_sealed from credentials where account_id = $1',
      [colleague.accountId],
    );
    await sql(caseworker, 'update credentials set desks_sealed = $2 where account_id = $1', [
      caseworker.accountId,
      other!.desks_sealed,
    ]);
    await sealsNothing(caseworker, [500]);
  });
});

it('6. a newcomer’s key swapped before a coordinator admits them: the words that were heard are not its words', async () => {
  const newcomer = await network.beginnings.member(network.north, 'caseworker');
  const right = await ownerQuery<{ public_key: Buffer }>(
    running.database,
    'select public_key from public_keys where subject_id = $1',
    [newcomer.accountId],
  );
  await swapKey(network.administrator, newcomer.accountId, 'member', intruder.publicKey);
  const admit = () =>
    acting(running.app, network.coordinator, () =>
      ceremonies().admit(network.desk.id, newcomer.accountId, newcomer.checkWords),
    );
  await expect(admit()).rejects.toThrow(WordsDiffer);
  expect(await sql(network.administrator, 'select 1 from grants where account_id = $1', [newcomer.accountId])).toEqual(
    [],
  );
  await swapKey(network.administrator, newcomer.accountId, 'member', right[0]!.public_key);
  await admit();
});

it('7. a lawyer’s key swapped, with a pin written for it: no offer is sealed to it', async () => {
  const { lawyer, caseworker, contact } = network;
  const offer = () =>
    api(running.app, caseworker).post(`/cases/${caseId}/referrals`, {
      legal_contact_id: contact.id,
      purpose: 'asylum_claim',
      fields: ['legal_name'],
      consent: { given_on: '2026-01-01', language: 'ru' },
    });
  await putRight(async () => {
    await swapKey(network.office.administrator, lawyer.accountId, 'lawyer', intruder.publicKey);
    expect((await offer()).json()).toMatchObject({ status: 409, code: 'not-pinned' });
    const subject = {
      purpose: 'lawyer' as const,
      subjectId: lawyer.accountId,
      organisationId: network.office.id,
      publicKey: intruder.publicKey,
    };
    await sql(caseworker, 'delete from pins where subject_id = $1', [lawyer.accountId]);
    await sql(
      caseworker,
      `insert into pins (organisation_id, desk_id, purpose, subject_id, digest, pinned_by, pinned_on, mac)
       values ($1, $2, 'lawyer', $3, $4, $5, current_date, $6)`,
      [
        network.north.id,
        network.desk.id,
        lawyer.accountId,
        subjectDigest(subject),
        caseworker.accountId,
        randomBytes(32),
      ],
    );
    expect((await offer()).json()).toMatchObject({ status: 409, code: 'not-pinned' });
  });
  expect((await offer()).statusCode).toBe(201);
});

it('8. the audit key swapped: the chain names the right one, and cannot be made to name another', async () => {
  await putRight(async () => {
    await swapKey(network.auditor, network.north.id, 'audit', intruder.publicKey);
    await sealsNothing(network.caseworker, [409]);
    await refusedSql(network.auditor, `update audit_entries set entry_sealed = $1 where code = 'audit-key.made'`, [
      randomBytes(32),
    ]);
  });
});

it('9. recovery holders of their own: the words on paper are not those, and nobody changes them after that', async () => {
  const recipient = (await newRecoveryIdentity()).recipient;
  await refusedSql(network.administrator, 'update recovery_holders set recipient = $1', [recipient]);
  const { beginnings } = network;
  const west = await beginnings.organisation({ name: 'Western Support', country: 'NL', kind: 'support_group' });
  const auditor = await beginnings.member(west, 'auditor');
  await acting(running.app, auditor, () => ceremonies().makeAuditKey());
  const papers = [
    recipient,
    ...(await Promise.all([newRecoveryIdentity(), newRecoveryIdentity()])).map((one) => one.recipient),
  ];
  const entered = [papers[0]!, papers[1]!, (await newRecoveryIdentity()).recipient] as [string, string, string];
  await acting(running.app, west.administrator, () => ceremonies().enterRecoveryHolders(entered));
  const coordinator = await beginnings.member(west, 'coordinator');
  const id = await acting(running.app, west.administrator, () => ceremonies().nameDesk('Western desk'));
  await expect(
    acting(running.app, coordinator, async () => {
      const holders = await ceremonies().recoveryHolders();
      const words = holders.map((holder, at) => {
        const onPaper = subjectOf({ ...holder, recipient: papers[at]! }, west.id);
        return [holder.id, checkWords(subjectDigest(onPaper))] as const;
      });
      await ceremonies().bearDesk(id, new Map(words));
    }),
  ).rejects.toThrow(WordsDiffer);
});

it('10. a member invited anew, so that the administrator signs in as them: the new key opens nothing and is sealed nothing', async () => {
  const victim = await network.beginnings.member(network.north, 'caseworker');
  const words = await acting(running.app, network.coordinator, async () => ceremonies().deskWords(network.desk.id));
  await acting(running.app, network.coordinator, () =>
    ceremonies().admit(network.desk.id, victim.accountId, victim.checkWords),
  );
  await acting(running.app, victim, () => ceremonies().confirmDesk(network.desk.id, words));
  const { code, codeHash, codeUntil } = newOneTimeCode(running.clock.now());
  await sql(victim, `update accounts set state = 'invited' where id = $1`, [victim.accountId]);
  await sql(
    victim,
    'update credentials set code_hash = $2, code_until = $3, verifier_hash = null, desks_sealed = null where account_id = $1',
    [victim.accountId, codeHash, codeUntil],
  );
  await sql(victim, 'delete from public_keys where subject_id = $1', [victim.accountId]);
  const pretended = await firstSignIn(running.app, { handle: victim.handle, code });
  await opensNothing(pretended, [500]);
  // The pin was of the key before: at the next renewal the coordinator is asked for the words.
  await expect(
    acting(running.app, network.coordinator, () =>
      running.app.get(Renewal, { strict: false }).renew(network.desk.id, []),
    ),
  ).rejects.toThrow('has not been confirmed here');
  await sql(network.administrator, 'delete from grants where account_id = $1', [victim.accountId]);
});

it('11. an old grant put back, after somebody left and the key was renewed', async () => {
  const { colleague, coordinator } = network;
  const [old] = await sql<{ secret_sealed: Buffer; mac: Buffer; epoch: number }>(
    network.administrator,
    'select secret_sealed, mac, epoch from grants where account_id = $1',
    [colleague.accountId],
  );
  await acting(running.app, coordinator, () =>
    running.app.get(Renewal, { strict: false }).renew(network.desk.id, [colleague.accountId]),
  );
  for (const epoch of [old!.epoch, old!.epoch + 1]) {
    await putGrant(colleague, { epoch, secretSealed: old!.secret_sealed, mac: old!.mac });
    await opensNothing(colleague, [500]);
    await sql(network.administrator, 'delete from grants where account_id = $1', [colleague.accountId]);
  }
});

it('12. every row of every table, read as anybody: nothing that anybody wrote', async () => {
  const people = [network.caseworker, network.coordinator, network.administrator, network.auditor, accomplice];
  const tables = Object.keys(await rowCounts(running.database)).filter((name) => name !== 'public.migrations');
  let [read, inClear] = [0, 0];
  for (const person of people)
    for (const table of tables) {
      const rows = await sql<{ row: string }>(person, `select t::text as row from ${table} t`).catch(() => []);
      for (const { row } of rows) {
        read += 1;
        const bytes = row.replace(/\\\\x([0-9a-f]*)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1'));
        if (bytes.includes(network.desk.name)) inClear += 1;
        for (const word of PLAIN) expect([table, bytes.includes(word)]).toEqual([table, false]);
      }
    }
  expect(read).toBeGreaterThan(200);
  expect(inClear).toBeGreaterThan(0);
});

it('13. a code for a lost phone: without the passphrase it signs nobody in, by the page or by rows written', async () => {
  const { administrator, caseworker } = network;
  const tryIt = async (passphrase: string, code: string) => {
    const tab = browser(running.app);
    const answer = await tab.submit('/lost-phone', '/lost-phone', { handle: caseworker.handle, passphrase, code });
    expect(tab.cookie()).not.toContain('session=');
    expect(answer.body).not.toContain('<dt>Key</dt>');
    expect((await tab.get('/lost-phone/code-app')).body).toContain('There is no key to try');
    running.clock.forward({ minutes: 60 });
    return answer.statusCode;
  };
  const given = await api(running.app, administrator).post(`/accounts/${caseworker.accountId}/phone-code`);
  const { code } = given.json<{ code: string }>();
  for (const passphrase of [administrator.passphrase, accomplice.passphrase, code, 'x'])
    expect(await tryIt(passphrase, code)).toBe(401);

  const made = newOneTimeCode(running.clock.now());
  await sql(caseworker, 'update credentials set phone_code_hash = $2, phone_code_until = $3 where account_id = $1', [
    caseworker.accountId,
    made.codeHash,
    made.codeUntil,
  ]);
  expect(await tryIt(administrator.passphrase, made.code)).toBe(401);
  // With a passphrase of the administrator's in place of theirs nothing opens that theirs had sealed; put back, theirs is good.
  const proofs = 'salt, memory_kib, iterations, parallelism, verifier_hash';
  const values = (of: Person) =>
    sql<Record<string, unknown>>(of, `select ${proofs} from credentials where account_id = $1`, [of.accountId]);
  const write = async (row: Record<string, unknown>) =>
    sql(caseworker, `update credentials set (${proofs}) = ($2, $3, $4, $5, $6) where account_id = $1`, [
      caseworker.accountId,
      ...proofs.split(', ').map((column) => row[column]),
    ]);
  const [own] = await values(caseworker);
  await write((await values(administrator))[0]!);
  expect(await tryIt(administrator.passphrase, made.code)).toBe(500);
  await write(own!);
});
