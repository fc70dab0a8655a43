import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { PublicKeys } from '../../organisations/public-keys.service.js';
import type { KeyPair } from '../../vault/box.js';
import { CannotOpen } from '../../vault/cannot-open.js';
import { checkWords } from '../../vault/check-words.js';
import { randomKey, sameBytes, wipe } from '../../vault/derive.js';
import { Keyring } from '../../vault/keyring.js';
import { type Subject, subjectDigest } from '../../vault/pin.js';
import { type Signer, signerOf } from '../../vault/signing.js';
import { openPrevious, pairOf, remainderOf, secretFrom } from '../../vault/statistics-secret.js';
import { KeyMaking } from './key-making.service.js';

export interface StatisticsKey {
  number: number;
  id: string;
  /** Base64: what releases are signed with. */
  signingKey: string;
  beganOn: string;
}

/** Base64, and the day from which releases were signed with it. */
export type SigningKey = Pick<StatisticsKey, 'signingKey' | 'beganOn'>;

/** A campaign lead of the network. */
export interface Lead {
  accountId: string;
  organisationId: string;
  handle: string;
  organisation: string;
}

/** The statistics secret as it is at hand in the session that approves, and nowhere else. */
export interface OpenedKey {
  /** By the number of the key: statements of a year may have been sealed to an older one. */
  pairs: Map<number, KeyPair>;
  signer: Signer;
}

const LEADS = `select a.id as "accountId", a.organisation_id as "organisationId", a.handle, o.name as organisation
  from accounts a join organisations o on o.id = a.organisation_id
  where a.role = 'campaign_lead' and a.state = 'active' order by o.name, a.handle`;

/**
 * The key that desks seal their counts to. Its secret is nowhere whole: for each ordered pair of leads it is sealed to the second, and
 * that to the first, so that one takes off a layer and another the next.
 */
@Injectable()
export class StatisticsKeys {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly publicKeys: PublicKeys,
    private readonly making: KeyMaking,
  ) {}

  /** The newest; undefined before two leads have begun. */
  async current(): Promise<StatisticsKey | undefined> {
    return (await this.all())[0];
  }

  /** Newest first. */
  all(): Promise<StatisticsKey[]> {
    return this.db.query<StatisticsKey>(
      `select number, id, encode(signing_key, 'base64') as "signingKey", began_on::text as "beganOn"
       from statistics_keys order by number desc`,
    );
  }

  /** Newest first. */
  signingKeys(): Promise<SigningKey[]> {
    return this.db.query<SigningKey>(
      `select encode(signing_key, 'base64') as "signingKey", began_on::text as "beganOn" from statistics_keys order by number desc`,
    );
  }

  /** Its public half, which a desk pins before it seals to it. */
  async subject(): Promise<Subject | undefined> {
    const key = await this.current();
    return key && this.publicKeys.of('statistics', key.id);
  }

  /** Six words of the public half, for whoever tells them by voice or prints them. */
  async words(): Promise<string | undefined> {
    const subject = await this.subject();
    return subject && checkWords(subjectDigest(subject));
  }

  leads(): Promise<Lead[]> {
    return this.db.query<Lead>(LEADS);
  }

  /**
   * The first lead's session makes the key for itself and one other, whose six words were heard by voice.
   * @returns the signer, so that the plan is signed in the same act
   * @throws Invalid, Conflict
   */
  async begin(otherId: string, typedWords: string): Promise<{ key: StatisticsKey; signer: Signer }> {
    if (await this.current()) throw new Conflict('The network has a statistics key already.', 'made');
    const { accountId } = this.db.actor();
    const other = (await this.leads()).find(({ accountId: id }) => id === otherId && id !== accountId);
    if (!other) throw new Invalid([{ field: 'account_id', message: 'Choose the second campaign lead.' }]);
    const second = await this.making.holder(other, typedWords);
    const secret = randomKey();
    const made = await this.making.make(1, secret, [this.making.self(), second]);
    wipe(secret);
    this.audit.record({ action: 'statistics-key.make', object: made.key.id });
    return made;
  }

  /** With whom the actor can draw: those for whom a share was made with the actor as the first. */
  async approvers(): Promise<Lead[]> {
    const key = await this.current();
    if (!key) return [];
    const shares = await this.db.query<{ id: string }>(
      `select second_account_id as id from statistics_shares where key_number = $1 and first_account_id = $2`,
      [key.number, this.db.actor().accountId],
    );
    return (await this.leads()).filter(({ accountId }) => shares.some(({ id }) => id === accountId));
  }

  /** Takes off the outer layer. What is left opens to that approver alone. @throws CannotOpen */
  async remainderFor(number: number, approverId: string): Promise<Buffer> {
    const [share] = await this.db.query<{ share_sealed: Buffer }>(
      `select share_sealed from statistics_shares
       where key_number = $1 and first_account_id = $2 and second_account_id = $3`,
      [number, this.db.actor().accountId, approverId],
    );
    if (!share) throw new Conflict('You share no statistics key with this lead.', 'no-share');
    return remainderOf(this.keyring.own(), share.share_sealed);
  }

  /**
   * In the approver's session, with the keys before this one: statements of a year may have been sealed to them.
   * @throws Conflict where what was prepared is not this key
   */
  async open(number: number, remainder: Uint8Array): Promise<OpenedKey> {
    const secret = await this.secret(number, remainder);
    const signer = signerOf(secret);
    const pairs = new Map([[number, pairOf(secret)]]);
    const older = await this.db.query<{ number: number; previous_sealed: Buffer }>(
      `select number, previous_sealed from statistics_keys where number between 2 and $1 order by number desc`,
      [number],
    );
    let newer: Buffer = secret;
    for (const { number: of, previous_sealed } of older) {
      const previous = openPrevious(newer, of, previous_sealed);
      wipe(newer);
      pairs.set(of - 1, pairOf(previous));
      newer = previous;
    }
    wipe(newer);
    this.db.seat().afterwards.push(() => pairs.forEach(({ secretKey }) => wipe(secretKey)));
    return { pairs, signer };
  }

  /** Wiped by the caller. Whoever took off the first layer cannot put another secret in its place. @throws Conflict */
  async secret(number: number, remainder: Uint8Array): Promise<Buffer> {
    const [key] = await this.db.query<{ public_key: Buffer }>(
      `select p.public_key from statistics_keys k join public_keys p on p.subject_id = k.id and p.purpose = 'statistics'
       where k.number = $1`,
      [number],
    );
    try {
      const secret = secretFrom(this.keyring.own(), remainder);
      if (key && sameBytes(Buffer.from(pairOf(secret).publicKey), key.public_key)) return secret;
      wipe(secret);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
    }
    throw new Conflict(
      'What was prepared does not open the statistics key. Take it back, and prepare it again.',
      'not-the-key',
    );
  }

  /** Until this transaction ends the key is not made anew; `alone`, it is, and nobody prepares or approves. */
  async hold(how: 'shared' | 'alone'): Promise<void> {
    const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await this.db.query(`select ${lock}(hashtext('ploughshare statistics key'))`);
  }
}
