import { type Place, openJson, sealingOf, sealJson } from './blob.js';
import { hkdf, wipe } from './derive.js';

type Owner = { accountId: string; organisationId: string; secretKey: Uint8Array };

/** A list that an account keeps for itself, in a column of its credentials: only its own key opens it. */
export interface OwnList {
  column: 'filters_sealed' | 'conflict_names_sealed';
  /** What its sub-key is for. */
  label: string;
  /** Bytes, so that the length does not count what is in it. */
  pad: number;
}

/** The name somebody gives to a filter may tell of a case. */
export const FILTERS: OwnList = { column: 'filters_sealed', label: 'saved filters', pad: 2048 };
/** Whom a lawyer acts for. */
export const CONFLICT_NAMES: OwnList = { column: 'conflict_names_sealed', label: 'conflict names', pad: 16_384 };

/** @throws CannotOpen */
export function openOwnList<T>(list: OwnList, owner: Owner, sealed: Uint8Array | null): T[] {
  return sealed ? withKeyOf(list, owner, (key) => openJson<T[]>(key, placeOf(list, owner), sealed)) : [];
}

/** @param previous what this takes the place of: its counter is raised by one */
export function sealOwnList(list: OwnList, owner: Owner, items: unknown[], previous: Uint8Array | null): Buffer {
  const counter = previous ? sealingOf(previous).counter + 1 : 1;
  return withKeyOf(list, owner, (key) =>
    sealJson(key, placeOf(list, owner), { keyNumber: 1, counter }, items, list.pad),
  );
}

function withKeyOf<T>({ label }: OwnList, { secretKey }: Owner, use: (key: Buffer) => T): T {
  const key = hkdf(secretKey, label);
  try {
    return use(key);
  } finally {
    wipe(key);
  }
}
const placeOf = ({ column }: OwnList, { accountId: id, organisationId }: Owner): Place => ({
  table: 'credentials',
  column,
  id,
  organisationId,
});
