import { randomUUID } from 'node:crypto';
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
  cells: Record<string, string>;
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
    judged: JudgedRecord,
  ): Promise<string> {
    const id = randomUUID();
    const { record, reasons, warnings, duplicateOfRecord, kept } = judged;
    const content: Content = {
      record,
      on: this.clock.today(),
      reasons,
      warnings,
      duplicateOfRecord,
      cells: kept?.cells ?? {},
    };
    await this.db.query(
      `insert into import_rows (id, organisation_id, desk_id, import_id, row_sealed) values ($1, $2, $3, $4, $5)`,
      [id, organisationId, deskId, importId, key.seal('import', placeOf(id, organisationId), content, undefined, 512)],
    );
    return id;
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

  async count(deskIds: string[]): Promise<number> {
    const [counted] = await this.db.query<{ rows: number }>(
      `select count(*)::int as rows from import_rows where organisation_id = $1 and desk_id = any ($2::uuid[])`,
      [this.db.actor().organisationId, deskIds],
    );
    return counted!.rows;
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
