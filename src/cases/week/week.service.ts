import { Injectable } from '@nestjs/common';
import { Accounts } from '../../accounts/accounts.service.js';
import { Clock } from '../../common/clock.js';
import { daysLater } from '../../common/web/dates.js';
import { DeskDuties } from '../../organisations/desk-duties.service.js';
import { Desks } from '../../organisations/desks.service.js';
import { CaseReferrals } from '../case-referrals.js';
import { SealedCases } from '../sealed-cases.service.js';
import { Enquiries } from '../triage/enquiries.service.js';
import { OpenCases } from './open-cases.service.js';
import { deskWeek, type Span } from './week.presenter.js';
import type { WeekOfDesk, WeekView } from './week.view.js';

/** Referrals told for each desk. */
const ABROAD = 60;

/** The week of a coordinator's desks, from what a list shows of each case: nothing of it is an opening. Each desk is read once. */
@Injectable()
export class Week {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly desks: Desks,
    private readonly duties: DeskDuties,
    private readonly cases: OpenCases,
    private readonly sealed: SealedCases,
    private readonly referrals: CaseReferrals,
    private readonly enquiries: Enquiries,
  ) {}

  /** The week in which `day` lies, or this one: no page shows a week that is past. */
  async show(day?: string): Promise<WeekView> {
    const today = this.clock.today();
    const [thisWeek, asked] = [mondayOf(today), mondayOf(day ?? today)];
    const from = asked > thisWeek ? asked : thisWeek;
    const until = daysLater(from, 6);
    const desks: WeekOfDesk[] = [];
    for (const deskId of this.duties.confirmed()) desks.push(await this.ofDesk(deskId, { today, from, until }));
    return { from, until, previous: from > thisWeek ? daysLater(from, -7) : null, next: daysLater(from, 7), desks };
  }

  private async ofDesk(deskId: string, span: Span): Promise<WeekOfDesk> {
    const { rows, more } = await this.cases.of(deskId);
    const summaries = await this.sealed.summaries(rows);
    const accounts = [
      ...rows.map(({ assigneeId }) => assigneeId),
      ...[...summaries.values()].flatMap(({ tasks = [] }) => tasks.map((task) => task.for)),
    ];
    const handles = await this.accounts.handles(accounts);
    const referrals = await this.referrals.abroad([deskId], ABROAD);
    return {
      id: deskId,
      name: this.desks.nameOf(deskId),
      ...deskWeek({ rows, summaries, handles, referrals }, span),
      enquiries: await this.enquiries.waiting([deskId]),
      more,
    };
  }
}

/** Weeks begin on Monday (ISO 8601). */
export const mondayOf = (day: string) => daysLater(day, -((new Date(day).getUTCDay() + 6) % 7));
