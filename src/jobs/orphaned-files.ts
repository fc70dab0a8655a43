import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { type FileOf, SealedFiles } from '../vault/sealed-files.js';

/** Asked as the actor `system`: its policies must show the rows, or what is alive looks like an orphan. */
export interface KnownFiles {
  /** Which of these files a row knows. */
  among(organisationId: string, ids: string[]): Promise<string[]>;
  /** Ids of files that rows know, after this one, in order; empty at the end. */
  after(organisationId: string, id: string): Promise<string[]>;
}

const DAY = 86_400_000;
const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Files that no row knows, because something stopped between the two: deleted once they are a day old. Only kinds are swept of which
 * somebody has said which are alive, and only organisations that this database knows: with a wrong one nothing is lost.
 *
 * A row whose file is not there is told to whoever runs the server, never deleted: a disk that was not mounted looks the same.
 */
@Injectable()
export class OrphanedFiles {
  private readonly kinds = new Map<FileOf, KnownFiles>();
  private readonly log = new Logger('Files');
  private sweptOn = '';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly files: SealedFiles,
  ) {}

  register(of: FileOf, known: KnownFiles) {
    this.kinds.set(of, known);
  }

  /** Once a day, since every file is looked at. @returns how many were deleted */
  async sweep(): Promise<number> {
    const today = this.clock.today();
    if (this.sweptOn === today) return 0;
    const organisations = await this.db.query<{ id: string }>('select id from organisations');
    let [deleted, missing] = [0, 0];
    for (const { id } of organisations)
      for (const [of, known] of this.kinds) {
        deleted += await this.orphansOf(of, id, known);
        missing += await this.missingOf(of, id, known);
      }
    this.sweptOn = today;
    if (missing > 0) this.log.error(`${missing} files that are known are not on the disk. Was one not mounted?`);
    return deleted;
  }

  private async orphansOf(of: FileOf, organisationId: string, known: KnownFiles): Promise<number> {
    const about = { of, organisationId };
    const lying: string[] = [];
    for await (const { id } of this.files.lyingSince(about, new Date(this.clock.now().getTime() - DAY))) lying.push(id);
    let deleted = 0;
    for (let at = 0; at < lying.length; at += AT_ONCE) {
      const some = lying.slice(at, at + AT_ONCE);
      const alive = new Set(await known.among(organisationId, some));
      for (const id of some.filter((one) => !alive.has(one))) {
        await this.files.discard(id, about);
        deleted += 1;
      }
    }
    return deleted;
  }

  private async missingOf(of: FileOf, organisationId: string, known: KnownFiles): Promise<number> {
    let missing = 0;
    for (let ids = await known.after(organisationId, FIRST); ids.length > 0;) {
      for (const id of ids) if (!(await this.files.has(id, { of, organisationId }))) missing += 1;
      ids = await known.after(organisationId, ids.at(-1)!);
    }
    return missing;
  }
}
