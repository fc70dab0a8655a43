import { Injectable, NotFoundException } from '@nestjs/common';
import { Db, type Grant, type Seat } from '../common/database/db.js';
import { EpochMoved } from '../common/database/epoch-moved.js';
import { type KeyPair, openSealed, publicKeyOf } from './box.js';
import { CannotOpen } from './cannot-open.js';
import { type ConfirmedDesks, openConfirmed, sealConfirmed } from './confirmed-desks.js';
import { type DeskKeys, deskKeys, grantMac } from './desk-keys.js';
import { sameBytes, wipe } from './derive.js';
import { DeskNotConfirmed } from './desk-not-confirmed.js';

/** What a grant seals: the desk's secret, and after a renewal the one before, which proves that it follows from it. */
const SECRET = 32;

/** The keys of whoever acts in this transaction. Opened when first needed, overwritten when the transaction has ended. */
@Injectable()
export class Keyring {
  private readonly opened = new WeakMap<Seat, Map<string, DeskKeys>>();
  private readonly held = new WeakMap<Seat, Set<string>>();

  constructor(private readonly db: Db) {}

  own(): KeyPair {
    const { secretKey } = this.db.actor();
    return { secretKey: Buffer.from(secretKey), publicKey: publicKeyOf(secretKey) };
  }

  /** @throws NotFoundException when the actor holds no key of that desk; DeskNotConfirmed until they have typed its words. */
  desk(deskId: string): DeskKeys {
    const seat = this.db.seat();
    const known = this.opened.get(seat) ?? new Map<string, DeskKeys>();
    const keys = known.get(deskId) ?? this.open(seat, deskId);
    known.set(deskId, keys);
    this.opened.set(seat, known);
    return keys;
  }

  desks(): Grant[] {
    return this.db.seat().grants;
  }

  /** The actor has typed the six words of exactly this desk key. */
  confirm(deskId: string, epoch: number, box: Uint8Array) {
    const seat = this.db.seat();
    this.keep(seat, { ...this.confirmed(seat), [deskId]: { epoch, box: Buffer.from(box).toString('hex') } });
  }

  /**
   * Whoever wraps or grants holds the desk's epoch until the commit: a renewal waits for them, and they for it.
   * @throws EpochMoved when it was renewed since this transaction began
   */
  async holdEpoch({ deskId, organisationId, epoch }: DeskKeys) {
    const seat = this.db.seat();
    const held = this.held.get(seat) ?? new Set<string>();
    if (held.has(deskId)) return;
    const [desk] = await this.db.query<{ epoch: number }>(
      `select epoch from desks where organisation_id = $1 and id = $2 for share`,
      [organisationId, deskId],
    );
    if (desk?.epoch !== epoch) throw new EpochMoved();
    this.held.set(seat, held.add(deskId));
  }

  /** Before saying that something does not hold under this key. @throws EpochMoved when it was renewed since this transaction began */
  async demandCurrent({ deskId, organisationId, epoch }: DeskKeys) {
    const [desk] = await this.db.query<{ epoch: number }>(
      `select epoch from desks where organisation_id = $1 and id = $2`,
      [organisationId, deskId],
    );
    if (desk?.epoch !== epoch) throw new EpochMoved();
  }

  /** What a grant holds, unconfirmed: only for showing that the desk's words are asked for. */
  unconfirmed(deskId: string): DeskKeys {
    return this.unsealed(this.db.seat(), deskId).keys;
  }

  private open(seat: Seat, deskId: string): DeskKeys {
    const { keys, previous } = this.unsealed(seat, deskId);
    const confirmed = this.confirmed(seat);
    const known = confirmed[deskId];
    const box = keys.box.publicKey.toString('hex');
    if (known?.epoch === keys.epoch && known.box === box) return keys;
    // A renewal by a colleague: the new secret came together with the one before, which is the one that was confirmed.
    const follows =
      previous &&
      known?.epoch === keys.epoch - 1 &&
      deskKeys(previous, deskId, keys.organisationId, known.epoch).box.publicKey.toString('hex') === known.box;
    if (!follows) throw new DeskNotConfirmed(deskId);
    this.keep(seat, { ...confirmed, [deskId]: { epoch: keys.epoch, box } });
    return keys;
  }

  private unsealed(seat: Seat, deskId: string): { keys: DeskKeys; previous: Buffer | undefined } {
    const grant = seat.grants.find((one) => one.deskId === deskId);
    if (!grant) throw new NotFoundException();
    const payload = openSealed(this.own(), grant.secretSealed);
    const [secret, previous] = [
      payload.subarray(0, SECRET),
      payload.length > SECRET ? payload.subarray(SECRET) : undefined,
    ];
    const { organisationId, accountId } = this.db.actor();
    const keys = deskKeys(secret, deskId, organisationId, grant.epoch);
    const mac = grantMac(secret, { deskId, accountId, epoch: grant.epoch, secretSealed: grant.secretSealed });
    // A grant that nobody of the desk made, or a public key of the desk that somebody swapped: nothing is opened or sealed.
    if (!sameBytes(mac, grant.mac) || !grant.deskPublicKey || !sameBytes(keys.box.publicKey, grant.deskPublicKey))
      throw new CannotOpen();
    seat.afterwards.push(() => wipe(payload, keys.wrapKey, keys.pinKey, keys.box.secretKey));
    return { keys, previous };
  }

  private confirmed = (seat: Seat): ConfirmedDesks => openConfirmed(this.db.actor(), seat.desksSealed);

  private keep(seat: Seat, desks: ConfirmedDesks) {
    const { accountId } = this.db.actor();
    const sealed = sealConfirmed(this.db.actor(), desks, seat.desksSealed);
    if (!seat.confirmedAnew)
      seat.beforeCommit.unshift(
        async () =>
          void (await this.db.change(`update credentials set desks_sealed = $2 where account_id = $1`, [
            accountId,
            seat.desksSealed,
          ])),
      );
    seat.confirmedAnew = true;
    seat.desksSealed = sealed;
  }
}
