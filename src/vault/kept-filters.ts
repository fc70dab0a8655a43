import { type Place, openJson, sealingOf, sealJson } from './blob.js';
import { hkdf, wipe } from './derive.js';

type Owner = { accountId: string; organisationId: string; secretKey: Uint8Array };

/** Kept under the account's own key: the name somebody gives to a filter may tell of a case. @throws CannotOpen */
export function openFilters<T>(owner: Owner, sealed: Uint8Array | null): T[] {
  return sealed ? withKeyOf(owner, (key) => openJson<T[]>(key, placeOf(owner), sealed)) : [];
}

export function sealFilters(owner: Owner, filters: unknown[], previous: Uint8Array | null): Buffer {
  const counter = previous ? sealingOf(previous).counter + 1 : 1;
  return withKeyOf(owner, (key) => sealJson(key, placeOf(owner), { keyNumber: 1, counter }, filters, PAD));
}

/** So that the length does not count them. */
const PAD = 2048;

function withKeyOf<T>({ secretKey }: Owner, use: (key: Buffer) => T): T {
  const key = hkdf(secretKey, 'saved filters');
  try {
    return use(key);
  } finally {
    wipe(key);
  }
}
const placeOf = ({ accountId: id, organisationId }: Owner): Place => ({
  table: 'credentials',
  column: 'filters_sealed',
  id,
  organisationId,
});
