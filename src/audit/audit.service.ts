import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Recipient, sealTo } from '../vault/box.js';
import { NotPinned } from '../vault/pin.js';
import { entryHash } from './entry-hash.js';

/** Acts that are told in clear while there is no audit key; all others are then only an `act`. */
const TOLD_IN_CLEAR = [
  'organisation.begun',
  'account.invited',
  'account.begun',
  'session.begun',
  'session.refused',
  'desk.named',
] as const;

export interface Entry {
  /** What was done: an action of rules.ts, or a word for what no route does. */
  action: string;
  /** The id of what it was done to; never a reference or a name. */
  object?: string;
  /** Why, where the act asks for it. Sealed like the rest. */
  reason?: string;
  refused?: number;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

interface Chain {
  head_number: string;
  head_hash: Buffer;
  /** SHA-256 of the key that entries are sealed to, from the entry that made it: no entry is ever changed. */
  key_digest: Buffer | null;
  public_key: Buffer | null;
}

/** Where a chain ends. */
export interface Head {
  number: string;
  hash: Buffer;
}

/**
 * The organisation's trail: who did what to what, sealed to its auditors, each entry chained to the one before by SHA-256.
 * Entries are written last in a transaction, so that the head of the chain, which all writers share, is locked briefly.
 */
@Injectable()
export class Audit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Written just before the commit of this transaction: with the act, or not at all. */
  record(entry: Entry, as = this.db.actor()) {
    const { accountId: actor, organisationId } = as;
    this.db.seat().beforeCommit.push(async () => void (await this.append(organisationId, actor, entry)));
  }

  /** What happened by itself, in the trail of the organisation it concerns. A job acts as nobody, and within that organisation for this entry alone. */
  recordByItself(organisationId: string, entry: Entry) {
    this.db.seat().beforeCommit.push(async () => {
      const within = `select set_config('app.organisation_id', $1, true)`;
      await this.db.query(within, [organisationId]);
      await this.append(organisationId, undefined, entry);
      await this.db.query(within, [NOBODY]);
    });
  }

  /** The first auditor's session has made the key: from here on entries are sealed to it. A second such entry is refused. */
  async beginSealing(keyDigest: Buffer): Promise<Head> {
    const { organisationId } = this.db.actor();
    const { head_number, head_hash } = await this.chain(organisationId);
    return this.write(organisationId, head_number, head_hash, 'audit-key.made', keyDigest);
  }

  /** SHA-256 of the key that entries are sealed to, as the chain names it; null before it is made. */
  async keyDigest(): Promise<Buffer | null> {
    const [row] = await this.db.query<{ entry_sealed: Buffer }>(
      `select entry_sealed from audit_entries where organisation_id = $1 and code = 'audit-key.made'`,
      [this.db.actor().organisationId],
    );
    return row?.entry_sealed ?? null;
  }

  private async append(organisationId: string, actor: string | undefined, entry: Entry) {
    const chain = await this.chain(organisationId);
    if (!chain.key_digest) {
      const code = (TOLD_IN_CLEAR as readonly string[]).includes(entry.action) ? entry.action : 'act';
      return this.write(organisationId, chain.head_number, chain.head_hash, code, null);
    }
    const minute = `${this.clock.calendar().toISOString().slice(0, 16)}Z`;
    // Without its public key nothing is told in clear instead: somebody took it away.
    if (!chain.public_key) throw new NotPinned();
    const recipient = Recipient.auditKey(chain.public_key, chain.key_digest);
    const sealed = sealTo(recipient, Buffer.from(JSON.stringify({ actor, minute, ...entry })));
    return this.write(organisationId, chain.head_number, chain.head_hash, null, sealed);
  }

  private async chain(organisationId: string): Promise<Chain> {
    const [head] = await this.db.query<Pick<Chain, 'head_number' | 'head_hash'>>(
      `select head_number, head_hash from audit_chains where organisation_id = $1 for update`,
      [organisationId],
    );
    if (!head) throw new Error('This organisation has no audit chain.');
    // A statement of its own: whoever waited for the head sees a key that was made meanwhile.
    const [key] = await this.db.query<Pick<Chain, 'key_digest' | 'public_key'>>(
      `select e.entry_sealed as key_digest, k.public_key
       from audit_entries e
       left join public_keys k on k.organisation_id = e.organisation_id and k.subject_id = e.organisation_id and k.purpose = 'audit'
       where e.organisation_id = $1 and e.code = 'audit-key.made'`,
      [organisationId],
    );
    return { ...head, ...(key ?? { key_digest: null, public_key: null }) };
  }

  private async write(
    organisationId: string,
    headNumber: string,
    previous: Buffer,
    code: string | null,
    sealed: Buffer | null,
  ): Promise<Head> {
    const number = String(BigInt(headNumber) + 1n);
    const day = this.clock.today();
    const hash = entryHash({ organisationId, number, day, code, sealed, previous });
    await this.db.query(
      `insert into audit_entries (organisation_id, number, entered_on, code, entry_sealed, hash) values ($1, $2, $3, $4, $5, $6)`,
      [organisationId, number, day, code, sealed, hash],
    );
    await this.db.query(`update audit_chains set head_number = $2, head_hash = $3 where organisation_id = $1`, [
      organisationId,
      number,
      hash,
    ]);
    return { number, hash };
  }
}
