import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { ContentKey } from '../../vault/content-key.js';
import { Wraps } from '../../vault/wraps.js';
import type { Case } from '../case.entity.js';
import { WordsOfCases } from '../find/words-of-cases.service.js';
import { placeOfNote } from '../places.js';
import { SealedCases } from '../sealed-cases.service.js';
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
    private readonly words: WordsOfCases,
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
    const noteSealed = key.seal('notes', placeOfNote(id, organisationId), content);
    await this.db.of(Note).insert({ id, organisationId, deskId, caseId, number, noteSealed });
    this.words.noted(row, key, note.text);
    return id;
  }

  /** What people wrote in it, oldest first. */
  async written(caseId: string, key: ContentKey): Promise<KeptNote[]> {
    const rows = await this.db
      .of(Note)
      .find({ where: { organisationId: this.db.actor().organisationId, caseId }, order: { number: 'ASC' } });
    return rows.map((row) => opened(row, key)).filter(({ from }) => from === 'word');
  }

  /** Entries of another case, as they stand there, after those of this one. @returns the ids of the copies */
  async takeIn(row: Case, key: ContentKey, entries: Omit<KeptNote, 'id' | 'number'>[]): Promise<string[]> {
    if (entries.length === 0) return [];
    const { organisationId, deskId, id: caseId } = row;
    const [last] = await this.db.query<{ number: number }>(
      `select coalesce(max(number), 0) as number from notes where organisation_id = $1 and case_id = $2`,
      [organisationId, caseId],
    );
    const copies = entries.map((entry, at) => {
      const id = randomUUID();
      const noteSealed = key.seal('notes', placeOfNote(id, organisationId), entry);
      return { id, organisationId, deskId, caseId, number: last!.number + 1 + at, noteSealed };
    });
    await this.db.of(Note).insert(copies);
    for (const { text } of entries) this.words.noted(row, key, text);
    return copies.map(({ id }) => id);
  }

  /** Takes copies away again. */
  async takeOut(row: Case, key: ContentKey, ids: string[]) {
    await this.db.change(`delete from notes where organisation_id = $1 and case_id = $2 and id = any ($3::uuid[])`, [
      row.organisationId,
      row.id,
      ids,
    ]);
    this.words.keepAnew(row, key);
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
    const rows = await this.db
      .of(Note)
      .find({ where: { organisationId: this.db.actor().organisationId, caseId }, order: { number: 'ASC' } });
    return rows
      .map((row) => opened(row, key))
      .filter(({ visibility, from }) => visibility === 'lawyer' && from === 'word');
  }
}

const opened = (row: Note, key: ContentKey): KeptNote => ({
  id: row.id,
  number: row.number,
  ...key.open<NoteContent>('notes', placeOfNote(row.id, row.organisationId), row.noteSealed),
});
