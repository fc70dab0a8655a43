import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { Place } from '../../vault/blob.js';
import type { ContentKey } from '../../vault/content-key.js';
import { Wraps } from '../../vault/wraps.js';
import type { Case } from '../case.entity.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { Note } from './note.entity.js';

/** `word`: what somebody said or wrote. `system`: what was done here. */
export interface NoteContent {
  from: 'word' | 'system';
  title: string;
  text?: string;
  visibility: 'desk' | 'lawyer';
  by: string;
  on: string;
}
export type KeptNote = NoteContent & { id: string; number: number };

const SHOWN = 20;

@Injectable()
export class Notes {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly wraps: Wraps,
    private readonly sealed: SealedCases,
  ) {}

  /** Somebody's own words. */
  async write(caseId: string, text: string, visibility: 'desk' | 'lawyer'): Promise<string> {
    const row = await this.sealed.get(caseId);
    const key = await this.wraps.open('case', caseId);
    const id = await this.add(row, key, { from: 'word', title: 'Note', text, visibility });
    this.audit.record({ action: 'case.note', object: caseId });
    return id;
  }

  /** A note is no change of what others may be editing: the version stays. The case's row is locked, so that notes are counted in order. */
  async add(row: Case, key: ContentKey, note: Omit<NoteContent, 'by' | 'on'> & { by?: string }): Promise<string> {
    const { organisationId, deskId, id: caseId } = row;
    await this.wraps.renewIfOld('case', caseId, deskId, key);
    await this.db.change(`update cases set activity_on = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      caseId,
      this.clock.today(),
    ]);
    const [next] = await this.db.query<{ number: number }>(
      `select coalesce(max(number), 0) + 1 as number from notes where organisation_id = $1 and case_id = $2`,
      [organisationId, caseId],
    );
    return this.insert(row, key, note, next!.number);
  }

  /** The first note of a case that is new in this transaction: nobody else can be writing one. */
  first(row: Case, key: ContentKey, note: Omit<NoteContent, 'by' | 'on'>): Promise<string> {
    return this.insert(row, key, note, 1);
  }

  private async insert(
    row: Case,
    key: ContentKey,
    note: Omit<NoteContent, 'by' | 'on'> & { by?: string },
    number: number,
  ): Promise<string> {
    const { organisationId, deskId, id: caseId } = row;
    const id = randomUUID();
    const content: NoteContent = { by: this.db.actor().handle, on: this.clock.today(), ...note };
    const noteSealed = key.seal('notes', placeOf(id, organisationId), content);
    await this.db.of(Note).insert({ id, organisationId, deskId, caseId, number, noteSealed });
    return id;
  }

  /** Newest first. @param before the number of the oldest note that was shown already */
  async page(
    caseId: string,
    key: ContentKey,
    before?: number,
  ): Promise<{ notes: KeptNote[]; older: number | undefined }> {
    const { organisationId } = this.db.actor();
    const rows = await this.db.of(Note).find({
      where: { organisationId, caseId, ...(before === undefined ? {} : { number: LessThan(before) }) },
      order: { number: 'DESC' },
      take: SHOWN + 1,
    });
    const shown = rows.slice(0, SHOWN);
    return {
      notes: shown.map((row) => opened(row, key)),
      older: rows.length > SHOWN ? shown.at(-1)!.number : undefined,
    };
  }

  /** All that may be chosen for a packet. */
  async forLawyer(caseId: string, key: ContentKey): Promise<KeptNote[]> {
    return (await this.all(caseId, key)).filter(({ visibility, from }) => visibility === 'lawyer' && from === 'word');
  }

  /** Oldest first. */
  async all(caseId: string, key: ContentKey): Promise<KeptNote[]> {
    const rows = await this.db
      .of(Note)
      .find({ where: { organisationId: this.db.actor().organisationId, caseId }, order: { number: 'ASC' } });
    return rows.map((row) => opened(row, key));
  }

  /** Of many cases, each oldest first. */
  async ofMany(cases: Pick<OpenedCase, 'row' | 'key'>[]): Promise<Map<string, KeptNote[]>> {
    const keys = new Map(cases.map(({ row, key }) => [row.id, key]));
    const rows = await this.db.of(Note).find({
      where: { organisationId: this.db.actor().organisationId, caseId: In([...keys.keys()]) },
      order: { number: 'ASC' },
    });
    const notes = new Map<string, KeptNote[]>();
    for (const row of rows)
      notes.set(row.caseId, [...(notes.get(row.caseId) ?? []), opened(row, keys.get(row.caseId)!)]);
    return notes;
  }
}

const placeOf = (id: string, organisationId: string): Place => ({
  table: 'notes',
  column: 'note_sealed',
  id,
  organisationId,
});
const opened = (row: Note, key: ContentKey): KeptNote => ({
  id: row.id,
  number: row.number,
  ...key.open<NoteContent>('notes', placeOf(row.id, row.organisationId), row.noteSealed),
});
