import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import type { Listed } from '../case-list.service.js';
import { CaseRows } from '../find/case-rows.service.js';
import { SealedCases } from '../sealed-cases.service.js';

/** From people whose vaults matched to what a list shows of their cases, closed ones too. */
@Injectable()
export class CasesOfPeople {
  constructor(
    private readonly db: Db,
    private readonly rows: CaseRows,
    private readonly sealed: SealedCases,
  ) {}

  /** By person; nobody is missing who has a case. */
  async of(people: string[]): Promise<Map<string, Listed[]>> {
    const found = new Map<string, Listed[]>();
    if (people.length === 0) return found;
    const ofPerson = await this.db.query<{ id: string; person_id: string }>(
      `select id, person_id from cases where organisation_id = $1 and person_id = any ($2::uuid[])`,
      [this.db.actor().organisationId, people],
    );
    const lines = await this.rows.these(ofPerson.map(({ id }) => id));
    const rows = new Map(lines.map((row) => [row.id, row]));
    const summaries = await this.sealed.summaries(lines);
    for (const { id, person_id } of ofPerson) {
      const [row, summary] = [rows.get(id), summaries.get(id)];
      if (row && summary) found.set(person_id, [...(found.get(person_id) ?? []), { row, summary }]);
    }
    return found;
  }
}
