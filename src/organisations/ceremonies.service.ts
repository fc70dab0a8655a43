import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditKey } from '../audit/audit-key.service.js';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { newKeyPair, sealTo } from '../vault/box.js';
import { checkWords, sameWords } from '../vault/check-words.js';
import { plainSha256, randomKey, wipe } from '../vault/derive.js';
import { type DeskKeys, deskKeys } from '../vault/desk-keys.js';
import { Keyring } from '../vault/keyring.js';
import { makePin, type Subject, subjectDigest, WordsDiffer } from '../vault/pin.js';
import { Pins } from '../vault/pins.js';
import { Recipient } from '../vault/recipient.js';
import { sealForPairs } from '../vault/recovery.js';
import { Members } from './members.service.js';
import { PublicKeys } from './public-keys.service.js';
import { Readmissions } from './readmissions.service.js';

interface Holder {
  id: string;
  recipient: string;
}

/** The beginnings of keys. Each method is one person's act, in that person's own session. */
@Injectable()
export class Ceremonies {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly auditKey: AuditKey,
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly publicKeys: PublicKeys,
    private readonly members: Members,
    private readonly readmissions: Readmissions,
  ) {}

  /** The administrator names a desk. It cannot receive anything until its first coordinator has borne it. */
  async nameDesk(name: string): Promise<string> {
    const id = randomUUID();
    await this.db.query(`insert into desks (id, organisation_id, name) values ($1, $2, $3)`, [
      id,
      this.db.actor().organisationId,
      name,
    ]);
    this.audit.record({ action: 'desk.named', object: id });
    return id;
  }

  /** The administrator enters the public keys of the three recovery holders, made offline. */
  async enterRecoveryHolders(recipients: [string, string, string]) {
    for (const [index, recipient] of recipients.entries())
      await this.db.query(
        `insert into recovery_holders (id, organisation_id, number, recipient) values ($1, $2, $3, $4)`,
        [randomUUID(), this.db.actor().organisationId, index + 1, recipient],
      );
    this.audit.record({ action: 'recovery-holders.entered' });
  }

  /** The first auditor makes the organisation's audit key, before the first desk is born. */
  async makeAuditKey() {
    const { accountId, organisationId } = this.db.actor();
    const pair = newKeyPair();
    await this.publicKeys.add({
      purpose: 'audit',
      subjectId: organisationId,
      organisationId,
      publicKey: pair.publicKey,
    });
    await this.db.query(`insert into audit_grants (organisation_id, account_id, secret_sealed) values ($1, $2, $3)`, [
      organisationId,
      accountId,
      sealTo(Recipient.self(this.keyring.own()), pair.secretKey),
    ]);
    const digest = plainSha256(pair.publicKey);
    await this.auditKey.keep(await this.audit.beginSealing(digest), digest);
    wipe(pair.secretKey);
  }

  /**
   * The first coordinator's session makes the desk's secret and seals it to itself and to recovery.
   * @param words for each recovery holder, the six check words read from paper or heard by voice
   * @throws WordsDiffer, and Conflict when the desk was born already or an audit key or holder is missing
   */
  async bearDesk(deskId: string, words: Map<string, string>) {
    const { organisationId } = this.db.actor();
    const born = await this.db.change(
      `update desks set epoch = 1, born_on = $3 where organisation_id = $1 and id = $2 and epoch = 0`,
      [organisationId, deskId, this.clock.today()],
    );
    if (born !== 1) throw new Conflict('This desk has its keys already.', 'born');
    if (!(await this.publicKeys.of('audit', organisationId)))
      throw new Conflict('The audit key comes first: ask an auditor to sign in.', 'no-audit-key');
    const holders = await this.recoveryHolders();
    if (holders.length !== 3)
      throw new Conflict('Three recovery holders come first: ask the administrator.', 'no-recovery');

    const keys = deskKeys(randomKey(), deskId, organisationId, 1);
    // The words are checked before anything is sealed to those keys; the pins are kept as soon as the desk is within reach.
    for (const holder of holders)
      makePin(subjectOf(holder, organisationId), words.get(holder.id) ?? '', '', '', keys.pinKey);
    await this.publicKeys.add({ purpose: 'desk', subjectId: deskId, organisationId, publicKey: keys.box.publicKey });
    const own = this.keyring.own();
    await this.members.grant(keys, this.db.actor().accountId, Recipient.self(own));
    await this.db.sitAgain();
    this.keyring.confirm(deskId, keys.epoch, keys.box.publicKey);
    for (const holder of holders)
      await this.pins.pin(subjectOf(holder, organisationId), words.get(holder.id) ?? '', keys);
    const recipients = holders.map(({ recipient }) => recipient) as [string, string, string];
    for (const { pair, sealed } of await sealForPairs(keys.secret, recipients))
      await this.db.query(
        `insert into desk_recoveries (organisation_id, desk_id, epoch, pair, secret_sealed) values ($1, $2, 1, $3, $4)`,
        [organisationId, deskId, pair, sealed],
      );
    this.audit.record({ action: 'desk.borne', object: deskId });
  }

  /** A coordinator types a newcomer's check words; their session seals the desk's secret. Two people needed, by mathematics. */
  async admit(deskId: string, accountId: string, typedWords: string, endsAt?: Date) {
    const { organisationId } = this.db.actor();
    const subject = await this.publicKeys.subject('member', accountId, organisationId);
    const keys = this.keyring.desk(deskId);
    await this.pins.pin(subject, typedWords, keys);
    await this.members.grant(keys, accountId, await this.pins.recipient(subject, deskId), { endsAt });
    await this.readmissions.answered(deskId, accountId);
    this.audit.record({ action: 'member.admitted', object: accountId });
  }

  /** The six words of the desk's own key, told by voice to whoever is admitted: they confirm it before they open anything with it. */
  deskWords(deskId: string): string {
    return checkWords(subjectDigest(deskSubject(this.keyring.desk(deskId))));
  }

  /** A newcomer types the desk's words. @throws WordsDiffer */
  async confirmDesk(deskId: string, typedWords: string) {
    const keys = this.keyring.unconfirmed(deskId);
    if (!sameWords(typedWords, subjectDigest(deskSubject(keys)))) throw new WordsDiffer();
    this.keyring.confirm(deskId, keys.epoch, keys.box.publicKey);
    this.audit.record({ action: 'desk.confirmed', object: deskId });
  }

  /** A lawyer's key is pinned at vetting, or before the first referral. */
  async pinLawyer(deskId: string, accountId: string, typedWords: string) {
    const subject = await this.publicKeys.subject('lawyer', accountId);
    await this.pins.pin(subject, typedWords, this.keyring.desk(deskId));
    this.audit.record({ action: 'lawyer.pinned', object: accountId });
  }

  recoveryHolders(): Promise<Holder[]> {
    return this.db.query<Holder>(
      `select id, recipient from recovery_holders where organisation_id = $1 order by number`,
      [this.db.actor().organisationId],
    );
  }
}

/** A recovery holder's key, as six words are made of it: the text of the age recipient. */
export const subjectOf = ({ id, recipient }: Holder, organisationId: string): Subject => ({
  purpose: 'recovery',
  subjectId: id,
  organisationId,
  publicKey: Buffer.from(recipient),
});

/** The desk's own key, as its words are made of it. */
export const deskSubject = ({ deskId, organisationId, box }: DeskKeys): Subject => ({
  purpose: 'desk',
  subjectId: deskId,
  organisationId,
  publicKey: box.publicKey,
});
