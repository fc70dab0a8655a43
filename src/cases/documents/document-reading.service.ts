import { Readable } from 'node:stream';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { wipe } from '../../vault/derive.js';
import { SealedCases } from '../sealed-cases.service.js';
import { CannotClean } from './cleaning/cannot-clean.js';
import { pagePicture } from './cleaning/cleaning.js';
import type { Document } from './document.js';
import { Documents } from './documents.service.js';
import { Places } from './places-in-memory.js';

const AT_A_TIME = 2;
const PIXELS_WIDE = 1000;

/** What a document holds: that it is opened is recorded, and committed, before its bytes are read. */
@Injectable()
export class DocumentReading {
  private readonly places = new Places(AT_A_TIME);

  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly documents: Documents,
  ) {}

  /** One of its pages, from 1, as a PNG. The first look in a session is recorded. */
  async picture(actor: Actor, caseId: string, id: string, page: number): Promise<Uint8Array> {
    const about = await this.opened(actor, caseId, id, () => {
      if (this.sealed.nowKnown(id)) this.audit.record({ action: 'document.read', object: id });
    });
    if (page > about.pages) throw new NotFoundException();
    const giveBack = await this.places.take();
    const bytes = await this.documents.whole(about, actor.organisationId).catch((error: unknown) => {
      giveBack();
      throw error;
    });
    try {
      return await pagePicture(bytes, about.type, page, PIXELS_WIDE);
    } catch (error) {
      if (!(error instanceof CannotClean)) throw error;
      throw new Conflict('This page cannot be drawn here. Take the document out to look at it.', 'not-drawn');
    } finally {
      wipe(bytes);
      giveBack();
    }
  }

  /** All of it, chunk by chunk. Each time is recorded. */
  async take(actor: Actor, caseId: string, id: string): Promise<{ about: Document; content: Readable }> {
    const about = await this.opened(actor, caseId, id, () =>
      this.audit.record({ action: 'document.take', object: id }),
    );
    const chunks = this.documents.open(about, actor.organisationId);
    // The first is read before the answer begins: what does not open is told as that, and not as a file that breaks off.
    const first = await chunks.next();
    return { about, content: Readable.from(afterFirst(first, chunks), { objectMode: false }) };
  }

  private async opened(actor: Actor, caseId: string, id: string, record: () => void): Promise<Document> {
    await this.db.actingFor(actor, 'document.read', async () => {
      await this.documents.demand(caseId, id);
      record();
    });
    return this.db.actingFor(actor, 'document.read', () => this.documents.about(caseId, id));
  }
}

async function* afterFirst(first: IteratorResult<Buffer, unknown>, others: AsyncGenerator<Buffer>) {
  if (!first.done) yield first.value;
  yield* others;
}
