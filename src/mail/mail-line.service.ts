import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';

/** Whether mail leaves the house, of all organisations together. No address, and nothing of what is due. */
export interface MailLineView {
  /** The last day on which one left. */
  sent_on: string | null;
  /** Of today: still to be tried, and given up. */
  waiting: number;
  failed: number;
  /** Of the last round, `ECONNREFUSED` or `RCPT 550`; null where it went well. */
  error: string | null;
}

@Injectable()
export class MailLine {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<MailLineView> {
    const [kept] = await this.db.query<MailLineView & { counted_on: string }>(
      `select sent_on::text, counted_on::text, waiting, failed, error from mail_line`,
    );
    if (!kept) return { sent_on: null, waiting: 0, failed: 0, error: null };
    const { sent_on, counted_on, waiting, failed, error } = kept;
    const isToday = counted_on === this.clock.today();
    return { sent_on, waiting: isToday ? waiting : 0, failed: isToday ? failed : 0, error };
  }

  /** After a round, by the actor `system`. `sentOn` null: the day of before stays. */
  async write({
    sentOn,
    waiting,
    failed,
    error,
  }: {
    sentOn: string | null;
    waiting: number;
    failed: number;
    error: string | null;
  }) {
    await this.db.query(
      `insert into mail_line (id, sent_on, counted_on, waiting, failed, error) values (1, $1, $2, $3, $4, $5)
       on conflict (id) do update set sent_on = coalesce(excluded.sent_on, mail_line.sent_on), counted_on = excluded.counted_on,
         waiting = excluded.waiting, failed = excluded.failed, error = excluded.error`,
      [sentOn, this.clock.today(), waiting, failed, error],
    );
  }
}
