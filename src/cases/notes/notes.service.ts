import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { ContentKey } from '../../vault/content-key.js';
import { Wraps } from '../../vault/wraps.js';
import type { Case } from '../case.entity.js';
import { caseRow } from '../case-row.js';
import { WordsOfCases } from '../find/words-of-cases.service.js';
import type { Change } from '../history/changes.js';
import { placeOfNote } from '../places.js';
import type { OpenedCase } from '../sealed-cases.service.js';
import { Note } from './note.entity.js';

/** `word`: what somebody said or wrote. `system`: what was done here. */
export interface NoteContent {
  from: 'word' | 'system';
  title: string;
  text?: string;
  visibility: 'desk' | 'lawyer';
  by: string;
  on: string;
  /** Of a write: what it changed, and the version that it made. */
  changes?: Change[];
  version?: number;
}
export type Written = Omit<NoteContent, 'by' | 'on'> & { by?: string };
export type KeptNote = NoteContent & { id: string; number: number };

const SHOWN = 20;
/** A small change of one fact looks on disk like that of any other. */
const CHANGES_PAD = 1024;

@Injectable()
export class Notes {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly wraps: Wraps,
    private readonly words: WordsOfCases,
  ) {}

  /** Somebody's own words. */
  async write(caseId: string, text: string, visibility: 'desk' | 'lawyer'): Promise<string> {
    const row = await caseRow(this.db, caseId);
    const key = await this.wraps.open('case', caseId);
    const id = await this.add(row, key, {
      from: 'word',
      title: row.state === 'closed' ? 'Note after closing' : 'Note',
      text,
      visibility,
    });
    this.audit.record({ action: 'case.note', object: caseId });
    return id;
  }

  /** A note is no change of what others may be editing: the version stays. The case's row is locked, so that notes are counted in order. */
  async add(row: Case, key: ContentKey, note: Written): Promise<string> {
    const { organisationId, deskId, id: caseId } = row;
    await this.wraps.renewIfOld('case', caseId, deskId, key);
    await this.db.change(`update cases set activity_on = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      caseId,
      this.clock.today(),
    ]);
    return this.addLocked(row, key, note);
  }

  /** For a transaction that has locked the case's row already, and renewed its key. */
  async addLocked(row: Case, key: ContentKey, note: Written): Promise<string> {
    const { organisationId, id: caseId } = row;
    const [next] = await this.db.query<{ number: number }>(
      `select coalesce(max(number), 0) + 1 as number from notes where organisation_id = $1 and case_id = $2`,
      [organisationId, caseId],
    );
    const sealed = this.sealedNote(row, key, note, next!.number);
    await this.db.of(Note).insert(sealed);
    return sealed.id;
  }

  /** The first notes of cases that are new in this transaction: nobody else can be writing one. */
  async first(notes: { row: Case; key: ContentKey; note: Written }[]): Promise<void> {
    await this.db.of(Note).insert(notes.map(({ row, key, note }) => this.sealedNote(row, key, note, 1)));
  }

  private sealedNote(row: Case, key: ContentKey, note: Written, number: number) {
    const { organisationId, deskId, id: caseId } = row;
    const id = randomUUID();
    const content: NoteContent = { by: this.db.actor().handle, on: this.clock.today(), ...note };
    const pad = note.changes ? CHANGES_PAD : undefined;
    this.words.noted(row, key, note.text);
    return {
      id,
      organisationId,
      deskId,
      caseId,
      number,
      noteSealed: key.seal('notes', placeOfNote(id, organisationId), content, undefined, pad),
    };
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

  /** The words of each case's first note, which came with it. */
  async firstWords(cases: Pick<OpenedCase, 'row' | 'key'>[]): Promise<Map<string, string>> {
    const keys = new Map(cases.map(({ row, key }) => [row.id, key]));
    const rows = await this.db
      .of(Note)
      .findBy({ organisationId: this.db.actor().organisationId, caseId: In([...keys.keys()]), number: 1 });
    return new Map(
      rows.flatMap((row) => {
        const { from, text } = opened(row, keys.get(row.caseId)!);
        return from === 'word' && text ? [[row.caseId, text] as const] : [];
      }),
    );
  }

  /** Every write since this version of the case, newest first. */
  async changesSince(caseId: string, key: ContentKey, version: number): Promise<KeptNote[]> {
    const found: KeptNote[] = [];
    for (let before: number | undefined; ;) {
      const { notes, older } = await this.page(caseId, key, before);
      for (const note of notes) {
        if (note.version !== undefined && note.version <= version) return found;
        if (note.changes) found.push(note);
      }
      if (older === undefined) return found;
      before = older;
    }
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

const opened = (row: Note, key: ContentKey): KeptNote => ({
  id: row.id,
  number: row.number,
  ...key.open<NoteContent>('notes', placeOfNote(row.id, row.organisationId), row.noteSealed),
});
