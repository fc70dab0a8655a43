import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { EpochMoved } from '../common/database/epoch-moved.js';
import { Conflict } from '../common/web/refusals.js';
import { CannotOpen } from '../vault/cannot-open.js';
import { randomKey, wipe } from '../vault/derive.js';
import { type DeskKeys, deskKeys } from '../vault/desk-keys.js';
import { DeskBoxes } from '../vault/desk-boxes.js';
import { Keyring } from '../vault/keyring.js';
import { Pins } from '../vault/pins.js';
import { Recipient } from '../vault/recipient.js';
import { sealForPairs } from '../vault/recovery.js';
import { type Wrapped, openWrap, sealWrap } from '../vault/wraps.js';
import { Members } from './members.service.js';
import { PublicKeys } from './public-keys.service.js';
import { Ceremonies, subjectOf } from './ceremonies.service.js';

interface WrapRow {
  kind: Wrapped;
  object_id: string;
  number: number;
  made_in: number;
  key_sealed: Buffer;
}

interface SecretRow {
  kind: Wrapped;
  object_id: string;
  secret: Buffer;
}

/** So many wraps in one statement, and between two turns of this process, which colleagues work with too: some ten milliseconds. */
const BATCH = 100;

/** A new secret for a desk, after somebody left or lost trust: in one transaction, all or nothing, while colleagues work. */
@Injectable()
export class Renewal {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly boxes: DeskBoxes,
    private readonly members: Members,
    private readonly publicKeys: PublicKeys,
    private readonly ceremonies: Ceremonies,
  ) {}

  /**
   * The others get the new secret, the one before with it; recovery gets it; every wrap is renewed. Whoever wraps or grants waits.
   * @param leaving accounts that do not get the new secret
   * @throws Conflict when a member who stays has no valid pin: nothing is sealed to a key that was swapped
   */
  async renew(deskId: string, leaving: string[]): Promise<{ wraps: number }> {
    const old = this.keyring.desk(deskId);
    const { organisationId } = old;
    // Whoever wraps or grants waits for this lock. Whoever only adds a row of the desk (a note, an offer) does not: that would be a foreign
    // key's lock, which `for update` keeps out too.
    const [desk] = await this.db.query<{ epoch: number }>(
      `select epoch from desks where organisation_id = $1 and id = $2 for no key update`,
      [organisationId, deskId],
    );
    if (desk?.epoch !== old.epoch) throw new EpochMoved();
    const own = this.db.actor().accountId;
    if (leaving.includes(own))
      throw new Conflict('You cannot renew the key and leave at once: ask another coordinator.', 'own-leaving');

    const next = deskKeys(randomKey(), deskId, organisationId, old.epoch + 1);
    await this.grantAnew(old, next, leaving);
    await this.sealToRecovery(next);
    await this.pins.renew(old, next);
    await this.boxes.keep(old, next);
    await this.db.change(`update public_keys set public_key = $2 where subject_id = $1 and purpose = 'desk'`, [
      deskId,
      next.box.publicKey,
    ]);
    const wraps = await this.rewrap(old, next);
    await this.db.change(`update desks set epoch = $3, renewal_asked = false where organisation_id = $1 and id = $2`, [
      organisationId,
      deskId,
      next.epoch,
    ]);
    this.keyring.confirm(deskId, next.epoch, next.box.publicKey);
    this.audit.record({ action: 'desk.renewed', object: deskId });
    this.db.seat().afterwards.push(() => wipe(next.secret, next.wrapKey, next.pinKey, next.box.secretKey));
    return { wraps };
  }

  private async grantAnew(old: DeskKeys, next: DeskKeys, leaving: string[]) {
    const own = this.db.actor().accountId;
    const ended = (endsAt: Date | null) => endsAt !== null && endsAt <= this.clock.now();
    for (const { accountId, epoch, endsAt } of await this.members.of(old.deskId)) {
      const stays = epoch === old.epoch && !leaving.includes(accountId) && !ended(endsAt);
      if (!stays) {
        await this.db.change(`delete from grants where organisation_id = $1 and desk_id = $2 and account_id = $3`, [
          old.organisationId,
          old.deskId,
          accountId,
        ]);
        continue;
      }
      const recipient =
        accountId === own
          ? Recipient.self(this.keyring.own())
          : await this.pins.recipient(await this.publicKeys.subject('member', accountId), old.deskId);
      await this.members.grant(next, accountId, recipient, { previous: old.secret, endsAt });
    }
  }

  private async sealToRecovery({ deskId, organisationId, epoch, secret }: DeskKeys) {
    const holders = await this.ceremonies.recoveryHolders();
    for (const holder of holders) await this.pins.demand(subjectOf(holder, organisationId), deskId);
    await this.db.change(`delete from desk_recoveries where organisation_id = $1 and desk_id = $2`, [
      organisationId,
      deskId,
    ]);
    const recipients = holders.map(({ recipient }) => recipient) as [string, string, string];
    for (const { pair, sealed } of await sealForPairs(secret, recipients))
      await this.db.query(
        `insert into desk_recoveries (organisation_id, desk_id, epoch, pair, secret_sealed) values ($1, $2, $3, $4, $5)`,
        [organisationId, deskId, epoch, pair, sealed],
      );
  }

  /**
   * Every key of the desk's cases, persons and imports, under the new wrap key; afterwards none is left under an older epoch. Without a
   * join, and written anew rather than updated: a table that has just grown has no statistics, and a bad plan takes minutes.
   */
  private async rewrap(old: DeskKeys, next: DeskKeys): Promise<number> {
    const desk = [old.organisationId, old.deskId];
    const wraps = await this.db.query<WrapRow>(
      `select kind, object_id, number, made_in, key_sealed from wraps where organisation_id = $1 and desk_id = $2`,
      desk,
    );
    const secrets = await this.db.query<SecretRow>(
      `select kind, object_id, secret from shred.secrets where organisation_id = $1 and desk_id = $2`,
      desk,
    );
    const secretOf = new Map(secrets.map(({ kind, object_id, secret }) => [`${kind} ${object_id}`, secret]));
    await this.db.change(`delete from wraps where organisation_id = $1 and desk_id = $2`, desk);
    for (let from = 0; from < wraps.length; from += BATCH) {
      const batch = wraps.slice(from, from + BATCH);
      await this.db.query(
        `insert into wraps (organisation_id, desk_id, epoch, kind, object_id, number, made_in, key_sealed)
         select $1, $2, $3, n.* from unnest($4::text[], $5::uuid[], $6::int[], $7::int[], $8::bytea[]) as n`,
        [
          ...desk,
          next.epoch,
          batch.map(({ kind }) => kind),
          batch.map(({ object_id }) => object_id),
          batch.map(({ number }) => number),
          batch.map(({ made_in }) => made_in),
          batch.map((row) => rewrapped(old, next, row, secretOf.get(`${row.kind} ${row.object_id}`))),
        ],
      );
      // Colleagues work meanwhile: this process is theirs too.
      await setImmediate();
    }
    return wraps.length;
  }
}

function rewrapped(
  old: DeskKeys,
  next: DeskKeys,
  { kind, object_id, number, key_sealed }: WrapRow,
  secret: Buffer | undefined,
): Buffer {
  if (!secret) throw new CannotOpen({ table: 'wraps', column: kind });
  const key = openWrap(old, kind, object_id, number, key_sealed, secret);
  const renewed = sealWrap(next, kind, object_id, number, key, secret);
  wipe(key);
  return renewed;
}
