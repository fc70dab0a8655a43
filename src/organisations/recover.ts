import type pg from 'pg';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../common/access/actor.js';
import type { Role } from '../common/access/rules.js';
import type { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { withClient } from '../common/database/roles.js';
import { checkWords } from '../vault/check-words.js';
import { sameBytes, wipe } from '../vault/derive.js';
import { type DeskKeys, deskKeys } from '../vault/desk-keys.js';
import { Keyring } from '../vault/keyring.js';
import { makePin, type Subject, subjectDigest } from '../vault/pin.js';
import { Pins } from '../vault/pins.js';
import { Recipient } from '../vault/recipient.js';
import type { HolderPair } from '../vault/recovery.js';
import { deskSubject } from './ceremonies.service.js';
import { Members } from './members.service.js';

interface DeskRow {
  id: string;
  organisation_id: string;
  name: string;
  epoch: number;
}
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What is sealed to a pair of recovery holders, an age file inside an age file. @throws when there is no such desk, or it has no key */
export function sealedForPair(
  ownerUrl: string,
  deskId: string,
  pair: HolderPair,
): Promise<{ name: string; sealed: Buffer }> {
  return withDesk(ownerUrl, deskId, async (client, { organisation_id, id, name, epoch }) => {
    const { rows } = await client.query<{ secret_sealed: Buffer }>(
      `select secret_sealed from desk_recoveries where organisation_id = $1 and desk_id = $2 and epoch = $3 and pair = $4`,
      [organisation_id, id, epoch, pair],
    );
    if (!rows[0]) throw new Error(`Nothing of ${name} is sealed to ${pair}: the desk has no key yet.`);
    return { name, sealed: rows[0].secret_sealed };
  });
}

/**
 * Gives the secret of a desk, which two holders have opened, to an account: the first member of a desk whose members all lost theirs.
 * @param words the six check words of the account's key, told by voice
 * @returns the desk's own six words, which the account types before it opens anything
 * @throws WordsDiffer, and Error when the secret is not this desk's
 */
export async function giveRecovered(
  ownerUrl: string,
  { deskId, handle, words, secret }: { deskId: string; handle: string; words: string; secret: Buffer },
  clock: Clock,
): Promise<{ name: string; deskWords: string }> {
  const { desk, actor, subject, box } = await withDesk(ownerUrl, deskId, (client, desk) => found(client, desk, handle));
  const keys = deskKeys(secret, desk.id, desk.organisation_id, desk.epoch);
  if (secret.length !== 32 || !sameBytes(keys.box.publicKey, box))
    throw new Error('This is not the secret of that desk as it is today: nothing was written.');
  const dataSource = await new DataSource({ type: 'postgres', url: ownerUrl }).initialize();
  try {
    const db = new Db(dataSource, clock);
    await db.actingAs(actor, 'organisation', () => grant(db, clock, keys, subject, words));
    return { name: desk.name, deskWords: checkWords(subjectDigest(deskSubject(keys))) };
  } finally {
    wipe(keys.secret, keys.wrapKey, keys.pinKey, keys.box.secretKey);
    await dataSource.destroy();
  }
}

/** The same rows that a coordinator's session writes when it admits somebody. */
async function grant(db: Db, clock: Clock, keys: DeskKeys, subject: Subject, words: string) {
  const keyring = new Keyring(db);
  const accountId = subject.subjectId;
  const pin = makePin(subject, words, accountId, clock.today(), keys.pinKey);
  await keyring.holdEpoch(keys);
  // An older grant of this account is one that it cannot open: it must not be asked for it.
  db.seat().grants = [];
  await new Members(db, keyring).grant(keys, accountId, Recipient.pinned(pin, subject, keys.pinKey));
  await db.sitAgain();
  await new Pins(db, keyring, clock).pin(subject, words, keys);
  new Audit(db, clock).record({ action: 'desk.recovered', object: keys.deskId });
}

async function found(client: pg.Client, desk: DeskRow, handle: string) {
  const { rows } = await client.query<{
    id: string;
    role: Role;
    sessions_from: number;
    key: Buffer | null;
    box: Buffer | null;
  }>(
    `select a.id, a.role, a.sessions_from, m.public_key as key, b.public_key as box
     from accounts a
     left join public_keys m on m.organisation_id = a.organisation_id and m.subject_id = a.id and m.purpose = 'member'
     left join public_keys b on b.organisation_id = a.organisation_id and b.subject_id = $3 and b.purpose = 'desk'
     where a.organisation_id = $1 and a.handle = $2 and a.state = 'active' and a.role in ('caseworker', 'coordinator')`,
    [desk.organisation_id, handle, desk.id],
  );
  const [account] = rows;
  if (!account?.key)
    throw new Error(`${handle} is no caseworker or coordinator of this organisation who has signed in.`);
  if (!account.box) throw new Error('The public key of that desk is gone: nothing was written.');
  const { id: accountId, role, sessions_from: sessionNumber, key: publicKey, box } = account;
  const organisationId = desk.organisation_id;
  // Acts in the account's place without its secret key, which the server never has.
  const actor: Actor = {
    accountId,
    organisationId,
    role,
    handle,
    sessionNumber,
    secretKey: Buffer.alloc(32),
    opened: new Set(),
  };
  return {
    desk,
    actor,
    box,
    subject: { purpose: 'member', subjectId: accountId, organisationId, publicKey } satisfies Subject,
  };
}

/** Row-level security holds for the owner too: it looks into one organisation after the other. */
async function withDesk<T>(
  ownerUrl: string,
  deskId: string,
  work: (client: pg.Client, desk: DeskRow) => Promise<T>,
): Promise<T> {
  return withClient(ownerUrl, async (client) => {
    const { rows: chains } = await client.query<{ organisation_id: string }>(
      'select organisation_id from audit_chains',
    );
    for (const { organisation_id } of chains) {
      await client.query('begin');
      await client.query(
        `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $2, true), set_config('app.reach', 'organisation', true),
                set_config('app.handle', '-', true), set_config('app.desk_ids', '{}', true)`,
        [organisation_id, NOBODY],
      );
      const { rows } = await client.query<DeskRow>(
        'select id, organisation_id, name, epoch from desks where organisation_id = $1 and id = $2',
        [organisation_id, deskId],
      );
      const result = rows[0] && { of: await work(client, rows[0]) };
      await client.query('rollback');
      if (result) return result.of;
    }
    throw new Error(`There is no desk ${deskId}.`);
  });
}
