import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { Place } from '../../vault/blob.js';
import type { ContentKey } from '../../vault/content-key.js';
import type { DeskKeys } from '../../vault/desk-keys.js';
import { Wraps } from '../../vault/wraps.js';
import { added, type Counts, type Entry, type KeptManifest, type Manifest } from './manifest.js';

interface ImportRow {
  id: string;
  desk_id: string;
  organisation_id: string;
  batch_of: string | null;
  imported_on: string;
  manifest_sealed: Buffer;
}

/** What a desk has taken in, batch by batch. A page import opens each manifest once: `opened` keeps what it has read. */
export type OpenedManifests = Map<string, KeptManifest>;

const SHEETS_LISTED = 20;

@Injectable()
export class Manifests {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly wraps: Wraps,
  ) {}

  /** Two imports into one desk wait for each other, so that a record comes in once. */
  async alone({ deskId }: Pick<DeskKeys, 'deskId'>) {
    await this.db.query(`select pg_advisory_xact_lock(hashtextextended($1, 7))`, [deskId]);
  }

  /** @returns the new import's key, under which the rows that wait are sealed too */
  async begin(
    { organisationId, deskId, ...keys }: DeskKeys,
    id: string,
    batchOf: string | undefined,
    manifest: Manifest,
  ): Promise<ContentKey> {
    const key = await this.wraps.make('import', id, { organisationId, deskId, ...keys });
    const sealed = key.seal('import', placeOf(id, organisationId), manifest, undefined, PAD);
    await this.db.query(
      `insert into imports (id, organisation_id, desk_id, batch_of, imported_on, manifest_sealed) values ($1, $2, $3, $4, $5, $6)`,
      [id, organisationId, deskId, batchOf ?? null, this.clock.today(), sealed],
    );
    return key;
  }

  /** A batch more of the sheet that began with this import. */
  async addTo(head: string, counts: Counts) {
    await this.rewrite(head, (manifest) => ({ ...manifest, whole: added(manifest.whole ?? manifest.counts, counts) }));
  }

  /** Of somebody who refused nothing stays, not even the digest by which the row would be known again. */
  async forget(importId: string, rowId: string) {
    await this.rewrite(importId, (manifest) => ({
      ...manifest,
      entries: manifest.entries.filter(({ row_id }) => row_id !== rowId),
    }));
  }

  /** Nor of whoever was erased: the same row, brought once more, would be somebody new. */
  async forgetCases(deskId: string, erased: Set<string>) {
    const isGone = ({ case_id }: Entry) => case_id !== undefined && erased.has(case_id);
    for (const { id, entries } of await this.of(deskId))
      if (entries.some(isGone))
        await this.rewrite(id, (manifest) => ({
          ...manifest,
          entries: manifest.entries.filter((one) => !isGone(one)),
        }));
  }

  /** A row that waited has become this case, or went into it. */
  async settled(importId: string, rowIds: Map<string, string>) {
    await this.rewrite(importId, (manifest) => ({
      ...manifest,
      entries: manifest.entries.map((entry) => {
        const caseId = entry.row_id && rowIds.get(entry.row_id);
        return caseId ? { ...entry, case_id: caseId } : entry;
      }),
    }));
  }

  /** The sheets of these desks, newest first, without the batches that went on with them. */
  async sheets(deskIds: string[]): Promise<KeptManifest[]> {
    const { organisationId } = this.db.actor();
    const rows = await this.db.query<ImportRow>(
      `select id, organisation_id, desk_id, batch_of, imported_on::text, manifest_sealed from imports
       where organisation_id = $1 and desk_id = any ($2::uuid[]) and batch_of is null order by imported_on desc, id limit $3`,
      [organisationId, deskIds, SHEETS_LISTED],
    );
    return this.open(rows);
  }

  /** @throws NotFoundException */
  async get(id: string): Promise<KeptManifest> {
    const rows = await this.db.query<ImportRow>(
      `select id, organisation_id, desk_id, batch_of, imported_on::text, manifest_sealed from imports
       where organisation_id = $1 and id = $2`,
      [this.db.actor().organisationId, id],
    );
    const [manifest] = await this.open(rows);
    if (!manifest) throw new NotFoundException();
    return manifest;
  }

  /** Everything that a desk took in. */
  async of(deskId: string, opened: OpenedManifests = new Map()): Promise<KeptManifest[]> {
    const rows = await this.db.query<ImportRow>(
      `select id, organisation_id, desk_id, batch_of, imported_on::text, manifest_sealed from imports
       where organisation_id = $1 and desk_id = $2 and id <> all ($3::uuid[])`,
      [this.db.actor().organisationId, deskId, [...opened.keys()]],
    );
    for (const manifest of await this.open(rows)) opened.set(manifest.id, manifest);
    return [...opened.values()];
  }

  /** What a desk knows again, by digest. */
  async known(deskId: string): Promise<Map<string, Entry>> {
    return byDigest(await this.of(deskId));
  }

  private async rewrite(id: string, change: (manifest: Manifest) => Manifest) {
    const { organisationId } = this.db.actor();
    const [row] = await this.db.query<Pick<ImportRow, 'desk_id' | 'manifest_sealed'>>(
      `select desk_id, manifest_sealed from imports where organisation_id = $1 and id = $2`,
      [organisationId, id],
    );
    if (!row) throw new NotFoundException();
    const key = await this.wraps.open('import', id);
    const manifest = key.open<Manifest>('import', placeOf(id, organisationId), row.manifest_sealed);
    await this.wraps.renewIfOld('import', id, row.desk_id, key);
    await this.db.change(`update imports set manifest_sealed = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
      key.seal('import', placeOf(id, organisationId), change(manifest), row.manifest_sealed, PAD),
    ]);
  }

  /** Those whose desk's key the actor holds. */
  private async open(rows: ImportRow[]): Promise<KeptManifest[]> {
    const keys = await this.wraps.openAll(
      'import',
      rows.map(({ id }) => id),
    );
    return rows.flatMap(({ id, organisation_id, desk_id, batch_of, imported_on, manifest_sealed }) => {
      const key = keys.get(id);
      if (!key) return [];
      const manifest = key.open<Manifest>('import', placeOf(id, organisation_id), manifest_sealed);
      return [{ id, deskId: desk_id, on: imported_on, ...(batch_of && { batchOf: batch_of }), ...manifest }];
    });
  }
}

export const byDigest = (manifests: KeptManifest[]) =>
  new Map(manifests.flatMap(({ entries }) => entries.map((entry) => [entry.digest, entry] as const)));

const PAD = 1024;
const placeOf = (id: string, organisationId: string): Place => ({
  table: 'imports',
  column: 'manifest_sealed',
  id,
  organisationId,
});
