import type { INestApplicationContext } from '@nestjs/common';
import { Closure } from '../../cases/closure/closure.service.js';
import { CaseCampaigns } from '../../cases/campaigns/case-campaigns.service.js';
import { Cases } from '../../cases/cases.service.js';
import { Deadlines } from '../../cases/deadlines/deadlines.service.js';
import { Notes } from '../../cases/notes/notes.service.js';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import { DeskExchange } from '../../referrals/exchange/desk-exchange.service.js';
import { LawyerExchange } from '../../referrals/exchange/lawyer-exchange.service.js';
import { Offering } from '../../referrals/offering.service.js';
import { Offers } from '../../referrals/offers.service.js';
import { LawyerReports } from '../../referrals/reports/lawyer-reports.service.js';
import { SentReferrals } from '../../referrals/sent-referrals.service.js';
import { acting, type Person } from './cast.js';
import type { DemonstrationClock } from './demonstration-clock.js';
import { bringLetter } from './letter.js';
import type { DemoDesk, DemoNetwork } from './network.js';
import { STORIES, type Story } from './stories.js';

const DAY = 86_400_000;

/** A few cases told in full, and a referral in every state. Everybody in them is invented. */
export async function tellStories(
  app: INestApplicationContext,
  clock: DemonstrationClock,
  { lawyers, contacts }: DemoNetwork,
  desks: DemoDesk[],
) {
  const teller = new Teller(app, clock);
  for (const [index, desk] of desks.entries()) {
    const first = index % lawyers.length;
    const inTurn = [...contacts.slice(first), ...contacts.slice(0, first)];
    for (const story of STORIES) await teller.tell(story, desk, lawyers[first]!, inTurn);
  }
}

class Teller {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: DemonstrationClock,
  ) {}

  async tell(
    { open, risk, deadlines, notes, referral, campaign, letter, closed }: Story,
    desk: DemoDesk,
    lawyer: Person,
    contacts: string[],
  ) {
    const worker = desk.members[1]!;
    const as = <T>(work: () => Promise<T>) => acting(this.app, worker, work);
    const review = { level: risk, review_by: this.inDays(21) };
    const begun = closed ? closed.daysAgo + 8 : referral?.until === 'expired' ? 48 : 12;
    const { id } = await this.clock.daysBefore(begun, () =>
      as(() => this.service(Cases).open({ ...open, risk: review, desk_id: desk.id })),
    );
    for (const { inDays, ...due } of deadlines)
      await as(() => this.service(Deadlines).add(id, { ...due, on: this.inDays(inDays) }));
    for (const [at, [visibility, text]] of notes.entries())
      await this.clock.daysBefore(begun - 3 - 3 * at, () => as(() => this.service(Notes).write(id, text, visibility)));
    if (campaign) {
      const named = await as(() => this.service(CampaignsService).list());
      const linked = named.find((one) => one.id === campaign);
      if (linked) await as(() => this.service(CaseCampaigns).link(id, linked.id, 'counted_only'));
    }
    const copy = letter && (await this.clock.daysBefore(5, () => bringLetter(this.app, worker, id, letter)));
    if (referral) await this.refer(id, { ...referral, documents: copy ? [copy] : [] }, worker, lawyer, contacts);
    if (closed) await this.clock.daysBefore(closed.daysAgo, () => as(() => this.service(Closure).close(id, closed)));
  }

  /** Past its end a referral opens nothing, even before a job has destroyed its keys: one of them was offered forty days ago. */
  private async refer(
    caseId: string,
    {
      purpose,
      fields,
      until,
      inLine,
      exchange = [],
      hearingInDays,
      documents,
    }: NonNullable<Story['referral']> & { documents: string[] },
    worker: Person,
    lawyer: Person,
    [contact, ...others]: string[],
  ) {
    const expired = until === 'expired';
    const consent = { given_on: this.inDays(expired ? -45 : -5), language: 'ru' };
    const offer = () =>
      acting(this.app, worker, () =>
        this.service(Offering).offer(caseId, {
          legal_contact_id: contact!,
          purpose,
          fields,
          consent,
          documents,
          next_in_line: inLine ? others : [],
        }),
      );
    const id = await this.clock.daysBefore(expired ? 40 : 3, offer);
    const offers = this.service(Offers);
    if (until === 'offered' || expired) return;
    if (until === 'withdrawn') return acting(this.app, worker, () => this.service(SentReferrals).withdraw(id));
    await this.clock.daysBefore(2, () => offers.show(lawyer.actor, id));
    if (until === 'declined')
      return void (await acting(this.app, lawyer, () => offers.decline(id, { reason: 'no_capacity' })));
    if (until === 'previewed') return;
    await acting(this.app, lawyer, () => offers.checkConflicts(id));
    await this.clock.daysBefore(1, () => offers.show(lawyer.actor, id));
    if (until === 'conflict_check') return;
    await acting(this.app, lawyer, () => offers.accept(id));
    await offers.packet(lawyer.actor, id);
    for (const [by, text] of exchange)
      await (by === 'lawyer'
        ? acting(this.app, lawyer, () => this.service(LawyerExchange).write(id, text))
        : acting(this.app, worker, () => this.service(DeskExchange).write(caseId, id, text)));
    if (hearingInDays !== undefined)
      await acting(this.app, lawyer, () =>
        this.service(LawyerReports).report(id, {
          what: 'event',
          kind: 'hearing',
          on: this.inDays(hearingInDays),
          at: '09:30',
        }),
      );
  }

  private inDays = (days: number) => new Date(Date.parse(this.clock.today()) + days * DAY).toISOString().slice(0, 10);
  private service = <T>(of: abstract new (...args: never[]) => T): T => this.app.get<T>(of as never, { strict: false });
}
