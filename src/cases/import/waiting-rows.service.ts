import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Keyring } from '../../vault/keyring.js';
import type { Place } from '../../vault/blob.js';
import type { ContentKey } from '../../vault/content-key.js';
import type { DeskKeys } from '../../vault/desk-keys.js';
import { Wraps } from '../../vault/wraps.js';
import type { JudgedRecord } from './judge/judge.js';

/** A row that waits for a caseworker, sealed as a draft of the desk. */
export interface WaitingRow {
  id: string;
  importId: string;
  deskId: string;
  record: number;
  on: string;
  reasons: string[];
  warnings: string[];
  duplicateOfRecord?: number;
  /** Where the earlier record is that it may be the same person as. */
  like?: { case_id?: string; row_id?: string };
  cells: Record<string, string>;
}
export interface NewWaitingRow {
  id: string;
  judged: JudgedRecord;
  like?: WaitingRow['like'];
}
type Content = Omit<WaitingRow, 'id' | 'importId' | 'deskId'>;

interface Row {
  id: string;
  organisation_id: string;
  desk_id: string;
  import_id: string;
  row_sealed: Buffer;
}

const SHOWN = 100;
const PAD = 512;

@Injectable()
export class WaitingRows {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly wraps: Wraps,
  ) {}

  async add(
    { organisationId, deskId }: DeskKeys,
    { id: importId, key }: { id: string; key: ContentKey },
    rows: NewWaitingRow[],
  ): Promise<void> {
    const on = this.clock.today();
    const sealed = rows.map(({ id, judged: { record, reasons, warnings, duplicateOfRecord, kept }, like }) => {
      const content: Content = { record, on, reasons, warnings, duplicateOfRecord, like, cells: kept?.cells ?? {} };
      return key.seal('import', placeOf(id, organisationId), content, undefined, PAD);
    });
    await this.db.query(
      `insert into import_rows (id, organisation_id, desk_id, import_id, row_sealed)
       select new.id, $1, $2, $3, new.row_sealed from unnest($4::uuid[], $5::bytea[]) as new (id, row_sealed)`,
      [organisationId, deskId, importId, rows.map(({ id }) => id), sealed],
    );
  }

  async page(after?: string): Promise<{ rows: WaitingRow[]; next: string | null }> {
    const { organisationId } = this.db.actor();
    const desks = this.keyring.desks().map(({ deskId }) => deskId);
    const rows = await this.db.query<Row>(
      `select id, organisation_id, desk_id, import_id, row_sealed from import_rows
       where organisation_id = $1 and desk_id = any ($2::uuid[]) and ($3::uuid is null or id > $3) order by id limit $4`,
      [organisationId, desks, after ?? null, SHOWN + 1],
    );
    const shown = await this.open(rows.slice(0, SHOWN));
    return { rows: shown.sort((a, b) => a.record - b.record), next: rows.length > SHOWN ? rows[SHOWN - 1]!.id : null };
  }

  async get(id: string): Promise<WaitingRow> {
    const rows = await this.db.query<Row>(
      `select id, organisation_id, desk_id, import_id, row_sealed from import_rows where organisation_id = $1 and id = $2`,
      [this.db.actor().organisationId, id],
    );
    const [row] = await this.open(rows);
    if (!row) throw new NotFoundException();
    return row;
  }

  /** Nothing of the row is kept; the manifest still knows that it was here. @throws NotFoundException when somebody else has settled it */
  async remove(id: string) {
    const removed = await this.db.change(`delete from import_rows where organisation_id = $1 and id = $2`, [
      this.db.actor().organisationId,
      id,
    ]);
    if (removed !== 1) throw new NotFoundException();
    this.audit.record({ action: 'import.settle', object: id });
  }

  private async open(rows: Row[]): Promise<WaitingRow[]> {
    const keys = await this.wraps.openAll('import', [...new Set(rows.map(({ import_id }) => import_id))]);
    return rows.flatMap((row) => {
      const key = keys.get(row.import_id);
      if (!key) return [];
      const content = key.open<Content>('import', placeOf(row.id, row.organisation_id), row.row_sealed);
      return [{ id: row.id, importId: row.import_id, deskId: row.desk_id, ...content }];
    });
  }
}

const placeOf = (id: string, organisationId: string): Place => ({
  table: 'import_rows',
  column: 'row_sealed',
  id,
  organisationId,
});
