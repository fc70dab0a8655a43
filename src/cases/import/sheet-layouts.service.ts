import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import type { Place } from '../../vault/blob.js';
import type { ContentKey } from '../../vault/content-key.js';
import type { DeskKeys } from '../../vault/desk-keys.js';
import { Wraps } from '../../vault/wraps.js';
import type { Meaning } from './judge/judge.js';
import { fold } from './judge/text.js';

/** What the columns of sheets with these headings are, as somebody of the desk said the last time. Headings may name a person: sealed. */
interface SheetLayout {
  headings: string[];
  meanings: Meaning[];
}
interface Row {
  id: string;
  layout_sealed: Buffer;
}
interface Kept {
  id: string;
  key: ContentKey;
  sealed: Buffer;
  layout: SheetLayout;
}

const PAD = 1024;

@Injectable()
export class SheetLayouts {
  constructor(
    private readonly db: Db,
    private readonly wraps: Wraps,
  ) {}

  /** By place; nothing where no sheet had these headings, in this order. */
  async find(deskId: string, headings: string[]): Promise<Meaning[] | undefined> {
    return (await this.kept(deskId, headings))?.layout.meanings;
  }

  async keep(desk: DeskKeys, headings: string[], meanings: Meaning[]): Promise<void> {
    const { organisationId, deskId } = desk;
    const layout: SheetLayout = { headings: headings.map(fold), meanings };
    const kept = await this.kept(deskId, headings);
    if (!kept) {
      const id = randomUUID();
      const key = await this.wraps.make('import', id, desk);
      const sealed = key.seal('import', placeOf(id, organisationId), layout, undefined, PAD);
      await this.db.query(
        `insert into sheet_layouts (id, organisation_id, desk_id, layout_sealed) values ($1, $2, $3, $4)`,
        [id, organisationId, deskId, sealed],
      );
    } else if (kept.layout.meanings.join() !== meanings.join()) {
      await this.wraps.renewIfOld('import', kept.id, deskId, kept.key);
      await this.db.change(`update sheet_layouts set layout_sealed = $3 where organisation_id = $1 and id = $2`, [
        organisationId,
        kept.id,
        kept.key.seal('import', placeOf(kept.id, organisationId), layout, kept.sealed, PAD),
      ]);
    }
  }

  private async kept(deskId: string, headings: string[]): Promise<Kept | undefined> {
    const { organisationId } = this.db.actor();
    const rows = await this.db.query<Row>(
      `select id, layout_sealed from sheet_layouts where organisation_id = $1 and desk_id = $2`,
      [organisationId, deskId],
    );
    const keys = await this.wraps.openAll(
      'import',
      rows.map(({ id }) => id),
    );
    const wanted = JSON.stringify(headings.map(fold));
    for (const { id, layout_sealed: sealed } of rows) {
      const key = keys.get(id);
      const layout = key?.open<SheetLayout>('import', placeOf(id, organisationId), sealed);
      if (key && layout && JSON.stringify(layout.headings) === wanted) return { id, key, sealed, layout };
    }
    return undefined;
  }
}

const placeOf = (id: string, organisationId: string): Place => ({
  table: 'sheet_layouts',
  column: 'layout_sealed',
  id,
  organisationId,
});
