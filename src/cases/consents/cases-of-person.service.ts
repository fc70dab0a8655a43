import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';

/** Every case of one person that the desk reaches: cases that went into one another are of the same person. */
@Injectable()
export class CasesOfPerson {
  constructor(
    private readonly db: Db,
    private readonly sealed: SealedCases,
  ) {}

  /** The one in which the work goes on comes first. @throws NotFoundException */
  async of(caseId: string): Promise<OpenedCase[]> {
    const found = new Map([[caseId, await this.sealed.open(caseId)]]);
    for (let next = neighbours(found); next.length > 0; next = neighbours(found)) {
      const opened = await this.sealed.openEach(next);
      for (const one of opened) found.set(one.row.id, one);
      if (opened.length === 0) break;
    }
    return [...found.values()].toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
  }

  /** The same, as they stand, and nobody changes or offers them until this transaction ends. */
  async hold(caseId: string): Promise<OpenedCase[]> {
    const ids = (await this.of(caseId)).map(({ row }) => row.id);
    await this.db.query(
      `select id from cases where organisation_id = $1 and id = any ($2::uuid[]) order by id for update`,
      [this.db.actor().organisationId, ids],
    );
    return this.of(caseId);
  }
}

const isOver = ({ content }: OpenedCase) => content.merged_into !== undefined;

function neighbours(found: Map<string, OpenedCase>): string[] {
  const ids = [...found.values()].flatMap(({ content: { merged_into, merged_from = [] } }) =>
    [merged_into, ...merged_from].flatMap((one) => one?.case_id ?? []),
  );
  return [...new Set(ids)].filter((id) => !found.has(id));
}
