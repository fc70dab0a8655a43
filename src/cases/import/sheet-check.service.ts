import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { Desks } from '../../organisations/desks.service.js';
import { report } from './import.presenter.js';
import { type Mapping, type Meaning, SheetUnreadable } from './judge/judge.js';
import { Manifests } from './manifests.service.js';
import { BATCH } from './import-runs.service.js';
import { SheetReading } from './reading/reading.service.js';
import { SheetLayouts } from './sheet-layouts.service.js';
import { type SheetInHand, SheetsInHand } from './sheets-in-hand.js';

export interface SaidOfColumns {
  sheet?: string;
  /** By place. */
  columns: Meaning[];
  hiddenColumns: number[];
  hiddenRows: boolean;
}

/** Reading and judging a sheet in steps: what its columns are, then what an import would do. Of cases nothing is kept. */
@Injectable()
export class SheetCheck {
  constructor(
    private readonly db: Db,
    private readonly desks: Desks,
    private readonly inHand: SheetsInHand,
    private readonly reading: SheetReading,
    private readonly layouts: SheetLayouts,
    private readonly manifests: Manifests,
  ) {}

  /** @returns the sheet, with what the desk said of such headings the last time */
  async begin(actor: Actor, asked: { deskId?: string; bytes?: Buffer; encoding?: string }): Promise<SheetInHand> {
    const { bytes, encoding } = asked;
    const deskId = await this.acting(actor, async () => this.desks.meant(asked.deskId).deskId);
    if (!bytes || bytes.length === 0)
      throw new Invalid([{ field: 'sheet', message: 'Choose the sheet first: a workbook (xlsx) or a CSV file.' }]);
    const sheet = await readable('sheet', () => this.inHand.take(actor.accountId, deskId, bytes, { encoding }));
    await this.recall(actor, sheet);
    return sheet;
  }

  /**
   * Somebody has said what the columns are: the desk remembers it, and the sheet is judged.
   * @returns whether there is a report; not when another sheet of the workbook is to be looked at first
   */
  async say(actor: Actor, id: string, said: SaidOfColumns): Promise<boolean> {
    const { sheet: name, columns, hiddenColumns, hiddenRows } = said;
    const sheet = this.inHand.get(id, actor.accountId);
    if (name && name !== sheet.outline.name) {
      await readable('sheet', () => this.inHand.turnTo(sheet, name));
      await this.recall(actor, sheet);
      return false;
    }
    const guessed = sheet.outline.columns.map(({ meaning }) => meaning);
    const meanings = guessed.map((meaning, place) => columns[place] ?? meaning);
    sheet.said = { meanings, hiddenColumns, hiddenRows };
    const judged = await readable(`columns.${firstToCorrect(sheet)}`, () =>
      this.reading.judge(sheet.bytes, BATCH, asSaid(sheet)),
    );
    await this.acting(actor, async () => {
      if (sheet.remembered || meanings.join() !== guessed.join())
        await this.layouts.keep(this.desks.meant(sheet.deskId), headingsOf(sheet), meanings);
      const known = new Set((await this.manifests.known(sheet.deskId)).keys());
      const desk = { id: sheet.deskId, name: this.desks.nameOf(sheet.deskId) };
      this.inHand.keep(sheet, judged, report(desk, judged.rows, known, sheet));
    });
    return true;
  }

  /** No connection is held while a file is read, which may take its time. */
  private acting<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return this.db.actingFor(actor, 'import.judge', work);
  }

  private async recall(actor: Actor, sheet: SheetInHand) {
    const meanings = await this.acting(actor, () => this.layouts.find(sheet.deskId, headingsOf(sheet)));
    if (!meanings) return;
    sheet.said = { meanings, hiddenColumns: [], hiddenRows: false };
    sheet.remembered = true;
  }
}

function asSaid({ today, encoding, outline, said }: SheetInHand) {
  const { meanings = [], hiddenColumns = [], hiddenRows = false } = said ?? {};
  const mapping: Mapping = { ...meanings };
  return { today, sheet: outline.name, encoding, mapping, hiddenColumns, hiddenRows };
}

/** Where a column that is missing may be: the first that goes to the notes for want of a better place. */
const firstToCorrect = ({ outline, said }: SheetInHand) =>
  outline.columns.find(({ place, hidden }) => !hidden && said?.meanings[place] === 'extra')?.place ?? 0;

const headingsOf = ({ outline }: SheetInHand) => outline.columns.map(({ heading }) => heading);

async function readable<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SheetUnreadable) throw new Invalid([{ field, message: error.message }]);
    throw error;
  }
}
