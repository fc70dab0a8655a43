import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { ContentKey } from '../../vault/content-key.js';
import { type SealedFor, SealedFiles } from '../../vault/sealed-files.js';
import { Wraps } from '../../vault/wraps.js';
import { caseRow, holdOpen } from '../case-row.js';
import type { Case } from '../case.entity.js';
import { Notes } from '../notes/notes.service.js';
import { placeOfDocument } from '../places.js';
import type { AboutDocument, BroughtFile, Document } from './document.js';

interface Row {
  id: string;
  about_sealed: Buffer;
}
/** The key of the file is sealed with the rest. */
const PAD = 512;

/**
 * The documents of a case. The row is written after the file, and deleted before it: what stops in between leaves a file that nobody
 * has the key of, never a row without its file.
 */
@Injectable()
export class Documents {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly wraps: Wraps,
    private readonly notes: Notes,
    private readonly files: SealedFiles,
  ) {}

  /** By the day on which they were brought, newest first. */
  async list(caseId: string, key?: ContentKey): Promise<Document[]> {
    const { organisationId } = this.db.actor();
    const rows = await this.db.query<Row>(
      `select id, about_sealed from documents where organisation_id = $1 and case_id = $2 order by id`,
      [organisationId, caseId],
    );
    if (rows.length === 0) return [];
    const opening = key ?? (await this.wraps.open('case', caseId));
    return rows
      .map((row) => opened(row, organisationId, opening))
      .sort((a, b) => (a.on === b.on ? a.name.localeCompare(b.name, 'en') : a.on < b.on ? 1 : -1));
  }

  /** @throws NotFoundException also where it is a document of another case */
  async about(caseId: string, id: string): Promise<Document> {
    const { organisationId } = this.db.actor();
    const [row] = await this.db.query<Row>(
      `select id, about_sealed from documents where organisation_id = $1 and case_id = $2 and id = $3`,
      [organisationId, caseId, id],
    );
    if (!row) throw new NotFoundException();
    return opened(row, organisationId, await this.wraps.open('case', caseId));
  }

  /** Without opening anything of it. @throws NotFoundException */
  async demand(caseId: string, id: string): Promise<void> {
    const [row] = await this.db.query(
      `select id from documents where organisation_id = $1 and case_id = $2 and id = $3`,
      [this.db.actor().organisationId, caseId, id],
    );
    if (!row) throw new NotFoundException();
  }

  /** Its bytes, chunk by chunk; outside of any transaction. @throws CannotOpen */
  open({ id, key }: Pick<Document, 'id' | 'key'>, organisationId: string): AsyncGenerator<Buffer> {
    return this.files.open(id, Buffer.from(key, 'hex'), fileOf(organisationId));
  }

  /** All its bytes, to be wiped by whoever asked; outside of any transaction. @throws CannotOpen */
  whole({ id, key }: Pick<Document, 'id' | 'key'>, organisationId: string): Promise<Buffer> {
    return this.files.whole(id, Buffer.from(key, 'hex'), fileOf(organisationId));
  }

  /** Sealed as a file, of which nobody knows before `keep`. Outside of any transaction; wipes what it was given. */
  async sealFile(
    organisationId: string,
    bytes: Uint8Array,
    about: Omit<BroughtFile['about'], 'key' | 'bytes'>,
  ): Promise<BroughtFile> {
    const { id, key, bytes: length } = await this.files.seal([bytes], fileOf(organisationId));
    return { id, about: { ...about, bytes: length, key: key.toString('hex') } };
  }

  /** A file that was sealed and is not wanted after all. */
  async discardFile(organisationId: string, id: string) {
    await this.files.discard(id, fileOf(organisationId));
  }

  /** Files become documents of the case. @throws Conflict 409 for a case that is closed */
  async keep(caseId: string, brought: BroughtFile[]): Promise<void> {
    await holdOpen(this.db, caseId);
    const row = await caseRow(this.db, caseId);
    const key = await this.wraps.open('case', caseId);
    await this.wraps.renewIfOld('case', caseId, row.deskId, key);
    const { handle: by, organisationId } = this.db.actor();
    for (const { id, about } of brought) {
      const sealed = seal(key, id, organisationId, { ...about, by, on: this.clock.today() });
      await this.db.query(
        `insert into documents (id, organisation_id, desk_id, case_id, about_sealed) values ($1, $2, $3, $4, $5)`,
        [id, organisationId, row.deskId, caseId, sealed],
      );
      this.audit.record({ action: 'document.bring', object: id });
    }
    await this.tell(row, key, brought.length === 1 ? 'Document brought' : 'Documents brought', brought);
  }

  /** @throws Conflict 409 for a case that is closed */
  async remove(actor: Actor, caseId: string, id: string): Promise<void> {
    await this.db.actingFor(actor, 'document.remove', () => this.forget(caseId, id));
    // What cannot be deleted now is swept: without its row nobody has its key.
    await this.discardFile(actor.organisationId, id).catch(() => undefined);
  }

  private async forget(caseId: string, id: string) {
    await holdOpen(this.db, caseId);
    const { organisationId } = this.db.actor();
    const about = await this.about(caseId, id);
    await this.db.change(`delete from documents where organisation_id = $1 and case_id = $2 and id = $3`, [
      organisationId,
      caseId,
      id,
    ]);
    const row = await caseRow(this.db, caseId);
    await this.tell(row, await this.wraps.open('case', caseId), 'Document deleted', [{ about }]);
    this.audit.record({ action: 'document.remove', object: id });
  }

  /** All documents of a case become those of the one it was merged into, which has a key of its own. */
  async takeIn(stays: Case, key: ContentKey, goes: Case, goesKey: ContentKey): Promise<void> {
    await this.wraps.renewIfOld('case', stays.id, stays.deskId, key);
    for (const { id, ...about } of await this.list(goes.id, goesKey))
      await this.move(id, stays, key, { ...about, came_from: [...(about.came_from ?? []), goes.id] });
  }

  /** Those that came from there, back to it. */
  async giveBack(stays: Case, key: ContentKey, goes: Case, goesKey: ContentKey): Promise<void> {
    await this.wraps.renewIfOld('case', goes.id, goes.deskId, goesKey);
    for (const { id, ...about } of await this.list(stays.id, key))
      if (about.came_from?.at(-1) === goes.id)
        await this.move(id, goes, goesKey, { ...about, came_from: about.came_from.slice(0, -1) });
  }

  private async move(id: string, to: Case, key: ContentKey, about: AboutDocument) {
    await this.db.change(
      `update documents set case_id = $3, about_sealed = $4 where organisation_id = $1 and id = $2`,
      [to.organisationId, id, to.id, seal(key, id, to.organisationId, about)],
    );
  }

  /** In the history of the case. */
  private async tell(row: Case, key: ContentKey, title: string, of: { about: Pick<AboutDocument, 'name'> }[]) {
    const text = of.map(({ about }) => about.name).join('\n');
    await this.notes.add(row, key, { from: 'system', title, text, visibility: 'desk' });
  }
}

const fileOf = (organisationId: string): SealedFor => ({ of: 'document', organisationId });

const seal = (key: ContentKey, id: string, organisationId: string, about: AboutDocument) =>
  key.seal('documents', placeOfDocument(id, organisationId), about, undefined, PAD);

const opened = ({ id, about_sealed }: Row, organisationId: string, key: ContentKey): Document => ({
  id,
  ...key.open<AboutDocument>('documents', placeOfDocument(id, organisationId), about_sealed),
});
