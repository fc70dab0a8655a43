import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Recipient, sealTo } from '../vault/box.js';
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

interface Chain {
  audit_key_digest: Buffer | null;
  head_number: string;
  head_hash: Buffer;
  public_key: Buffer | null;
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
    this.db.seat().beforeCommit.push(() => this.append(organisationId, actor, entry));
  }

  /** The first auditor's session has made the key: from here on entries are sealed to it. */
  async beginSealing(keyDigest: Buffer) {
    const { organisationId } = this.db.actor();
    await this.db.query(
      `update audit_chains set audit_key_digest = $2 where organisation_id = $1 and audit_key_digest is null`,
      [organisationId, keyDigest],
    );
    const { head_number, head_hash } = await this.chain(organisationId);
    await this.write(organisationId, head_number, head_hash, 'audit-key.made', keyDigest);
  }

  private async append(organisationId: string, actor: string, entry: Entry) {
    const chain = await this.chain(organisationId);
    if (!chain.audit_key_digest || !chain.public_key) {
      const code = (TOLD_IN_CLEAR as readonly string[]).includes(entry.action) ? entry.action : 'act';
      return this.write(organisationId, chain.head_number, chain.head_hash, code, null);
    }
    const minute = `${this.clock.calendar().toISOString().slice(0, 16)}Z`;
    const recipient = Recipient.auditKey(chain.public_key, chain.audit_key_digest);
    const sealed = sealTo(recipient, Buffer.from(JSON.stringify({ actor, minute, ...entry })));
    return this.write(organisationId, chain.head_number, chain.head_hash, null, sealed);
  }

  private async chain(organisationId: string): Promise<Chain> {
    const [chain] = await this.db.query<Chain>(
      `select c.audit_key_digest, c.head_number, c.head_hash, k.public_key
       from audit_chains c left join public_keys k on k.organisation_id = c.organisation_id and k.purpose = 'audit'
       where c.organisation_id = $1 for update of c`,
      [organisationId],
    );
    if (!chain) throw new Error('This organisation has no audit chain.');
    return chain;
  }

  private async write(
    organisationId: string,
    headNumber: string,
    previous: Buffer,
    code: string | null,
    sealed: Buffer | null,
  ) {
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
  }
}
