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
  /** What stood in the sheet, in cells for which somebody has chosen from a list since. */
  said?: Record<string, string>;
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
    const rows = await this.db.query<Row>(
      `select id, organisation_id, desk_id, import_id, row_sealed from import_rows
       where organisation_id = $1 and desk_id = any ($2::uuid[]) and ($3::uuid is null or id > $3) order by id limit $4`,
      [organisationId, this.deskIds(), after ?? null, SHOWN + 1],
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

  /** As many of the rows that wait as are looked at together, in no order that anybody made. */
  async some(most: number): Promise<WaitingRow[]> {
    const rows = await this.db.query<Row>(
      `select id, organisation_id, desk_id, import_id, row_sealed from import_rows
       where organisation_id = $1 and desk_id = any ($2::uuid[]) order by id limit $3`,
      [this.db.actor().organisationId, this.deskIds(), most],
    );
    return this.open(rows);
  }

  async count(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `select count(*)::integer as count from import_rows where organisation_id = $1 and desk_id = any ($2::uuid[])`,
      [this.db.actor().organisationId, this.deskIds()],
    );
    return row!.count;
  }

  /**
   * Which row to look at after this one: the next id, and after the last the first again.
   * @param after without a row, somebody's own id: two who begin at the same time begin at different rows
   */
  async next(after = this.db.actor().accountId): Promise<string | null> {
    const [row] = await this.db.query<{ id: string }>(
      `select id from import_rows where organisation_id = $1 and desk_id = any ($2::uuid[]) and id <> $3
       order by id < $3, id limit 1`,
      [this.db.actor().organisationId, this.deskIds(), after],
    );
    return row?.id ?? null;
  }

  /** Something of it was settled, and something still waits. */
  async change(row: WaitingRow, changes: Pick<WaitingRow, 'cells' | 'reasons' | 'said'>) {
    const { id, importId, deskId, ...content } = row;
    const { organisationId } = this.db.actor();
    const key = await this.wraps.open('import', importId);
    await this.wraps.renewIfOld('import', importId, deskId, key);
    const [before] = await this.db.query<Pick<Row, 'row_sealed'>>(
      `select row_sealed from import_rows where organisation_id = $1 and id = $2 for update`,
      [organisationId, id],
    );
    if (!before) throw new NotFoundException();
    const sealed = key.seal('import', placeOf(id, organisationId), { ...content, ...changes }, before.row_sealed, PAD);
    await this.db.change(`update import_rows set row_sealed = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
      sealed,
    ]);
  }

  /** Nothing of the rows is kept; the manifest still knows that they were here. @throws NotFoundException when somebody else has settled one */
  async remove(...ids: string[]) {
    const removed = await this.db.change(
      `delete from import_rows where organisation_id = $1 and id = any ($2::uuid[])`,
      [this.db.actor().organisationId, ids],
    );
    if (removed !== ids.length) throw new NotFoundException();
    for (const object of ids) this.audit.record({ action: 'import.settle', object });
  }

  private deskIds = () => this.keyring.desks().map(({ deskId }) => deskId);

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
