import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { PublicKeys } from '../../organisations/public-keys.service.js';
import { typedIn } from '../../organisations/typed-words.js';
import type { KeyPair } from '../../vault/box.js';
import { checkWords } from '../../vault/check-words.js';
import { hkdf, randomKey, wipe } from '../../vault/derive.js';
import { Keyring } from '../../vault/keyring.js';
import { makePin, type Subject, subjectDigest } from '../../vault/pin.js';
import { Recipient } from '../../vault/recipient.js';
import { type Signer, signerOf } from '../../vault/signing.js';
import { pairOf, remainderOf, sealInLayers, secretFrom } from '../../vault/statistics-secret.js';

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
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly publicKeys: PublicKeys,
  ) {}

  /** The newest; undefined before two leads have begun. */
  async current(): Promise<StatisticsKey | undefined> {
    const [row] = await this.db.query<StatisticsKey>(
      `select number, id, encode(signing_key, 'base64') as "signingKey", began_on::text as "beganOn"
       from statistics_keys order by number desc limit 1`,
    );
    return row;
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
    const { accountId, organisationId } = this.db.actor();
    const other = (await this.leads()).find(({ accountId: id }) => id === otherId && id !== accountId);
    if (!other) throw new Invalid([{ field: 'account_id', message: 'Choose the second campaign lead.' }]);
    const recipient = await this.pinned(other, typedWords);
    const secret = randomKey();
    const signer = signerOf(secret);
    const key = { number: 1, id: randomUUID(), signingKey: signer.publicKey, beganOn: this.clock.today() };
    await this.publicKeys.add({
      purpose: 'statistics',
      subjectId: key.id,
      organisationId,
      publicKey: pairOf(secret).publicKey,
    });
    await this.db.query(`insert into statistics_keys (number, id, signing_key, began_on) values ($1, $2, $3, $4)`, [
      key.number,
      key.id,
      Buffer.from(key.signingKey, 'base64'),
      key.beganOn,
    ]);
    const own = { accountId, organisationId, recipient: Recipient.self(this.keyring.own()) };
    const second = { accountId: other.accountId, organisationId: other.organisationId, recipient };
    for (const [first, last] of [
      [own, second],
      [second, own],
    ] as const)
      await this.db.query(
        `insert into statistics_shares
           (key_number, first_organisation_id, first_account_id, second_organisation_id, second_account_id, share_sealed)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          key.number,
          first.organisationId,
          first.accountId,
          last.organisationId,
          last.accountId,
          sealInLayers(secret, { first: first.recipient, second: last.recipient }),
        ],
      );
    wipe(secret);
    this.audit.record({ action: 'statistics-key.make', object: key.id });
    return { key, signer };
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

  /** In the approver's session. @throws CannotOpen */
  async open(number: number, remainder: Uint8Array): Promise<OpenedKey> {
    const secret = secretFrom(this.keyring.own(), remainder);
    const pair = pairOf(secret);
    const signer = signerOf(secret);
    wipe(secret);
    this.db.seat().afterwards.push(() => wipe(pair.secretKey));
    return { pairs: new Map([[number, pair]]), signer };
  }

  private async pinned(lead: Lead, typedWords: string): Promise<Recipient> {
    const { accountId, secretKey } = this.db.actor();
    const subject = await this.publicKeys.subject('member', lead.accountId, lead.organisationId);
    const pinKey = hkdf(secretKey, 'statistics pin');
    // The pin lives as long as this act: whoever is given a key again later is asked for the words again.
    return typedIn('words', async () =>
      Recipient.pinned(makePin(subject, typedWords, accountId, this.clock.today(), pinKey), subject, pinKey),
    );
  }
}
