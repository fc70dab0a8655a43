import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { type KeyPair, openSealed, publicKeyOf } from '../vault/box.js';
import { CannotOpen } from '../vault/cannot-open.js';
import { plainSha256, wipe } from '../vault/derive.js';
import { Keyring } from '../vault/keyring.js';
import type { Subject } from '../vault/pin.js';
import { Audit, type Head } from './audit.service.js';
import { type KeptHead, openKeptHead, sealKeptHead } from './kept-head.js';

interface GrantRow {
  secret_sealed: Buffer;
  head_sealed: Buffer | null;
}

/** What the auditor who acts holds. `kept` is absent until they have made the key, or typed its words. */
export interface HeldKey {
  pair: KeyPair;
  digest: Buffer;
  kept?: KeptHead;
}

/** `altered`: something of it was replaced, and nothing is opened with it. */
export type Holding = { state: 'not-made' | 'not-given' | 'altered' } | { state: 'unconfirmed' | 'held'; key: HeldKey };

/** The audit key in the hands of one auditor. */
@Injectable()
export class AuditKey {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
  ) {}

  async holding(): Promise<Holding> {
    const made = await this.audit.keyDigest();
    const grant = await this.grant();
    if (!grant) return { state: made ? 'not-given' : 'not-made' };
    try {
      const secretKey = openSealed(this.keyring.own(), grant.secret_sealed);
      this.db.seat().afterwards.push(() => wipe(secretKey));
      const pair = { secretKey, publicKey: publicKeyOf(secretKey) };
      const digest = plainSha256(pair.publicKey);
      const kept = grant.head_sealed ? openKeptHead(this.db.actor(), grant.head_sealed) : undefined;
      // Entries are sealed to the key that the chain names: another one in this hand was put there.
      if (!made?.equals(digest) || (kept && kept.key !== digest.toString('hex'))) return { state: 'altered' };
      return kept ? { state: 'held', key: { pair, digest, kept } } : { state: 'unconfirmed', key: { pair, digest } };
    } catch (error) {
      if (error instanceof CannotOpen) return { state: 'altered' };
      throw error;
    }
  }

  /** @throws Conflict when the actor does not hold the key, or has not confirmed it */
  async held(): Promise<HeldKey & { kept: KeptHead }> {
    const holding = await this.holding();
    if (holding.state === 'held' && holding.key.kept) return { ...holding.key, kept: holding.key.kept };
    throw new Conflict('You do not hold the audit key yet, or it was altered: see the Audit page.', 'no-audit-key');
  }

  /** From here on this auditor notices when the chain does not go on from here. */
  async keep({ number, hash }: Head, digest: Buffer) {
    const [head, key] = [hash.toString('hex'), digest.toString('hex')];
    const sealed = sealKeptHead(
      this.db.actor(),
      { number, hash: head, key },
      (await this.grant())?.head_sealed ?? null,
    );
    await this.db.change(`update audit_grants set head_sealed = $3 where organisation_id = $1 and account_id = $2`, [
      this.db.actor().organisationId,
      this.db.actor().accountId,
      sealed,
    ]);
  }

  /** The key as its six words are made of it. */
  subject({ pair }: HeldKey): Subject {
    const { organisationId } = this.db.actor();
    return { purpose: 'audit', subjectId: organisationId, organisationId, publicKey: pair.publicKey };
  }

  private async grant(): Promise<GrantRow | undefined> {
    const { organisationId, accountId } = this.db.actor();
    const [row] = await this.db.query<GrantRow>(
      `select secret_sealed, head_sealed from audit_grants where organisation_id = $1 and account_id = $2`,
      [organisationId, accountId],
    );
    return row;
  }
}
