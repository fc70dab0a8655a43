import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Keyring } from '../../vault/keyring.js';
import { wipe } from '../../vault/derive.js';
import { Imports } from './imports.service.js';
import type { Judged } from './reading/asked.js';
import { recordsIn } from './reading/reading.service.js';
import type { OpenedManifests } from './manifests.service.js';

/** So many records are sealed at once: about a tenth of a second in which nobody else is served. */
export const BATCH = 300;

/** What is left of a sheet when its first batch is in. */
interface Rest {
  deskId: string;
  /** The first batch's id: the sheet is known by it. */
  head: string;
  batches: Uint8Array[];
  digests: Map<number, string>;
}

/**
 * Sheets that are too long for one request: the first batch comes in with it, the others afterwards, one transaction each, by the
 * same session's right and with its key. A page tells how far it is. When the session ends, the right is taken away or this process
 * dies, it stops between two batches: what is in is in, and the same sheet once more brings the rest.
 */
@Injectable()
export class ImportRuns implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Import');
  private readonly under = new Map<string, Promise<void>>();
  private stopping = false;

  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
    private readonly imports: Imports,
  ) {}

  /** Within the request's own transaction. @returns the id of the sheet's first batch */
  async begin(deskId: string, { rows, batches: [first, ...batches] }: Judged): Promise<string> {
    const digests = new Map(rows.flatMap(({ record, digest }) => (digest ? [[record, digest] as const] : [])));
    const { id: head } = await this.imports.bring(this.keyring.desk(deskId), first ? recordsIn(first) : [], {
      leftOut: rows.filter(({ outcome }) => outcome === 'rejected').length,
      records: rows.length,
      digests,
    });
    if (batches.length > 0) this.goOnAfterCommit({ deskId, head, batches, digests });
    return head;
  }

  /** Whether this process is bringing in the rest of it. */
  isUnderWay = (head: string) => this.under.has(head);

  async beforeApplicationShutdown() {
    this.stopping = true;
    for (const run of this.under.values()) await run;
  }

  private goOnAfterCommit(rest: Rest) {
    const seat = this.db.seat();
    const actor = this.db.actor();
    // The request's copy of the key is overwritten when it is answered.
    const own: Actor = { ...actor, secretKey: Buffer.from(actor.secretKey) };
    seat.afterwards.push(() => {
      if (!seat.committed) return wipe(own.secretKey);
      const run = this.goOn(rest, own).finally(() => {
        wipe(own.secretKey);
        this.under.delete(rest.head);
      });
      this.under.set(rest.head, run);
    });
  }

  private async goOn({ deskId, head, batches, digests }: Rest, actor: Actor) {
    const opened: OpenedManifests = new Map();
    try {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        if (this.stopping || actor.signedIn?.() === false) return;
        const records = recordsIn(batch);
        await this.db.actingFor(actor, 'import.save', () =>
          this.imports.bring(this.keyring.desk(deskId), records, { batchOf: head, digests, opened }),
        );
      }
    } catch (error) {
      // The page says that it stopped, and what to do. No message: those of the database carry values.
      this.logger.warn(`An import stopped between two batches: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }
}
