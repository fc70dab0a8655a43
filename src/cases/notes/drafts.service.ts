import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { Place } from '../../vault/blob.js';
import type { ContentKey } from '../../vault/content-key.js';
import { Wraps } from '../../vault/wraps.js';
import { caseRow } from '../case-row.js';
import type { Case } from '../case.entity.js';

export interface Draft {
  text: string;
  visibility: 'desk' | 'lawyer';
  /** The day on which it was kept. */
  on: string;
}

/** Notes that are not finished. Each writer has one for each case, and sees no other's; it goes with the case's key. */
@Injectable()
export class Drafts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly wraps: Wraps,
  ) {}

  async own(caseId: string, key: ContentKey): Promise<Draft | null> {
    const sealed = await this.sealed(caseId);
    return sealed ? key.open<Draft>('notes', this.place(caseId), sealed) : null;
  }

  /** In the place of the one before. */
  async keep(caseId: string, text: string, visibility: Draft['visibility']) {
    const row = await caseRow(this.db, caseId);
    const key = await this.wraps.open('case', caseId);
    await this.wraps.renewIfOld('case', caseId, row.deskId, key);
    const draft: Draft = { text, visibility, on: this.clock.today() };
    const sealed = key.seal('notes', this.place(caseId), draft, await this.sealed(caseId));
    await this.write(row, sealed);
  }

  async discard(caseId: string) {
    await this.db.change(`delete from drafts where organisation_id = $1 and case_id = $2 and account_id = $3`, [
      ...this.writer(caseId),
    ]);
  }

  /** The cases of these desks about which the actor has begun to write. */
  async begun(deskIds: string[]): Promise<string[]> {
    const { organisationId, accountId } = this.db.actor();
    const rows = await this.db.query<{ case_id: string }>(
      `select case_id from drafts where organisation_id = $1 and account_id = $2 and desk_id = any ($3::uuid[]) order by case_id limit 50`,
      [organisationId, accountId, deskIds],
    );
    return rows.map(({ case_id }) => case_id);
  }

  private async sealed(caseId: string): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ draft_sealed: Buffer }>(
      `select draft_sealed from drafts where organisation_id = $1 and case_id = $2 and account_id = $3`,
      this.writer(caseId),
    );
    return row?.draft_sealed;
  }

  private async write({ deskId, id }: Case, sealed: Buffer) {
    await this.db.query(
      `insert into drafts (organisation_id, case_id, account_id, desk_id, draft_sealed) values ($1, $2, $3, $4, $5)
       on conflict (case_id, account_id) do update set draft_sealed = excluded.draft_sealed`,
      [...this.writer(id), deskId, sealed],
    );
  }

  private writer(caseId: string): [organisationId: string, caseId: string, accountId: string] {
    const { organisationId, accountId } = this.db.actor();
    return [organisationId, caseId, accountId];
  }

  /** Bound to its writer: put into another's row it does not open. */
  private place(caseId: string): Place {
    const { accountId, organisationId } = this.db.actor();
    return { table: 'drafts', column: `draft of ${accountId}`, id: caseId, organisationId };
  }
}
