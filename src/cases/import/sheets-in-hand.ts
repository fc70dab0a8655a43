import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { Meaning } from './judge/judge.js';
import type { Outline } from './reading/outline.js';
import type { Judged } from './reading/asked.js';
import { SheetReading } from './reading/reading.service.js';
import type { ImportReport } from './views/import.view.js';

const MINUTES = 15;
const SHEETS = 8;
/** Of all sheets together. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface SheetInHand {
  id: string;
  accountId: string;
  deskId: string;
  bytes: Buffer;
  /** The reference day: what is reported is what comes in, after midnight too. */
  today: string;
  encoding?: string;
  outline: Outline;
  /** What somebody said of it. */
  said?: { meanings: Meaning[]; hiddenColumns: number[]; hiddenRows: boolean };
  /** The meanings are those of the last time. */
  remembered: boolean;
  /** What would come in, and what is told of it. */
  judged?: Judged;
  report?: ImportReport;
  until: number;
}

const FORGOTTEN =
  'The check is a while ago and was forgotten: nothing was kept of the sheet. Go to Imports and check it again, then import it.';

/**
 * An uploaded sheet, between the page of its columns, the report and the import: in this process's memory alone, for a quarter of
 * an hour after the last look, for the one who brought it. Nothing is written to a file; a restart forgets it.
 */
@Injectable()
export class SheetsInHand {
  private readonly kept = new Map<string, SheetInHand>();

  constructor(
    private readonly clock: Clock,
    private readonly reading: SheetReading,
  ) {}

  /** @throws SheetUnreadable */
  async take(
    accountId: string,
    deskId: string,
    bytes: Buffer,
    options: { encoding?: string } = {},
  ): Promise<SheetInHand> {
    const outline = await this.reading.outline(bytes, options);
    const [id, today] = [randomUUID(), this.clock.today()];
    const until = this.clock.now().getTime() + MINUTES * 60_000;
    const taken = { id, accountId, deskId, bytes, today, ...options, outline, remembered: false, until };
    this.makeRoom(bytes.length);
    this.kept.set(id, taken);
    return taken;
  }

  /** Another sheet of the same workbook. @throws SheetUnreadable */
  async turnTo(inHand: SheetInHand, sheet: string) {
    const { bytes, encoding } = inHand;
    inHand.outline = await this.reading.outline(bytes, { sheet, encoding });
    Object.assign(inHand, { said: undefined, judged: undefined, report: undefined, remembered: false });
  }

  /** It was judged: the records wait, packed, for the press. */
  keep(inHand: SheetInHand, judged: Judged, report: ImportReport) {
    Object.assign(inHand, { judged: undefined, report: undefined });
    this.makeRoom(sizeOf(judged), inHand);
    Object.assign(inHand, { judged, report });
  }

  /** @throws NotFoundException when it is somebody else's, or has been forgotten */
  get(id: string, accountId: string): SheetInHand {
    const found = this.find(id, accountId);
    if (!found) throw new NotFoundException(FORGOTTEN, { cause: 'for people' });
    return found;
  }

  find(id: string, accountId: string): SheetInHand | undefined {
    const now = this.clock.now().getTime();
    const found = this.kept.get(id);
    if (!found || found.accountId !== accountId || found.until <= now) return undefined;
    found.until = now + MINUTES * 60_000;
    return found;
  }

  /** Those whose time is over go first, and then the oldest. */
  private makeRoom(bytes: number, besides?: SheetInHand) {
    const now = this.clock.now().getTime();
    for (const [id, { until }] of this.kept) if (until <= now) this.kept.delete(id);
    const held = () => [...this.kept.values()].reduce((sum, one) => sum + one.bytes.length + sizeOf(one.judged), 0);
    const others = () => [...this.kept.values()].filter((one) => one !== besides);
    while (others().length >= SHEETS || (others().length > 0 && held() + bytes > MOST_BYTES))
      this.kept.delete(others()[0]!.id);
  }
}

const sizeOf = (judged?: Judged) => (judged?.batches ?? []).reduce((sum, batch) => sum + batch.length, 0);
