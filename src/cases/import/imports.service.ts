import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { DeskKeys } from '../../vault/desk-keys.js';
import { Cases } from '../cases.service.js';
import { Notes } from '../notes/notes.service.js';
import { SealedCases } from '../sealed-cases.service.js';
import { caseOfRecord } from './case-of-record.js';
import type { JudgedRecord } from './judge/judge.js';
import { Manifests } from './manifests.service.js';
import { WaitingRows } from './waiting-rows.service.js';

export interface Brought {
  id: string;
  imported: number;
  needs_review: number;
  rejected: number;
  already_there: number;
}

/** Brings judged records into a desk: what is certain becomes cases, what is not waits, what was refused leaves nothing. */
@Injectable()
export class Imports {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly cases: Cases,
    private readonly notes: Notes,
    private readonly sealed: SealedCases,
    private readonly manifests: Manifests,
    private readonly waiting: WaitingRows,
  ) {}

  /** One transaction, and one act in the audit trail. What came in before is left out, so the same sheet comes in once. `leftOut`: rejected before, and not among the records. */
  async bring(desk: DeskKeys, records: JudgedRecord[], leftOut = 0): Promise<Brought> {
    await this.manifests.alone(desk);
    const known = await this.manifests.known(desk.deskId);
    const { id, key } = await this.manifests.begin(desk);
    const brought: Brought = { id, imported: 0, needs_review: 0, rejected: leftOut, already_there: 0 };
    const entries: { digest: string; case_id?: string; row_id?: string }[] = [];
    for (const judged of records) {
      const { outcome, digest } = judged;
      if (outcome === 'rejected' || !digest) brought.rejected += 1;
      else if (known.has(digest)) brought.already_there += 1;
      else {
        known.add(digest);
        brought[outcome] += 1;
        entries.push(
          outcome === 'imported'
            ? { digest, case_id: await this.log(desk, judged) }
            : { digest, row_id: await this.waiting.add(desk, { id, key }, judged) },
        );
      }
    }
    const { imported, needs_review, rejected, already_there } = brought;
    const counts = { imported, needs_review, rejected, already_there };
    await this.manifests.write(id, key, { by: this.db.actor().handle, counts, entries });
    this.audit.record({ action: 'import.save', object: id });
    return brought;
  }

  /** One record as a case. @returns its id */
  async log(desk: DeskKeys, judged: JudgedRecord): Promise<string> {
    const { handle } = this.db.actor();
    const { content, identity, firstNote } = caseOfRecord(judged, { on: this.clock.today(), by: handle });
    const row = await this.cases.log(desk, { content, identity, state: 'open', assigneeId: null });
    if (firstNote) {
      const { key } = await this.sealed.open(row.id);
      await this.notes.first(row, key, {
        from: 'word',
        title: 'From the imported sheet',
        text: firstNote,
        visibility: 'desk',
      });
    }
    return row.id;
  }
}
