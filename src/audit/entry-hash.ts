import { sha256 } from '../vault/derive.js';

/** SHA-256 over the row and the previous hash. */
export const entryHash = (row: {
  organisationId: string;
  number: string;
  day: string;
  code: string | null;
  sealed: Buffer | null;
  previous: Buffer;
}) => sha256(row.previous, row.organisationId, row.number, row.day, row.code ?? '', row.sealed ?? Buffer.alloc(0));

/** What the first entry of an organisation is chained to. */
export const genesis = (organisationId: string) => sha256('ploughshare audit chain', organisationId);
