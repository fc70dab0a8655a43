import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { randomToken } from '../../vault/derive.js';
import type { JudgedRecord } from './judge/judge.js';

const MINUTES = 15;
const SHEETS = 8;

interface Kept {
  accountId: string;
  deskId: string;
  records: JudgedRecord[];
  /** How many records were left out: nothing else is known of them. */
  leftOut: number;
  until: number;
}

/**
 * A checked sheet, between the report and the import: in this process's memory alone, for a quarter of an hour, for the one who
 * checked it. Rejected records are not in it. Nothing is written to a file; a restart forgets it, and the sheet is checked again.
 */
@Injectable()
export class SheetTickets {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly clock: Clock) {}

  keep(accountId: string, deskId: string, records: JudgedRecord[]): string {
    const now = this.clock.now().getTime();
    for (const [ticket, { until }] of this.kept) if (until <= now) this.kept.delete(ticket);
    if (this.kept.size >= SHEETS) this.kept.delete(this.kept.keys().next().value!);
    const ticket = randomToken();
    const wanted = records.filter(({ outcome }) => outcome !== 'rejected');
    this.kept.set(ticket, {
      accountId,
      deskId,
      records: wanted,
      leftOut: records.length - wanted.length,
      until: now + MINUTES * 60_000,
    });
    return ticket;
  }

  /** @returns undefined when it is somebody else's, or has been forgotten */
  find(ticket: string, accountId: string): Kept | undefined {
    const found = this.kept.get(ticket);
    return found && found.accountId === accountId && found.until > this.clock.now().getTime() ? found : undefined;
  }

  forget(ticket: string) {
    this.kept.delete(ticket);
  }
}
