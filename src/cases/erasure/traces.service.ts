import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import { Manifests } from '../import/manifests.service.js';
import type { CaseContent } from '../case.content.js';
import { SealedCases } from '../sealed-cases.service.js';

const TOGETHER = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

type Row = { id: string; organisationId: string; contentSealed: Buffer };

/**
 * What is left of an erased case in what stays: other cases that name it, and the sheet it came with. All of it is sealed under keys of the
 * desk, so that the job cannot reach it: a session of the desk removes it.
 */
@Injectable()
export class Traces {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly manifests: Manifests,
  ) {}

  /** Erased cases of these desks that may still be mentioned. */
  async left(deskIds: string[]): Promise<{ id: string; deskId: string }[]> {
    return this.db.query<{ id: string; deskId: string }>(
      `select id, desk_id as "deskId" from erasures where organisation_id = $1 and desk_id = any ($2::uuid[]) and traces_left`,
      [this.db.actor().organisationId, deskIds],
    );
  }

  /** Reads every case of the desks where something is left. @returns of how many erased cases nothing is left now */
  async remove(deskIds: string[]): Promise<number> {
    const left = await this.left(deskIds);
    for (const [deskId, erased] of Map.groupBy(left, (one) => one.deskId)) {
      const ids = new Set(erased.map(({ id }) => id));
      for await (const caseId of this.mentioning(deskId, ids)) await this.removeFrom(caseId, ids);
      await this.manifests.forgetCases(deskId, ids);
      await this.db.change(
        `update erasures set traces_left = false where organisation_id = $1 and desk_id = $2 and id = any ($3::uuid[])`,
        [this.db.actor().organisationId, deskId, [...ids]],
      );
      this.audit.record({ action: 'retention.remove-traces', object: deskId });
    }
    return left.length;
  }

  async removeFrom(caseId: string, erased: Set<string>) {
    const opened = await this.sealed.open(caseId);
    const { content, row } = opened;
    content.related = content.related?.filter(({ case_id }) => !erased.has(case_id));
    content.merged_from = content.merged_from?.filter(({ case_id }) => !erased.has(case_id));
    await this.sealed.saveUntold(opened, { state: row.state }, 'What it said of an erased case was removed');
  }

  private async *mentioning(deskId: string, erased: Set<string>): AsyncGenerator<string> {
    for (let after = FIRST, rows = await this.after(deskId, after); rows.length > 0;) {
      const contents = await this.sealed.contents(rows);
      for (const [id, content] of contents) if (mentions(content, erased)) yield id;
      after = rows.at(-1)!.id;
      rows = await this.after(deskId, after);
    }
  }

  private after(deskId: string, id: string): Promise<Row[]> {
    return this.db.query<Row>(
      `select id, organisation_id as "organisationId", content_sealed as "contentSealed" from cases
       where organisation_id = $1 and desk_id = $2 and id > $3 order by id limit $4`,
      [this.db.actor().organisationId, deskId, id, TOGETHER],
    );
  }
}

const mentions = ({ related = [], merged_from = [] }: CaseContent, erased: Set<string>) =>
  [...related, ...merged_from].some(({ case_id }) => erased.has(case_id));
