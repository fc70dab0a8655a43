import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import type { ArrivingFile } from '../../common/web/arriving-files.js';
import { Invalid } from '../../common/web/refusals.js';
import { caseRow, refuseClosed } from '../case-row.js';
import type { BroughtFile } from './document.js';
import { Documents } from './documents.service.js';
import { Receiving } from './receiving.service.js';
import { refuseUnkept } from './why-not.js';

/** What the form says of all files that come with it. */
export interface SaidOfFiles {
  kind: string;
  note?: string;
  /** What cannot be cleaned is kept all the same. */
  asItIs: boolean;
}
export interface Brought {
  kept: { id: string; name: string }[];
  /** So many stood in the case already, and were not kept twice. */
  already: number;
}

/** Files on their way into a case. */
@Injectable()
export class Bringing {
  constructor(
    private readonly db: Db,
    private readonly documents: Documents,
    private readonly receiving: Receiving,
  ) {}

  /** @throws Invalid 422 that says of each file why it was not kept; the others are kept by then. A line that breaks leaves nothing. */
  async bring(
    actor: Actor,
    caseId: string,
    { kind, note, asItIs }: SaidOfFiles,
    arriving: AsyncIterator<ArrivingFile>,
  ): Promise<Brought> {
    const { organisationId } = actor;
    const known = await this.db.actingFor(actor, 'document.bring', async () => {
      refuseClosed(await caseRow(this.db, caseId));
      return new Set((await this.documents.list(caseId)).map(({ digest }) => digest));
    });
    const files: BroughtFile[] = [];
    try {
      const told = await this.receiving.takeAll(arriving, { asItIs, known }, files, ({ bytes, ...about }) =>
        this.documents.sealFile(organisationId, bytes, { ...about, kind, ...(note && { note }) }),
      );
      if (files.length > 0) await this.db.actingFor(actor, 'document.bring', () => this.documents.keep(caseId, files));
      const kept = files.map(({ id, about }) => ({ id, name: about.name }));
      refuseUnkept(told.refused, kept.length, told.already);
      return { kept, already: told.already };
    } catch (error) {
      if (!(error instanceof Invalid)) for (const { id } of files) await this.documents.discardFile(organisationId, id);
      throw error;
    }
  }
}
