import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import type { Job } from '../jobs/job.js';
import { Jobs } from '../jobs/jobs.service.js';
import { Lines } from './chain/lines.service.js';
import { StandInEnds } from './stand-in/stand-in-ends.service.js';
import { LIVE } from './offer.entity.js';
import type { ToldInClear } from './steps.service.js';

/**
 * Offers past their end. From that day on the server opens nothing of them; here what could be opened leaves the disk: every stage
 * secret, and the offer's own blobs. Both sides keep that it ended and on which day it was destroyed, and the sender's auditors an entry.
 * And absences of lawyers past their last day.
 */
@Injectable()
export class ReferralEnds implements Job, OnModuleInit {
  readonly name = 'referral-ends';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly lines: Lines,
    private readonly standIns: StandInEnds,
  ) {}

  onModuleInit() {
    this.jobs.register(this);
  }

  async run() {
    const today = this.clock.today();
    const silent = await this.passOn(today);
    // The offers first, as whoever answers or withdraws does: two at the same moment wait for each other and never in a circle.
    const ended = await this.db.query<Ended>(
      `update offers set state = 'expired', secret_sealed = null, preview_sealed = null, name_sealed = null, packet_sealed = null,
         held_back_sealed = null
       where ends_on < $1 and state = any ($2::text[]) returning ${SIDES}`,
      [today, LIVE],
    );
    await this.db.change(`delete from shred.stage_secrets where offer_id = any ($1::uuid[])`, [
      ended.map(({ id }) => id),
    ]);
    await this.tell('expired', 'referral.ended', ended);
    for (const { id } of ended) await this.lines.end(id);
    // Last: with the keys of an offer its copies have gone.
    return { done: silent.length + ended.length + (await this.standIns.run(today)) };
  }

  /** Not answered in time, with others in line behind: the next is asked. Who waits for a part that the desk has to release is not silent. */
  private async passOn(today: string): Promise<Ended[]> {
    const silent = await this.db.query<Ended>(
      `update offers set state = 'expired', secret_sealed = null, preview_sealed = null, name_sealed = null, packet_sealed = null,
         held_back_sealed = null
       where answer_by < $1 and (state in ('offered', 'previewed') or state = 'conflict_check' and name_sealed is not null)
       returning ${SIDES}`,
      [today],
    );
    await this.db.change(`delete from shred.stage_secrets where offer_id = any ($1::uuid[])`, [
      silent.map(({ id }) => id),
    ]);
    await this.tell('passed_on', 'referral.passed-on', silent);
    for (const { id } of silent) await this.lines.next(id);
    return silent;
  }

  private async tell(told: ToldInClear, action: string, ended: Ended[]) {
    for (const one of ended)
      await this.db.query(
        `insert into offer_steps (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, told, told_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          randomUUID(),
          one.id,
          one.organisation_id,
          one.account_id,
          one.sender_organisation_id,
          one.sender_desk_id,
          told,
          this.clock.today(),
        ],
      );
    // One organisation after the other, in one order: each chain is held until the commit.
    for (const { id, sender_organisation_id } of ended.toSorted(bySender))
      this.audit.recordByItself(sender_organisation_id, { action, object: id });
  }
}

interface Ended {
  id: string;
  organisation_id: string;
  account_id: string;
  sender_organisation_id: string;
  sender_desk_id: string;
}
const SIDES = 'id, organisation_id, account_id, sender_organisation_id, sender_desk_id';
const bySender = (a: Ended, b: Ended) => (a.sender_organisation_id < b.sender_organisation_id ? -1 : 1);
