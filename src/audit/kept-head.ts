import { type Place, openJson, sealingOf, sealJson } from '../vault/blob.js';
import { hkdf } from '../vault/derive.js';

/** What an auditor keeps under their own key: where the chain ended when they saw it last, and which audit key they trust. Hex. */
export interface KeptHead {
  number: string;
  hash: string;
  /** SHA-256 of the audit key. */
  key: string;
}
type Owner = { accountId: string; organisationId: string; secretKey: Uint8Array };

/** @throws CannotOpen when somebody changed it */
export const openKeptHead = (owner: Owner, sealed: Uint8Array): KeptHead =>
  openJson<KeptHead>(keyOf(owner), placeOf(owner), sealed);

export const sealKeptHead = (owner: Owner, head: KeptHead, previous: Uint8Array | null): Buffer =>
  sealJson(
    keyOf(owner),
    placeOf(owner),
    { keyNumber: 1, counter: previous ? sealingOf(previous).counter + 1 : 1 },
    head,
  );

const keyOf = ({ secretKey }: Owner) => hkdf(secretKey, 'head of the audit chain');
const placeOf = ({ accountId: id, organisationId }: Owner): Place => ({
  table: 'audit_grants',
  column: 'head_sealed',
  id,
  organisationId,
});
