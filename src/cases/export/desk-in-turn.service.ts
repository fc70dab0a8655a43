import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, MoreThan } from 'typeorm';
import type { Actor } from '../../common/access/actor.js';
import type { Action } from '../../common/access/rules.js';
import { Db } from '../../common/database/db.js';
import { Keyring } from '../../vault/keyring.js';
import { Case } from '../case.entity.js';

/** Which cases are taken out, as far as it stands in clear. */
export interface Taken extends Pick<FindOptionsWhere<Case>, 'state' | 'assigneeId'> {
  deskId: string;
}

/**
 * The cases of a desk a few at a time, each time in a transaction of its own: whatever their number, few are open at once, and
 * whoever reads slowly, or breaks off, holds nothing of the database.
 */
@Injectable()
export class DeskInTurn {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
  ) {}

  async *walk<Read>(
    actor: Actor,
    action: Action,
    taken: Taken,
    { columns, atOnce }: { columns: ('c.summarySealed' | 'c.contentSealed')[]; atOnce: number },
    read: (rows: Case[]) => Promise<Read>,
  ): AsyncGenerator<Read> {
    let after: string | undefined;
    for (;;) {
      const { made, last } = await this.db.actingFor(actor, action, async () => {
        // Whoever lost the desk meanwhile must not be told that this was all of it.
        this.keyring.desk(taken.deskId);
        const rows = await this.rows(taken, columns, atOnce, after);
        return { made: await read(rows), last: rows.length < atOnce ? undefined : rows.at(-1)!.id };
      });
      yield made;
      if (!last) return;
      after = last;
    }
  }

  private rows(taken: Taken, columns: string[], atOnce: number, after: string | undefined): Promise<Case[]> {
    return this.db
      .of(Case)
      .createQueryBuilder('c')
      .addSelect(columns)
      .where({ organisationId: this.db.actor().organisationId, ...taken, ...(after && { id: MoreThan(after) }) })
      .orderBy('c.id')
      .limit(atOnce)
      .getMany();
  }
}
