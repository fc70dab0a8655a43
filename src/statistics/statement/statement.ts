import { Recipient, type KeyPair, openSealed, sealTo } from '../../vault/box.js';
import { openBlob, type Place, sealBlob } from '../../vault/blob.js';
import { CannotOpen } from '../../vault/cannot-open.js';
import { hkdf, plainSha256, wipe } from '../../vault/derive.js';
import { cellsOf, tablesOf } from '../plan/cells.js';
import type { Period } from '../plan/period.js';
import type { PeriodLength, Plan } from '../plan/plan.js';

/** Where a statement stands: bound to it, so that one desk's is not another's, nor one period's the next one's. */
export interface StatementPlace {
  organisationId: string;
  deskId: string;
  period: Period;
  part: PeriodLength;
}

const HASH = 32;
const CELL = 4;

/** Hash of the plan, then a number of 32 bits for each cell: as long for every desk, whatever is in it. */
export function sealStatement(
  recipient: Recipient,
  shredSecret: Uint8Array,
  place: StatementPlace,
  planFile: Uint8Array,
  cells: readonly number[],
): Buffer {
  const bytes = Buffer.alloc(HASH + CELL * cells.length);
  plainSha256(planFile).copy(bytes);
  cells.forEach((count, at) => bytes.writeUInt32LE(count, HASH + CELL * at));
  const inner = sealBlob(
    keyOf(shredSecret, place),
    blobPlace(place),
    { keyNumber: 1, counter: 1 },
    bytes,
    bytes.length + 1,
  );
  wipe(bytes);
  return sealTo(recipient, inner, inner.length + 1);
}

/** @throws CannotOpen also where it was made by another plan */
export function openStatement(
  pair: KeyPair,
  shredSecret: Uint8Array,
  place: StatementPlace,
  plan: Plan,
  planFile: Uint8Array,
  sealed: Uint8Array,
): Map<string, number[]> {
  const bytes = openBlob(keyOf(shredSecret, place), blobPlace(place), openSealed(pair, sealed));
  const size = tablesOf(plan, place.part).reduce((sum, table) => sum + cellsOf(plan, table).length, 0);
  try {
    if (!bytes.subarray(0, HASH).equals(plainSha256(planFile)) || bytes.length !== HASH + CELL * size)
      throw new CannotOpen();
    let at = HASH;
    return new Map(
      tablesOf(plan, place.part).map((table) => [
        table.name,
        cellsOf(plan, table).map(() => {
          at += CELL;
          return bytes.readUInt32LE(at - CELL);
        }),
      ]),
    );
  } finally {
    wipe(bytes);
  }
}

const keyOf = (shredSecret: Uint8Array, { part }: StatementPlace) => hkdf(shredSecret, `statement/${part}`);
const blobPlace = ({ organisationId, deskId, period, part }: StatementPlace): Place => ({
  table: 'statements',
  column: `statement_sealed ${period} ${part}`,
  id: deskId,
  organisationId,
});
