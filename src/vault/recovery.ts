import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { CannotOpen } from './cannot-open.js';

/** Which two of the three recovery holders open a row: the first opens the outer layer, the second the inner one. */
export type HolderPair = 'AB' | 'AC' | 'BC';

/** An age identity (`AGE-SECRET-KEY-1...`, for the holder alone, offline) and its recipient (`age1...`). */
export async function newRecoveryIdentity(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Whether this is the whole public half of an age identity: its check sum tells a letter that is missing or wrong. */
export function isRecoveryRecipient(text: string): boolean {
  if (!/^age1[0-9a-z]{58}$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Seals a desk secret so that any two of three holders open it and no single one does: age(A, age(B, s)), age(A, age(C, s)),
 * age(B, age(C, s)), in this order, binary age v1 files (age-encryption.org/v1) that `age -d` twice opens offline.
 * The caller has checked the pin of each recipient (purpose `recovery`). Throws RangeError when two are the same person.
 */
export async function sealForPairs(
  secret: Uint8Array,
  recipients: [string, string, string],
): Promise<{ pair: HolderPair; sealed: Buffer }[]> {
  if (new Set(recipients).size !== 3) throw new RangeError('Recovery needs three different holders.');
  const [a, b, c] = recipients;
  return [
    { pair: 'AB', sealed: await sealFor(a, await sealFor(b, secret)) },
    { pair: 'AC', sealed: await sealFor(a, await sealFor(c, secret)) },
    { pair: 'BC', sealed: await sealFor(b, await sealFor(c, secret)) },
  ];
}

/** Opens one of the rows with the two identities it names. Throws CannotOpen. */
export async function openAsPair(sealed: Uint8Array, outerIdentity: string, innerIdentity: string): Promise<Buffer> {
  try {
    return await openWith(innerIdentity, await openWith(outerIdentity, sealed));
  } catch {
    throw new CannotOpen();
  }
}

async function sealFor(recipient: string, bytes: Uint8Array): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(bytes));
}

async function openWith(identity: string, sealed: Uint8Array): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Buffer.from(await decrypter.decrypt(sealed));
}
