import { Injectable } from '@nestjs/common';
import { daysLater } from '../../common/web/dates.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';

/** A case as far as the day needs it, with its summary still sealed. */
export interface CaseOfTheDay {
  id: string;
  organisationId: string;
  reference: string;
  assigneeId: string | null;
  summarySealed: Buffer;
}
export interface DueCases {
  mine: CaseOfTheDay[];
  desk: CaseOfTheDay[];
  /** Not all were read. */
  more: { mine: boolean; desk: boolean };
}

/** How many are read at most, so that the day of a desk with ten thousand cases is as quick as that of a small one. */
export const READ = { mine: { late: 30, soon: 70, other: 80 }, desk: { late: 15, soon: 45 } };
/** Today and the six days after it. */
export const WEEK = 6;
/** `remind_on` stands up to two days before the deadline. */
const BEFORE = 2;

/**
 * Cases that can have something due until the end of the week, by the clear `remind_on`. Long late ones are read from the latest
 * back, so that no pile of them hides today's.
 */
@Injectable()
export class CasesOfTheDay {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async of(deskIds: string[]): Promise<DueCases> {
    const found: DueCases = { mine: [], desk: [], more: { mine: false, desk: false } };
    const today = this.clock.today();
    const [from, until] = [daysLater(today, -BEFORE), daysLater(today, WEEK)];
    for (const deskId of deskIds) {
      const place = [this.db.actor().organisationId, deskId, this.db.actor().accountId];
      const take = async (whose: 'mine' | 'desk', sql: string, days: string[], limit: number) => {
        const rows = await this.db.query<CaseOfTheDay>(sql, [...place, ...days, limit + 1]);
        found[whose].push(...rows.slice(0, limit));
        return rows.length > limit;
      };
      const mine = [
        await take('mine', MINE_LATE, [from], READ.mine.late),
        await take('mine', MINE_SOON, [from, until], READ.mine.soon),
      ];
      // Their deadlines lie further off, or there is none: opened for the day on which the risk is to be judged again.
      await take('mine', MINE_OTHERS, [until], READ.mine.other);
      const desk = [
        await take('desk', DESK_LATE, [from], READ.desk.late),
        await take('desk', DESK_SOON, [from, until], READ.desk.soon),
      ];
      found.more.mine ||= mine.includes(true);
      found.more.desk ||= desk.includes(true);
    }
    return found;
  }

  /** Those of these desks that something waits for, whatever is due. */
  named(ids: string[], deskIds: string[]): Promise<CaseOfTheDay[]> {
    return this.db.query<CaseOfTheDay>(
      `${COLUMNS} where organisation_id = $1 and id = any ($2::uuid[]) and desk_id = any ($3::uuid[])`,
      [this.db.actor().organisationId, ids, deskIds],
    );
  }
}

const COLUMNS = `select id, organisation_id as "organisationId", reference, assignee_id as "assigneeId", summary_sealed as "summarySealed" from cases`;
const OPEN = `${COLUMNS} where organisation_id = $1 and desk_id = $2 and state <> 'closed'`;
const MINE = `${OPEN} and assignee_id = $3`;
const OTHERS = `${OPEN} and assignee_id is distinct from $3`;
const MINE_LATE = `${MINE} and remind_on < $4::date order by remind_on desc, id desc limit $5`;
const MINE_SOON = `${MINE} and remind_on between $4::date and $5::date order by remind_on, id limit $6`;
const MINE_OTHERS = `${MINE} and remind_on > $4::date order by remind_on desc, id desc limit $5`;
const DESK_LATE = `${OTHERS} and remind_on < $4::date order by remind_on desc, id desc limit $5`;
const DESK_SOON = `${OTHERS} and remind_on between $4::date and $5::date order by remind_on, id limit $6`;
