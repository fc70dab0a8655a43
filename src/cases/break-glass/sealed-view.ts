import { openJson, type Place, sealJson } from '../../vault/blob.js';
import { CannotOpen } from '../../vault/cannot-open.js';
import { hkdf, wipe } from '../../vault/derive.js';
import type { CopiedCase } from './shown-case.js';

/** What a coordinator asks another desk: sealed to both desks, so that the row tells neither which case nor why. */
export interface Ask {
  reference: string;
  reason: string;
  /** 32 bytes, hex: the answer is sealed under it, so that it needs no key of a column. */
  answer_key: string;
}

/** Who answered, and what they said where they refused. */
export interface Answer {
  by: string;
  word?: string;
}

type Row = { id: string; organisationId: string };

/** Four kilobytes or a multiple: the length tells little of how much was written. */
const PAD = 4096;
const FIRST = { keyNumber: 1, counter: 1 };

/** @param secret 32 bytes, sealed to whoever asked. @param gate 32 bytes in `shred`: destroyed, the copy opens to nobody */
export const sealCopy = (row: Row, secret: Uint8Array, gate: Uint8Array, copy: CopiedCase): Buffer =>
  withKey(secret, gate, (key) => sealJson(key, placeOf(row, 'view_sealed'), FIRST, copy, PAD));

/** @throws CannotOpen */
export function openCopy(row: Row, secret: Uint8Array, gate: Uint8Array | undefined, sealed: Uint8Array): CopiedCase {
  const place = placeOf(row, 'view_sealed');
  if (!gate) throw new CannotOpen(place);
  return withKey(secret, gate, (key) => openJson<CopiedCase>(key, place, sealed));
}

export const sealAnswer = (row: Row, { answer_key }: Ask, answer: Answer): Buffer =>
  sealJson(Buffer.from(answer_key, 'hex'), placeOf(row, 'answer_sealed'), FIRST, answer);

/** @throws CannotOpen */
export const openAnswer = (row: Row, { answer_key }: Ask, sealed: Uint8Array): Answer =>
  openJson<Answer>(Buffer.from(answer_key, 'hex'), placeOf(row, 'answer_sealed'), sealed);

function withKey<T>(secret: Uint8Array, gate: Uint8Array, use: (key: Buffer) => T): T {
  const key = hkdf(secret, 'break-glass view', gate);
  try {
    return use(key);
  } finally {
    wipe(key);
  }
}

const placeOf = ({ id, organisationId }: Row, column: string): Place => ({
  table: 'break_glass',
  column,
  id,
  organisationId,
});
