import { Injectable, NotFoundException } from '@nestjs/common';
import { Db, type Grant, type Seat } from '../common/database/db.js';
import { type KeyPair, keyPairFromSeed, openSealed, publicKeyOf } from './box.js';
import { CannotOpen } from './cannot-open.js';
import { hkdf, hmac, lengthPrefixed, sameBytes, wipe } from './derive.js';

/** What follows from a desk's secret. Nothing of it is stored. */
export interface DeskKeys {
  deskId: string;
  organisationId: string;
  epoch: number;
  /** The desk secret itself: only to be sealed to a new member. */
  secret: Buffer;
  /** Receives: lawyers' answers, intake, transfers. */
  box: KeyPair;
  /** Wraps the keys of cases, persons and imports. */
  wrapKey: Buffer;
  /** MACs the desk's pins. */
  pinKey: Buffer;
}

/** The keys of whoever acts in this transaction. Opened when first needed, overwritten when the transaction has ended. */
@Injectable()
export class Keyring {
  private readonly opened = new WeakMap<Seat, Map<string, DeskKeys>>();

  constructor(private readonly db: Db) {}

  own(): KeyPair {
    const { secretKey } = this.db.actor();
    return { secretKey: Buffer.from(secretKey), publicKey: publicKeyOf(secretKey) };
  }

  /** @throws NotFoundException when the actor holds no key of that desk. */
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

  private open(seat: Seat, deskId: string): DeskKeys {
    const grant = seat.grants.find((one) => one.deskId === deskId);
    if (!grant) throw new NotFoundException();
    const secret = openSealed(this.own(), grant.secretSealed);
    const { organisationId, accountId } = this.db.actor();
    const keys = deskKeys(secret, deskId, organisationId, grant.epoch);
    const mac = grantMac(secret, { deskId, accountId, epoch: grant.epoch, secretSealed: grant.secretSealed });
    // A grant that nobody of the desk made, or a public key of the desk that somebody swapped: nothing is opened or sealed.
    if (!sameBytes(mac, grant.mac) || !grant.deskPublicKey || !sameBytes(keys.box.publicKey, grant.deskPublicKey))
      throw new CannotOpen();
    seat.afterwards.push(() => wipe(secret, keys.wrapKey, keys.pinKey, keys.box.secretKey));
    return keys;
  }
}

export const deskKeys = (secret: Buffer, deskId: string, organisationId: string, epoch: number): DeskKeys => ({
  deskId,
  organisationId,
  epoch,
  secret,
  box: keyPairFromSeed(hkdf(secret, 'desk box')),
  wrapKey: hkdf(secret, 'desk wrap'),
  pinKey: hkdf(secret, 'desk pin'),
});

/** Made by whoever holds the secret: an administrator who writes a grant row cannot make it. */
export const grantMac = (
  secret: Uint8Array,
  {
    deskId,
    accountId,
    epoch,
    secretSealed,
  }: { deskId: string; accountId: string; epoch: number; secretSealed: Uint8Array },
) => hmac(hkdf(secret, 'desk grant'), lengthPrefixed(deskId, accountId, String(epoch), secretSealed));
