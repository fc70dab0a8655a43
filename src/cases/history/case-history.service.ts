import { Injectable } from '@nestjs/common';
import { mention } from '../case.presenter.js';
import { type KeptNote, Notes } from '../notes/notes.service.js';
import { SealedCases } from '../sealed-cases.service.js';
import { nameOf, valueInWords } from './change-in-words.js';
import type { CaseChanges, WriteLine } from './views/history.page.js';

const SHOWN = 25;

/** What was changed in a case, by whom, on which day, from what to what. */
@Injectable()
export class CaseHistory {
  constructor(
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
  ) {}

  /** Newest first. @param field only changes of this one @param before the number of the oldest that was shown already */
  async page(caseId: string, field?: string, before?: number): Promise<CaseChanges> {
    const opened = await this.sealed.open(caseId);
    const entries: KeptNote[] = [];
    let place = before;
    do {
      const { notes, older } = await this.notes.page(caseId, opened.key, place);
      entries.push(...notes.filter(({ changes = [] }) => changes.some((change) => !field || change.field === field)));
      place = older;
    } while (place !== undefined && entries.length <= SHOWN);
    const shown = entries.slice(0, SHOWN);
    return {
      ...mention(opened),
      field: field ? { code: field, label: nameOf(field) } : null,
      items: shown.map((entry) => writeLine(entry, field)),
      next: entries.length > SHOWN ? String(shown.at(-1)!.number) : null,
    };
  }
}

const writeLine = ({ id, on, by, title, text, changes = [] }: KeptNote, field?: string): WriteLine => ({
  id,
  on,
  by,
  title,
  text: text ?? null,
  changes: changes
    .filter((change) => !field || change.field === field)
    .map((change) => ({
      field: { code: change.field, label: nameOf(change.field) },
      from: valueInWords(change.field, change.from),
      to: valueInWords(change.field, change.to),
    })),
});
