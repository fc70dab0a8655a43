import { type KeyPair, keyPairFromSeed } from './box.js';
import { hkdf, hmac, lengthPrefixed } from './derive.js';

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
