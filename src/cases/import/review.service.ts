import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Invalid } from '../../common/web/refusals.js';
import { People } from '../../people/people.service.js';
import { Keyring } from '../../vault/keyring.js';
import { Notes } from '../notes/notes.service.js';
import { SealedCases } from '../sealed-cases.service.js';
import { caseOfRecord } from './case-of-record.js';
import { FROM_SHEET, Imports } from './imports.service.js';
import { Manifests } from './manifests.service.js';
import { COLUMN_NAMES } from './column-names.js';
import type { CanonicalRow, JudgedRecord } from './judge/judge.js';
import { cellOf, readable, settle } from './settling.js';
import { confirmation, inWords } from './views/import-words.js';
import { type WaitingRow, WaitingRows } from './waiting-rows.service.js';

export interface Settlement {
  cells: CanonicalRow;
  /** Days that are neither of the two a cell may mean: they go before the cells. */
  written?: CanonicalRow;
  confirmed?: string[];
  /** The case of the same person: the row goes there, and becomes none of its own. */
  same_as?: string;
}

/** What a row says of a person is in the vault, and of the rest the case's facts tell: this goes into a note of the other case. */
const NOT_IN_A_NOTE = new Set(['name', 'contact', 'dob', 'consent', 'nr', 'lawyer', 'assigned', 'notes', 'extra']);

@Injectable()
export class Review {
  constructor(
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    private readonly imports: Imports,
    private readonly manifests: Manifests,
    private readonly waiting: WaitingRows,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly people: People,
  ) {}

  /**
   * A caseworker has corrected the cells and confirmed what no correction takes away. Judged again by the same rules.
   * @param whole a form posts every cell: one that it leaves out was emptied
   * @returns the id of the case that it has become or gone into; undefined when the person refused, so that nothing is kept
   * @throws Invalid, naming each cell that is still in doubt
   */
  async settle(id: string, settlement: Settlement, whole: boolean): Promise<string | undefined> {
    const row = await this.waiting.get(id);
    const cells = { ...(whole ? {} : row.cells), ...settlement.cells, ...settlement.written };
    const { judged, doubts } = settle(row, cells, this.clock.today(), settlement.confirmed);
    const desk = this.keyring.desk(row.deskId);
    if (judged.reasons.includes('CONSENT_REFUSED')) {
      await this.manifests.alone(desk);
      await this.waiting.remove(id);
      await this.manifests.forget(row.importId, id);
      return undefined;
    }
    if (!settlement.same_as) refuse(doubts);
    await this.manifests.alone(desk);
    await this.waiting.remove(id);
    const caseId = settlement.same_as
      ? await this.addTo(settlement.same_as, row, judged)
      : (await this.imports.log(desk, [{ ...judged, outcome: 'imported' }]))[0]!;
    await this.manifests.settled(row.importId, new Map([[id, caseId]]));
    return caseId;
  }

  /** The same person once more: what the row says goes into a note of their case, a way to reach them into their vault. */
  private async addTo(caseId: string, row: WaitingRow, judged: JudgedRecord): Promise<string> {
    const opened = await this.sealed.open(caseId);
    if (opened.row.deskId !== row.deskId) throw new NotFoundException();
    const { identity, firstNote } = caseOfRecord(judged, opened.content.opened);
    const told = Object.entries(row.cells)
      .filter(([cell, text]) => text && !NOT_IN_A_NOTE.has(cell))
      .map(([cell, text]) => `${COLUMN_NAMES[cell] ?? cell}: ${readable(cell, text)}`);
    const text = [told.join('\n'), firstNote].filter(Boolean).join('\n');
    await this.notes.add(opened.row, opened.key, {
      from: 'word',
      title: `${FROM_SHEET}: another row of the same person`,
      text,
      visibility: 'desk',
    });
    await this.people.alsoKnown(opened.row.personId, this.keyring.desk(row.deskId), identity);
    return caseId;
  }
}

function refuse(doubts: string[]) {
  if (doubts.length === 0) return;
  throw new Invalid(
    doubts.map((reason) =>
      confirmation(reason)
        ? { field: 'confirmed', message: `Look at this first, then tick it: ${inWords(reason)}` }
        : { field: `cells.${cellOf(reason) ?? 'name'}`, message: inWords(reason) },
    ),
  );
}
