import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { type KnownFiles, OrphanedFiles } from '../../jobs/orphaned-files.js';

const AT_ONCE = 500;

/** Tells the sweep which files are documents: their ids, and nothing else of them. */
@Injectable()
export class KnownDocuments implements KnownFiles, OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly orphans: OrphanedFiles,
  ) {}

  onModuleInit() {
    this.orphans.register('document', this);
  }

  among(organisationId: string, ids: string[]): Promise<string[]> {
    return this.ids(`select id from documents where organisation_id = $1 and id = any ($2::uuid[])`, [
      organisationId,
      ids,
    ]);
  }

  after(organisationId: string, id: string): Promise<string[]> {
    return this.ids(`select id from documents where organisation_id = $1 and id > $2 order by id limit $3`, [
      organisationId,
      id,
      AT_ONCE,
    ]);
  }

  private async ids(sql: string, parameters: unknown[]) {
    return (await this.db.query<{ id: string }>(sql, parameters)).map(({ id }) => id);
  }
}
