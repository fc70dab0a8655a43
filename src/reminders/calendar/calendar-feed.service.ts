import { HttpException, Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { daysLater } from '../../common/web/dates.js';
import { calendarOfDays } from './calendar-of-days.js';
import { secretHashOf } from './own-calendar.service.js';

const HOUR = 3_600_000;
/** Clients ask every few minutes at most, some from several devices. */
const READS_AN_HOUR = 60;
const KEPT_DAYS = 31;

interface Reads {
  hour: number;
  count: number;
}

/** What a calendar client reads, by the secret in its address: no session, no cookie, no key. */
@Injectable()
export class CalendarFeed {
  /** By account, of the present hour. In memory: a restart forgets them. */
  private readonly reads = new Map<string, Reads>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException for every address that is none, after the same look; 429 when it is read too often */
  read(secret: string): Promise<string> {
    return this.db.actingAsCalendar(secretHashOf(secret), async () => {
      const [found] = await this.db.query<{ account_id: string; organisation_id: string }>(
        `select account_id, organisation_id from calendars where secret_hash = $1`,
        [secretHashOf(secret)],
      );
      if (!found) throw new NotFoundException();
      this.count(found.account_id);
      if (!(await this.db.goOnWithoutKey(found.account_id, found.organisation_id))) throw new NotFoundException();
      return calendarOfDays(await this.days(found.account_id, found.organisation_id), secret);
    });
  }

  /** The days of the cases that its owner holds, has a task in, or whose desk nobody holds them at. Each day once, however many they are. */
  private async days(accountId: string, organisationId: string): Promise<string[]> {
    const rows = await this.db.query<{ day: string }>(
      `select distinct c.remind_on::text as day from cases c
       where c.organisation_id = $1 and c.desk_id = any ((select acting('desk_ids'))::uuid[]) and c.state <> 'closed'
         and c.remind_on >= $3 and c.remind_on < 'infinity'
         and (c.assignee_id is null or c.assignee_id = $2
           or exists (select from tasks t where t.organisation_id = $1 and t.account_id = $2 and t.case_id = c.id))
       order by day`,
      [organisationId, accountId, daysLater(this.clock.today(), -KEPT_DAYS)],
    );
    return rows.map(({ day }) => day);
  }

  private count(account: string) {
    const hour = Math.floor(this.clock.now().getTime() / HOUR);
    const reads = this.reads.get(account);
    const count = reads?.hour === hour ? reads.count + 1 : 1;
    this.reads.set(account, { hour, count });
    if (count > READS_AN_HOUR)
      throw new HttpException('This calendar is read too often. It can be read again in an hour.', 429);
  }
}
