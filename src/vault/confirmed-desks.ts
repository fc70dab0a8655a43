import { type Place, openJson, sealingOf, sealJson } from './blob.js';
import { hkdf } from './derive.js';

/** The desks that an account has confirmed by their six words: the box key of each, hex, and the epoch it was of. */
export type ConfirmedDesks = Record<string, { epoch: number; box: string }>;
type Owner = { accountId: string; organisationId: string; secretKey: Uint8Array };

/**
 * Kept under the account's own key, so that nobody who can write rows can make an account believe in a desk key of theirs.
 * Missing, or put back to an older state, it asks for the words again; it never trusts what it sees first.
 */
export function openConfirmed(owner: Owner, sealed: Uint8Array | null): ConfirmedDesks {
  return sealed ? openJson<ConfirmedDesks>(keyOf(owner), placeOf(owner), sealed) : {};
}

export function sealConfirmed(owner: Owner, desks: ConfirmedDesks, previous: Uint8Array | null): Buffer {
  const counter = previous ? sealingOf(previous).counter + 1 : 1;
  return sealJson(keyOf(owner), placeOf(owner), { keyNumber: 1, counter }, desks);
}

const keyOf = ({ secretKey }: Owner) => hkdf(secretKey, 'confirmed desks');
const placeOf = ({ accountId: id, organisationId }: Owner): Place => ({
  table: 'credentials',
  column: 'desks_sealed',
  id,
  organisationId,
});
