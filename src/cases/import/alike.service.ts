import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Keyring } from '../../vault/keyring.js';
import { COLUMN_NAMES } from './column-names.js';
import { Imports } from './imports.service.js';
import { Manifests } from './manifests.service.js';
import { fold } from './judge/text.js';
import { type Order, readingsOf } from './readings.js';
import { cellOf, choicesFor, chosenIn, isListed, settle, type Settled } from './settling.js';
import type { AlikeGroup } from './views/alike.page.js';
import { type WaitingRow, WaitingRows } from './waiting-rows.service.js';

/** So many rows are looked through for what they have in common, and so many settled with one press. */
export const MOST_GROUPS = 10;
const LOOKED_AT = 2000;
const AT_ONCE = 300;
const EXAMPLES = 5;
/** Whether somebody agreed, how old they are, who they are: that is asked for each person, never for many. */
const ANSWERED_TOGETHER = /^(STATUS_UNMAPPED|UNKNOWN_COUNTRY|AMBIGUOUS_DATE)(:|$)/;
const ORDERS: Record<Order, string> = {
  day: 'The day stands first',
  month: 'The month stands first',
  year: 'The year stands first',
};

export interface AnswerForMany {
  reason: string;
  /** The words of the sheet that the answer is for; absent for dates, where it is for the whole column. */
  text?: string;
  /** `code:deserter`, or what stands first in a date. */
  answer: string;
}

/** Rows that wait with the same doubt over the same words: answered once, for all of them. */
@Injectable()
export class Alike {
  constructor(
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    private readonly imports: Imports,
    private readonly manifests: Manifests,
    private readonly waiting: WaitingRows,
  ) {}

  async groups(): Promise<AlikeGroup[]> {
    const groups = new Map<string, AlikeGroup>();
    for (const row of await this.waiting.some(LOOKED_AT))
      for (const reason of row.reasons.filter((one) => ANSWERED_TOGETHER.test(one))) {
        const { cell, text } = this.words(row, reason);
        if (!cell || !text) continue;
        const key = isListed(cell) ? `${reason} ${fold(text)}` : reason;
        const group = groups.get(key) ?? {
          reason,
          column: COLUMN_NAMES[cell]!,
          texts: [],
          rows: 0,
          ...this.answers(cell),
        };
        group.rows += 1;
        if (!group.texts.includes(text) && group.texts.length < EXAMPLES) group.texts.push(text);
        groups.set(key, group);
      }
    return [...groups.values()]
      .filter(({ rows }) => rows > 1)
      .sort((a, b) => b.rows - a.rows)
      .slice(0, MOST_GROUPS);
  }

  /** @returns how many rows were answered */
  async answer({ reason, text, answer }: AnswerForMany): Promise<number> {
    if (!ANSWERED_TOGETHER.test(reason)) return 0;
    const rows = (await this.waiting.some(LOOKED_AT)).filter((row) => row.reasons.includes(reason));
    const answered = rows
      .flatMap((row) => {
        const { cell, text: words } = this.words(row, reason);
        const value = cell && words && this.valueOf(cell, words, text, answer);
        return value ? [{ row, settled: this.settled(row, cell, value) }] : [];
      })
      .slice(0, AT_ONCE);
    for (const deskId of new Set(answered.map(({ row }) => row.deskId)))
      await this.keep(
        deskId,
        answered.filter(({ row }) => row.deskId === deskId),
      );
    return answered.length;
  }

  /** Rows without a doubt become cases; the others wait on, with one doubt less. */
  private async keep(deskId: string, answered: { row: WaitingRow; settled: Settled & Kept }[]) {
    const desk = this.keyring.desk(deskId);
    await this.manifests.alone(desk);
    const ready = answered.filter(({ settled }) => settled.doubts.length === 0);
    for (const { row, settled } of answered)
      if (settled.doubts.length > 0)
        await this.waiting.change(row, { cells: settled.cells, said: settled.said, reasons: settled.doubts });
    if (ready.length === 0) return;
    await this.waiting.remove(...ready.map(({ row }) => row.id));
    const ids = await this.imports.log(
      desk,
      ready.map(({ settled }) => ({ ...settled.judged, outcome: 'imported' })),
    );
    for (const importId of new Set(ready.map(({ row }) => row.importId)))
      await this.manifests.settled(
        importId,
        new Map(ready.flatMap(({ row }, at) => (row.importId === importId ? [[row.id, ids[at]!] as const] : []))),
      );
  }

  private settled(row: WaitingRow, cell: string, value: string): Settled & Kept {
    const cells = { ...row.cells, [cell]: value };
    const said = isListed(cell) ? { ...row.said, [cell]: row.cells[cell] ?? '' } : row.said;
    return { ...settle({ ...row, said }, cells, this.clock.today()), cells, said };
  }

  private words({ cells }: WaitingRow, reason: string): { cell?: string; text?: string } {
    const cell = cellOf(reason);
    return { cell, text: cell && cells[cell] };
  }

  private answers = (cell: string) =>
    isListed(cell)
      ? { ofColumn: false, choices: choicesFor(cell) }
      : { ofColumn: true, choices: Object.entries(ORDERS).map(([code, label]) => ({ code, label })) };

  /** What the answer makes of this row's words; nothing where it is not about them. */
  private valueOf(cell: string, words: string, text = '', answer: string): string | undefined {
    if (isListed(cell)) return fold(words) === fold(text) && chosenIn(cell, answer) ? answer : undefined;
    return readingsOf(words, this.clock.today(), cell === 'dob').find(({ first }) => first === answer)?.on;
  }
}

type Kept = { cells: Record<string, string>; said?: Record<string, string> };
