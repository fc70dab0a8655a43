import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import type { Job } from '../jobs/job.js';
import { Jobs } from '../jobs/jobs.service.js';
import { SENDING_HOUR } from '../mail/message.js';
import { Sending } from './sending.service.js';

/**
 * Who gets a mail today, and which of the two texts. That it is decided is committed before anything leaves: the day in the row of an
 * account is the only claim there is, so a second run, a late one or another process finds it taken.
 */
@Injectable()
export class Reminders implements Job, OnModuleInit {
  readonly name = 'reminders';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly sending: Sending,
  ) {}

  onModuleInit() {
    this.jobs.register(this);
  }

  async run() {
    const today = this.clock.today();
    await this.db.change(`delete from mail_asks where asked_on < $1`, [today]);
    // Nobody confirmed it in time: the address is forgotten.
    await this.db.change(
      `delete from mail_addresses where state in ('sending', 'sent', 'refused') and code_until <= $1`,
      [this.clock.now()],
    );
    if (this.clock.calendar().getUTCHours() < SENDING_HOUR) return { done: 0 };
    return { done: await this.db.change(DECIDE, [today]) };
  }

  /** Outside of the transaction, which has committed. */
  afterwards() {
    return this.sending.round();
  }
}

/**
 * A case whose day has come is told to whoever holds it, to the whole desk where nobody does, and to whoever has a task in it: every
 * day until it is done. An offer is told when it has waited two days for an answer, and seven days and one day before its end: each of
 * these days once, and later where mail did not leave on it.
 */
const DECIDE = `
  with due as (
    select g.account_id, 'due' as notice
    from cases c join grants g on g.organisation_id = c.organisation_id and g.desk_id = c.desk_id
      and (c.assignee_id is null or g.account_id = c.assignee_id)
    where c.state <> 'closed' and c.remind_on <= $1
    union
    select t.account_id, 'due'
    from cases c join tasks t on t.organisation_id = c.organisation_id and t.desk_id = c.desk_id and t.case_id = c.id
      join grants g on g.organisation_id = t.organisation_id and g.desk_id = t.desk_id and g.account_id = t.account_id
    where c.state <> 'closed' and c.remind_on <= $1
    union
    select o.account_id, 'waiting'
    from offers o join mail_addresses a on a.organisation_id = o.organisation_id and a.account_id = o.account_id
    where o.state in ('offered', 'previewed', 'conflict_check', 'accepted') and o.ends_on >= $1
      and (o.state <> 'accepted' and o.offered_on + 2 > a.sent_on and o.offered_on + 2 <= $1
        or o.ends_on - 7 > a.sent_on and o.ends_on - 7 <= $1
        or o.ends_on - 1 > a.sent_on and o.ends_on - 1 <= $1)
  )
  update mail_addresses set notice = (select min(notice) from due where due.account_id = mail_addresses.account_id),
    notice_on = $1, delivery = 'waiting', attempts = 0
  where state = 'confirmed' and notice_on < $1 and account_id in (select account_id from due)`;
