import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import type { ContentKey } from '../../vault/content-key.js';
import type { CaseContent } from '../case.content.js';
import type { NoteContent } from '../notes/notes.service.js';
import { placeOf, placeOfNote } from '../places.js';

/** What people wrote of a case. Notes newest first, those with words of their own. */
export interface Texts {
  deskId: string;
  reference: string;
  content: CaseContent;
  notes: { id: string; on: string; by: string; text: string }[];
}

/** Content and notes of many cases at once, for who looks for words in them. */
@Injectable()
export class CaseTexts {
  constructor(private readonly db: Db) {}

  /** Of the cases whose keys are given. */
  async of(keys: Map<string, ContentKey>): Promise<Map<string, Texts>> {
    const { organisationId } = this.db.actor();
    const ids = [...keys.keys()];
    if (ids.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; desk_id: string; reference: string; content_sealed: Buffer }>(
      `select id, desk_id, reference, content_sealed from cases where organisation_id = $1 and id = any ($2::uuid[])`,
      [organisationId, ids],
    );
    const texts = new Map(
      rows.map(({ id, desk_id, reference, content_sealed }): [string, Texts] => {
        const content = keys
          .get(id)!
          .open<CaseContent>('facts', placeOf({ id, organisationId }, 'content_sealed'), content_sealed);
        return [id, { deskId: desk_id, reference, content, notes: [] }];
      }),
    );
    const notes = await this.db.query<{ id: string; case_id: string; note_sealed: Buffer }>(
      `select id, case_id, note_sealed from notes where organisation_id = $1 and case_id = any ($2::uuid[]) order by case_id, number desc`,
      [organisationId, ids],
    );
    for (const { id, case_id, note_sealed } of notes) {
      const { on, by, text } = keys
        .get(case_id)!
        .open<NoteContent>('notes', placeOfNote(id, organisationId), note_sealed);
      if (text) texts.get(case_id)?.notes.push({ id, on, by, text });
    }
    return texts;
  }
}
