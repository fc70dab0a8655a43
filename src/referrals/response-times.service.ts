import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import type { Answers } from '../legal-contacts/matching.js';
import { DeskBoxes } from '../vault/desk-boxes.js';
import type { ReferralState } from './views/referral.view.js';
import { type Step, Steps } from './steps.service.js';

/** More would say what an office was like years ago, and opening them takes time. */
const LAST = 200;
const DAY = 86_400_000;

interface Asked {
  id: string;
  legal_contact_id: string;
  state: ReferralState;
  offered_on: string;
}

/**
 * How legal contacts answered one desk, by its own last referrals: the days of answers are sealed to it, so no other desk and no
 * other organisation learns of them. What still waits and what was withdrawn says nothing about an office.
 */
@Injectable()
export class ResponseTimes {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly boxes: DeskBoxes,
    private readonly steps: Steps,
  ) {}

  /** By id of the legal contact. */
  async of(deskId: string): Promise<Map<string, Answers>> {
    const asked = await this.db.query<Asked>(ASKED, [this.db.actor().organisationId, deskId, this.clock.today(), LAST]);
    const answers = new Map<string, Answers>();
    if (asked.length === 0) return answers;
    const steps = await this.steps.read(
      asked.map(({ id }) => id),
      await this.boxes.of(deskId),
      'desk',
    );
    const waited = new Map<string, number[]>();
    for (const one of asked) {
      const contact = one.legal_contact_id;
      const known = answers.get(contact) ?? { asked: 0, answered: 0, declined: 0 };
      known.asked += 1;
      if (one.state !== 'expired') known.answered += 1;
      if (one.state === 'declined') known.declined += 1;
      answers.set(contact, known);
      const days = daysToAnswer(one.offered_on, steps.get(one.id) ?? []);
      if (days !== undefined) waited.set(contact, [...(waited.get(contact) ?? []), days]);
    }
    for (const [contact, days] of waited) answers.get(contact)!.usual_days = median(days);
    return answers;
  }
}

/** A packet opens as soon as an offer is accepted. */
function daysToAnswer(offeredOn: string, steps: Step[]): number | undefined {
  const answer = steps.find(({ kind }) => kind === 'declined' || kind === 'packet');
  return answer && Math.max(0, (Date.parse(answer.at.slice(0, 10)) - Date.parse(offeredOn)) / DAY);
}

/** The lower one of two in the middle. */
const median = (days: number[]) => days.toSorted((a, b) => a - b)[Math.floor((days.length - 1) / 2)]!;

const ASKED = `
  select r.id, r.legal_contact_id, o.offered_on::text,
    case when o.state in ('offered', 'previewed', 'conflict_check') then 'expired' else o.state end as state
  from referrals r
  join offers o on o.sender_organisation_id = $1 and o.sender_desk_id = $2 and o.id = r.id
  where r.organisation_id = $1 and r.desk_id = $2 and o.key_lost_on is null
    and (o.state in ('accepted', 'completed', 'declined', 'expired', 'revoked')
      or o.state in ('offered', 'previewed', 'conflict_check') and o.ends_on < $3::date)
  order by r.offered_on desc, r.id limit $4`;
