import { CannotOpen } from '../../vault/cannot-open.js';
import { type KeyPair, openSealed, Recipient, sealTo } from '../../vault/box.js';

/** What a stand-in holds of one offer. */
export interface OpenedCopy {
  /** 32 bytes: the secret that was sealed to whoever is away. */
  secret: Buffer;
  /** Of whoever is away: what the stand-in does is told to this one, and to no key from a column. */
  lawyer: Recipient;
}

/** A sealed box is bound to no row: the offer stands inside, so that a copy moved to another offer is noticed. */
interface Content {
  offer: string;
  secret: string;
  lawyer: string;
}

/** @param lawyer whoever is away; @param standIn who reads it */
export function sealCopy(offerId: string, secret: Uint8Array, lawyer: Recipient, standIn: Recipient): Buffer {
  const content: Content = {
    offer: offerId,
    secret: Buffer.from(secret).toString('hex'),
    lawyer: Recipient.keyOf(lawyer).toString('hex'),
  };
  return sealTo(standIn, Buffer.from(JSON.stringify(content)));
}

/** @throws CannotOpen */
export function openCopy(offerId: string, sealed: Uint8Array, own: KeyPair): OpenedCopy {
  const { offer, secret, lawyer } = JSON.parse(openSealed(own, sealed).toString()) as Content;
  if (offer !== offerId) throw new CannotOpen({ table: 'shred.stand_in_secrets', column: 'secret_sealed' });
  return { secret: Buffer.from(secret, 'hex'), lawyer: Recipient.replyTo(Buffer.from(lawyer, 'hex')) };
}
