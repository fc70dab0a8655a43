import { type KeyPair, openSealed, Recipient, sealTo } from '../../vault/box.js';

/** What a stand-in holds of one offer. */
export interface OpenedCopy {
  /** 32 bytes: the secret that was sealed to whoever is away. */
  secret: Buffer;
  /** Of whoever is away: what the stand-in does is told to this one, and to no key from a column. */
  lawyer: Recipient;
}

/** In one box, so that nobody puts another key beside a secret they do not know. Moved to another offer, the secret opens nothing there. */
interface Content {
  secret: string;
  lawyer: string;
}

/** @param lawyer whoever is away @param standIn who reads it */
export function sealCopy(secret: Uint8Array, lawyer: Recipient, standIn: Recipient): Buffer {
  const content: Content = {
    secret: Buffer.from(secret).toString('hex'),
    lawyer: Recipient.keyOf(lawyer).toString('hex'),
  };
  return sealTo(standIn, Buffer.from(JSON.stringify(content)));
}

/** @throws CannotOpen */
export function openCopy(sealed: Uint8Array, own: KeyPair): OpenedCopy {
  const { secret, lawyer } = JSON.parse(openSealed(own, sealed).toString()) as Content;
  return { secret: Buffer.from(secret, 'hex'), lawyer: Recipient.replyTo(Buffer.from(lawyer, 'hex')) };
}
