import { openBlob, type Place, sealBlob } from '../../vault/blob.js';
import { type KeyPair, keyPairFromSeed, openSealed, sealTo } from '../../vault/box.js';
import { CannotOpen } from '../../vault/cannot-open.js';
import { hkdf, randomKey } from '../../vault/derive.js';
import type { Recipient } from '../../vault/recipient.js';
import type { Entry } from './entry.js';

/** The stage of an offer that both sides write under. */
export const EXCHANGE = 'exchange';

/** What a desk keeps of the exchange, sealed in the terms of its referral. Hex, 32 bytes each. */
export interface DeskShare {
  /** With the stage secret it opens and seals the lawyer's copies. */
  key: string;
  /** Of the box that receives the desk's copies: the lawyer has its public half alone. */
  seed: string;
}

/** Whatever is written, short or long, question or report: the same length, in both copies. */
export const ENTRY_BYTES = 8192;

/** @param secret of the offer */
export const newShare = (secret: Uint8Array): DeskShare => ({
  key: halfOf(secret).toString('hex'),
  seed: randomKey().toString('hex'),
});

/** What follows for the lawyer from the secret of their offer: one half, that opens nothing without the stage secret. */
export const halfOf = (secret: Uint8Array): Buffer => hkdf(secret, `referral ${EXCHANGE}`);
export const boxOf = ({ seed }: DeskShare): KeyPair => keyPairFromSeed(Buffer.from(seed, 'hex'));

/** @param half see `halfOf` @param gate the stage secret */
export const sealCopy = (half: Uint8Array, gate: Uint8Array, row: Row, entry: Entry): Buffer =>
  sealBlob(copyKey(half, gate), placeOf(row), FIRST, bytesOf(entry), ENTRY_BYTES);

/** @throws CannotOpen without the stage secret: the offer has ended */
export function openCopy(half: Uint8Array, gate: Uint8Array | undefined, row: Row, sealed: Uint8Array): Entry {
  if (!gate) throw new CannotOpen(placeOf(row));
  return JSON.parse(openBlob(copyKey(half, gate), placeOf(row), sealed).toString()) as Entry;
}

export const sealForDesk = (desk: Recipient, { id, offerId }: Row, entry: Entry): Buffer =>
  sealTo(desk, Buffer.from(JSON.stringify({ ...entry, row: id, offer: offerId })), ENTRY_BYTES);

/** A sealed box is bound to no row: both ids stand inside. @throws CannotOpen where they are others */
export function openForDesk(box: KeyPair, { id, offerId }: Row, sealed: Uint8Array): Entry {
  const { row, offer, ...entry } = JSON.parse(openSealed(box, sealed).toString()) as Entry & Record<string, string>;
  if (row !== id || offer !== offerId) throw new CannotOpen({ table: 'exchange_entries', column: 'for_desk_sealed' });
  return entry as Entry;
}

/**
 * The key of a file that was sent, for both sides: what opens it stands neither with the desk's copies nor with the lawyer's, but goes with the stage
 * secret.
 */
export const sealFileKey = (half: Uint8Array, gate: Uint8Array, { id, organisationId }: FileRow, key: Uint8Array) =>
  sealBlob(fileKey(half, gate), placeOfFile(id, organisationId), FIRST, Buffer.from(key));

/** @throws CannotOpen */
export const openFileKey = (half: Uint8Array, gate: Uint8Array, { id, organisationId }: FileRow, sealed: Uint8Array) =>
  openBlob(fileKey(half, gate), placeOfFile(id, organisationId), sealed);

type FileRow = Pick<Row, 'id' | 'organisationId'>;
export interface Row {
  id: string;
  offerId: string;
  organisationId: string;
}

const FIRST = { keyNumber: 1, counter: 1 };
const fileKey = (half: Uint8Array, gate: Uint8Array) => hkdf(half, 'file', gate);
const placeOfFile = (id: string, organisationId: string): Place => ({
  table: 'offer_files',
  column: 'key_sealed',
  id,
  organisationId,
});
const copyKey = (half: Uint8Array, gate: Uint8Array) => hkdf(half, 'entry', gate);
const bytesOf = (entry: Entry) => Buffer.from(JSON.stringify(entry));
const placeOf = ({ id, organisationId }: Row): Place => ({
  table: 'exchange_copies',
  column: 'for_lawyer_sealed',
  id,
  organisationId,
});
