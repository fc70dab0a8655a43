import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { caseRow, refuseClosed } from '../../cases/case-row.js';
import { Documents } from '../../cases/documents/documents.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { wipe } from '../../vault/derive.js';
import { WHILE_READ } from '../offers.service.js';
import { DeskExchange, type DeskSide } from './desk-exchange.service.js';
import { ExchangeFiles, type SealedToSend, type Sending, type TakenFile } from './exchange-files.service.js';

/** Files of the exchange as the sending desk has them: while the offer runs, or for good as a document of the case. */
@Injectable()
export class DeskExchangeFiles {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly documents: Documents,
    private readonly exchange: DeskExchange,
    private readonly files: ExchangeFiles,
  ) {}

  /** Answers whatever waits. @returns their names @throws Conflict unless a file can be sent now; Invalid says of each why it was not sent */
  async send(actor: Actor, caseId: string, id: string, words: string | undefined, sending: Sending): Promise<string[]> {
    const { organisationId, known } = await this.db.actingFor(actor, 'referral.answer', async () => {
      const { offer, entries } = await this.demandOpen(caseId, id);
      return { organisationId: offer.organisationId, known: this.files.digests(entries) };
    });
    return this.files.send(organisationId, sending, known, (sealed) =>
      this.db.actingFor(actor, 'referral.answer', () => this.write(caseId, id, sealed, words)),
    );
  }

  /** All of it. That it is taken is recorded, and committed, before it is read. @throws NotFoundException, Conflict when it has ended */
  async take(actor: Actor, caseId: string, id: string, fileId: string): Promise<{ name: string; bytes: Buffer }> {
    await this.db.actingFor(actor, 'referral.read-exchange', async () => {
      this.files.find((await this.exchange.of(caseId, id)).entries, fileId);
      this.audit.record({ action: 'referral.take-file', object: id });
    });
    const taken = await this.db.actingFor(actor, 'referral.read-exchange', () => this.taken(caseId, id, fileId));
    return { name: taken.file.name, bytes: await this.files.whole(taken) };
  }

  /**
   * Becomes a document of the case, sealed anew under the case's key: it stays when the referral ends.
   * @returns false: the case had it already @throws Conflict for a closed case, or when the referral has ended
   */
  async keep(actor: Actor, caseId: string, id: string, fileId: string, kind: string): Promise<boolean> {
    const taken = await this.db.actingFor(actor, 'document.bring', async () => {
      refuseClosed(await caseRow(this.db, caseId));
      const found = await this.taken(caseId, id, fileId);
      const there = (await this.documents.list(caseId)).some(({ digest }) => digest === found.file.digest);
      return there ? undefined : found;
    });
    if (!taken) return false;
    const { name, type, pages, clean, digest } = taken.file;
    const bytes = await this.files.whole(taken);
    const file = await this.documents.sealFile(actor.organisationId, bytes, { name, type, pages, clean, digest, kind });
    wipe(bytes);
    try {
      await this.db.actingFor(actor, 'document.bring', () => this.documents.keep(caseId, [file]));
    } catch (error) {
      await this.documents.discardFile(actor.organisationId, file.id);
      throw error;
    }
    return true;
  }

  private async write(caseId: string, id: string, sealed: SealedToSend[], words: string | undefined) {
    const side = await this.demandOpen(caseId, id);
    await this.exchange.settleAnswered(side);
    const keys = await this.exchange.keys(side);
    for (const [at, one] of sealed.entries()) {
      await this.files.add(side.offer, one, keys);
      await this.exchange.add(side, { kind: 'file', file: one.file, ...(at === 0 && words ? { text: words } : {}) });
    }
    this.audit.record({ action: 'referral.answer', object: id });
  }

  private async taken(caseId: string, id: string, fileId: string): Promise<TakenFile> {
    const side = await this.exchange.of(caseId, id, WHILE_READ);
    return this.files.keyOf(side.offer, fileId, side.entries, await this.exchange.opening(side));
  }

  private async demandOpen(caseId: string, id: string): Promise<DeskSide> {
    const side = await this.exchange.of(caseId, id, WHILE_READ);
    const refused = this.exchange.filesClosedBy(side);
    if (refused) throw new Conflict(refused, 'not-now');
    return side;
  }
}
