import { NotFoundException } from '@nestjs/common';
import type { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { Case } from './case.entity.js';

/** A case out of reach does not exist: 404, never 403, so ids reveal nothing. */
export async function caseRow(db: Db, id: string): Promise<Case> {
  const { organisationId } = db.actor();
  const row = await db.of(Case).findOneBy({ id, organisationId });
  if (!row) throw new NotFoundException();
  return row;
}

/** A closed case takes notes, and can be opened again; it takes nothing else. @throws Conflict 409 */
export function refuseClosed({ state }: Pick<Case, 'state'>) {
  if (state === 'closed')
    throw new Conflict(
      'This case is closed, so nothing of it is changed. Open it again first; a note can be added without.',
      'closed',
    );
}

/** For what changes no version of the case: it stays open, or closed, until this transaction ends. @throws Conflict 409 */
export async function holdOpen(db: Db, id: string) {
  refuseClosed(await hold(db, id));
}

/**
 * Whoever changes this case waits until this transaction ends, whatever state it is in. Taken before the rows of its referrals by all who write
 * both (decisions/0039). @throws NotFoundException
 */
export async function hold(db: Db, id: string): Promise<Pick<Case, 'state'>> {
  const [row] = await db.query<Pick<Case, 'state'>>(
    `select state from cases where organisation_id = $1 and id = $2 for update`,
    [db.actor().organisationId, id],
  );
  if (!row) throw new NotFoundException();
  return row;
}
