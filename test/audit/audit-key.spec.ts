import { acting } from '../../src/cli/demo/cast.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { newKeyPair } from '../../src/vault/box.js';
import { plainSha256 } from '../../src/vault/derive.js';
import { AsApplication } from '../rules/tables.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { withClient } from '../../src/common/database/roles.js';
import { stored } from './trail.js';

/** Somebody writes as the application's role, as whoever they like, and wants what is done from now on to be sealed to them. */
let running: RunningApp;
let network: SmallNetwork;
const intruder = newKeyPair();
const digest = plainSha256(intruder.publicKey);
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

/** Kept, unlike what `AsApplication` attempts. */
const asApplication = (sql: string, parameters: unknown[]) =>
  withClient(running.database.appUrl, async (client) => {
    await client.query('begin');
    await client.query('select * from act($1, $2, $3, now())', [
      network.auditor.accountId,
      network.north.id,
      'organisation',
    ]);
    await client.query(sql, parameters);
    await client.query('commit');
  });
const logACase = () => api(running.app, network.caseworker).post('/cases', { pseudonym: 'Otter' });

it('which key that is stands in an entry that nobody changes, and no second entry can say otherwise', async () => {
  const { id } = network.north;
  const application = await AsApplication.open(running.database);
  const entry = `insert into audit_entries (organisation_id, number, entered_on, code, entry_sealed, hash) values ($1, $2, current_date, 'audit-key.made', $3, $3)`;
  for (const number of [0, -5, 100_000]) {
    const { code } = await application.attempt(network.auditor, 'organisation', entry, [id, number, digest]);
    expect([number, code]).toEqual([number, '23505']);
  }
  for (const sql of [
    `update audit_entries set entry_sealed = $2 where organisation_id = $1 and code = 'audit-key.made'`,
    `delete from audit_entries where organisation_id = $1 and entry_sealed <> $2`,
    `update audit_chains set audit_key_digest = $2 where organisation_id = $1`,
  ]) {
    const { code } = await application.attempt(network.auditor, 'organisation', sql, [id, digest]);
    expect(['42501', '42703']).toContain(code);
  }
  await application.close();
});

it('the public key swapped, with everything else that may be written: nothing is done, nothing is sealed to it', async () => {
  const { id } = network.north;
  const [{ public_key: right }] = (await ownerQuery<{ public_key: Buffer }>(
    running.database,
    `select public_key from public_keys where subject_id = $1 and purpose = 'audit'`,
    [id],
  )) as [{ public_key: Buffer }];
  const before = (await stored(running, id)).entries.length;
  const put = `update public_keys set public_key = $2 where subject_id = $1 and purpose = 'audit'`;
  try {
    await asApplication(put, [id, intruder.publicKey]);
    expect((await logACase()).statusCode).toBe(409);
    await asApplication(`delete from public_keys where subject_id = $1 and purpose = 'audit'`, [id]);
    // Nor is it told in clear instead, as it was before there was a key.
    expect((await logACase()).statusCode).toBe(409);
  } finally {
    await asApplication(`delete from public_keys where subject_id = $1 and purpose = 'audit'`, [id]);
    await asApplication(
      `insert into public_keys (subject_id, organisation_id, purpose, public_key) values ($1, $1, 'audit', $2)`,
      [id, right],
    );
  }
  expect((await stored(running, id)).entries.length).toBe(before);
  expect((await logACase()).statusCode).toBe(201);
});

it('it is made once: another auditor who makes one is refused', async () => {
  const second = await network.beginnings.member(network.north, 'auditor');
  await expect(
    acting(running.app, second, () => running.app.get(Ceremonies, { strict: false }).makeAuditKey()),
  ).rejects.toThrow(/duplicate key/);
});
