import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { Place } from '../../vault/blob.js';
import type { ContentKey } from '../../vault/content-key.js';
import type { DeskKeys } from '../../vault/desk-keys.js';
import { Keyring } from '../../vault/keyring.js';
import { Wraps } from '../../vault/wraps.js';

/** What an import leaves, sealed under the desk's key. A record is known again by the SHA-256 of its normalised cells. */
export interface Manifest {
  by: string;
  counts: { imported: number; needs_review: number; rejected: number; already_there: number };
  entries: { digest: string; case_id?: string; row_id?: string }[];
}
export interface KeptManifest extends Manifest {
  id: string;
  deskId: string;
  on: string;
}

interface ImportRow {
  id: string;
  desk_id: string;
  organisation_id: string;
  imported_on: string;
  manifest_sealed: Buffer;
}

@Injectable()
export class Manifests {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    private readonly wraps: Wraps,
  ) {}

  /** Two imports into one desk wait for each other, so that a record comes in once. */
  async alone({ deskId }: DeskKeys) {
    await this.db.query(`select pg_advisory_xact_lock(hashtextextended($1, 7))`, [deskId]);
  }

  /** @returns the id of the new import, and its key, under which the rows that wait are sealed too */
  async begin(desk: DeskKeys): Promise<{ id: string; key: ContentKey }> {
    const id = randomUUID();
    const key = await this.wraps.make('import', id, desk);
    const manifestSealed = key.seal('import', placeOf(id, desk.organisationId), {
      by: '',
      counts: { imported: 0, needs_review: 0, rejected: 0, already_there: 0 },
      entries: [],
    });
    await this.db.query(
      `insert into imports (id, organisation_id, desk_id, imported_on, manifest_sealed) values ($1, $2, $3, $4, $5)`,
      [id, desk.organisationId, desk.deskId, this.clock.today(), manifestSealed],
    );
    return { id, key };
  }

  async write(id: string, key: ContentKey, manifest: Manifest) {
    const { organisationId } = this.db.actor();
    const [row] = await this.db.query<ImportRow>(
      `select manifest_sealed from imports where organisation_id = $1 and id = $2`,
      [organisationId, id],
    );
    await this.db.change(`update imports set manifest_sealed = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
      key.seal('import', placeOf(id, organisationId), manifest, row!.manifest_sealed, 1024),
    ]);
  }

  /** Newest first. */
  async of(deskIds: string[], limit = 10_000): Promise<KeptManifest[]> {
    const { organisationId } = this.db.actor();
    const rows = await this.db.query<ImportRow>(
      `select id, organisation_id, desk_id, imported_on::text, manifest_sealed from imports
       where organisation_id = $1 and desk_id = any ($2::uuid[]) order by imported_on desc, id limit $3`,
      [organisationId, deskIds, limit],
    );
    const keys = await this.wraps.openAll(
      'import',
      rows.map(({ id }) => id),
    );
    return rows.flatMap((row) => {
      const key = keys.get(row.id);
      return key
        ? [
            {
              id: row.id,
              deskId: row.desk_id,
              on: row.imported_on,
              ...key.open<Manifest>('import', placeOf(row.id, row.organisation_id), row.manifest_sealed),
            },
          ]
        : [];
    });
  }

  /** Of somebody who refused nothing stays, not even the digest by which the row would be known again. */
  async forget(importId: string, rowId: string) {
    const { organisationId } = this.db.actor();
    const key = await this.wraps.open('import', importId);
    const [row] = await this.db.query<ImportRow>(
      `select manifest_sealed from imports where organisation_id = $1 and id = $2`,
      [organisationId, importId],
    );
    const manifest = key.open<Manifest>('import', placeOf(importId, organisationId), row!.manifest_sealed);
    await this.write(importId, key, {
      ...manifest,
      entries: manifest.entries.filter(({ row_id }) => row_id !== rowId),
    });
  }

  /** What an import brought: for a batch that is sent again because its answer was lost. */
  async countsOf(id: string) {
    const desks = this.keyring.desks().map(({ deskId }) => deskId);
    const found = (await this.of(desks)).find((manifest) => manifest.id === id);
    if (!found) throw new NotFoundException();
    return { id, ...found.counts };
  }

  async known(deskId: string): Promise<Set<string>> {
    const manifests = await this.of([deskId]);
    return new Set(manifests.flatMap(({ entries }) => entries.map(({ digest }) => digest)));
  }
}

const placeOf = (id: string, organisationId: string): Place => ({
  table: 'imports',
  column: 'manifest_sealed',
  id,
  organisationId,
});
