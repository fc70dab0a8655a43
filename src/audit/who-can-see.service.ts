import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Members } from '../organisations/members.service.js';
import type { ReachOfDesk } from './views/reach.page.js';

interface Counted {
  desk_id: string;
  pins: number;
  referrals: number;
  first_end: string | null;
  last_end: string | null;
}

/** Who can see what: which accounts hold which desk's key, and how much lies with lawyers. Numbers and days, and no case. */
@Injectable()
export class WhoCanSee {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly members: Members,
  ) {}

  async desks(): Promise<ReachOfDesk[]> {
    const desks = await this.db.query<{ id: string; name: string; epoch: number; renewal_asked: boolean }>(
      `select id, name, epoch, renewal_asked from desks where organisation_id = $1 order by name`,
      [this.db.actor().organisationId],
    );
    const counted = await this.db.query<Counted>(
      `select desk_id, pins, referrals, first_end::text, last_end::text from counted_by_auditor($1::date)`,
      [this.clock.today()],
    );
    const shown: ReachOfDesk[] = [];
    for (const { id, name, epoch, renewal_asked } of desks) {
      const { pins = 0, referrals = 0, first_end, last_end } = counted.find(({ desk_id }) => desk_id === id) ?? {};
      const members = (await this.members.of(id)).map(({ handle, role, epoch: of, endsAt }) => ({
        handle,
        role,
        until: endsAt?.toISOString(),
        // A grant of an older epoch, or one that has ended, opens nothing any more.
        over: of !== epoch || (endsAt !== null && endsAt <= this.clock.now()),
      }));
      const ends = first_end && last_end ? ([first_end, last_end] as [string, string]) : undefined;
      shown.push({ id, name, epoch, renewalAsked: renewal_asked, members, pins, referrals, ends });
    }
    return shown;
  }
}
