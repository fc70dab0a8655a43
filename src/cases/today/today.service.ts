import { Injectable } from '@nestjs/common';
import { Accounts } from '../../accounts/accounts.service.js';
import { reachOf } from '../../common/access/rules.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { daysLater } from '../../common/web/dates.js';
import { DeskDuties } from '../../organisations/desk-duties.service.js';
import { Desks } from '../../organisations/desks.service.js';
import { Asks } from '../break-glass/asks.service.js';
import { CaseReferrals } from '../case-referrals.js';
import type { CaseSummary } from '../case.content.js';
import { DeskStatements } from '../desk-statements.js';
import { Traces } from '../erasure/traces.service.js';
import { WaitingRows } from '../import/waiting-rows.service.js';
import { Drafts } from '../notes/drafts.service.js';
import { Retention } from '../retention/retention.service.js';
import { PacketsOutside } from '../packets-outside.js';
import { SealedCases } from '../sealed-cases.service.js';
import { MyTasks } from '../tasks/my-tasks.service.js';
import { Transfers } from '../transfer/transfers.service.js';
import { Enquiries } from '../triage/enquiries.service.js';
import { type CaseOfTheDay, CasesOfTheDay, WEEK } from './cases-of-the-day.service.js';
import {
  changedRulesLine,
  draftLine,
  dueLines,
  dutyLine,
  glassLines,
  importLine,
  lostLine,
  retentionLines,
  referralLine,
  riskLines,
  statementLine,
  taskLine,
  toTellLine,
  transferLine,
  writtenLine,
} from './today.presenter.js';
import type { MentionedCase, TodayView } from './today.view.js';

/** Referrals told for each desk. */
const ABROAD = 40;
/** Own tasks shown; `/tasks` has them all. */
const TASKS = 10;

/** The day of a caseworker: what is due, what waits for them, what they wait for. All of it in one pass over sealed summaries. */
@Injectable()
export class Today {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly desks: Desks,
    private readonly duties: DeskDuties,
    private readonly cases: CasesOfTheDay,
    private readonly sealed: SealedCases,
    private readonly referrals: CaseReferrals,
    private readonly outside: PacketsOutside,
    private readonly transfers: Transfers,
    private readonly asks: Asks,
    private readonly drafts: Drafts,
    private readonly waitingRows: WaitingRows,
    private readonly enquiries: Enquiries,
    private readonly tasks: MyTasks,
    private readonly retention: Retention,
    private readonly traces: Traces,
    private readonly statements: DeskStatements,
  ) {}

  async show(): Promise<TodayView> {
    const deskIds = this.duties.confirmed();
    const today = this.clock.today();
    const week = daysLater(today, WEEK);
    const due = await this.cases.of(deskIds);
    const abroad = await this.referrals.abroad(deskIds, ABROAD);
    const lost = await this.referrals.toSendAgain();
    const written = await this.referrals.written(deskIds);
    const toTell = await this.outside.toTell(deskIds);
    const { incoming, outgoing } = await this.transfersOfMine();
    const glass = glassLines(await this.asks.of(deskIds), today);
    const begun = await this.drafts.begun(deskIds);
    const elsewhere = [
      ...[...abroad, ...lost, ...written, ...toTell].map(({ case_id }) => case_id),
      ...outgoing.flatMap((line) => line.case?.id ?? []),
      ...begun,
      ...(await this.tasks.caseIds(deskIds)),
    ];
    const read = new Map([...due.mine, ...due.desk].map((row) => [row.id, row]));
    const named = await this.cases.named(
      elsewhere.filter((id) => !read.has(id)),
      deskIds,
    );
    for (const row of named) read.set(row.id, row);

    const summaries = await this.sealed.summaries([...read.values()]);
    const handles = await this.accounts.handles([...read.values()].map(({ assigneeId }) => assigneeId));
    const mentions = mentioned(read, summaries);
    const around = { mentions, handles, summaries, until: week, today };
    const answered = abroad.filter(({ state }) => state !== 'unanswered');
    const unanswered = abroad.filter(({ state }) => state === 'unanswered');
    return {
      due: {
        mine: { items: dueLines(due.mine, around), more: due.more.mine },
        desk: { items: dueLines(due.desk, around), more: due.more.desk },
      },
      waiting_for_me: [
        ...glass.forMe,
        ...this.tasks
          .in([...read.values()], summaries)
          .slice(0, TASKS)
          .map(taskLine),
        ...(await this.duties.waiting()).map(dutyLine),
        ...(await this.statementsOfMine(deskIds)),
        ...changedRulesLine(summaries),
        ...riskLines(due.mine, around),
        ...lost.map((one) => lostLine(one, mentions)),
        ...written.map((one) => writtenLine(one, mentions)),
        ...toTell.map((one) => toTellLine(one, mentions)),
        ...answered.map((one) => referralLine(one, mentions)),
        ...incoming.map((line) => transferLine(line, 'transfer-in', mentions)),
        ...begun.map((id) => draftLine(id, mentions)),
        ...importLine(await this.waitingRows.count()),
        ...retentionLines(await this.retention.soonInNumbers(deskIds), (await this.traces.left(deskIds)).length),
      ],
      waiting_for_others: [
        ...unanswered.map((one) => referralLine(one, mentions)),
        ...outgoing.map((line) => transferLine(line, 'transfer-out', mentions)),
        ...glass.forOthers,
      ],
      enquiries: await this.enquiries.waiting(deskIds),
      desks: this.desks.own(),
    };
  }

  /** Only coordinators send them. */
  private async statementsOfMine(deskIds: string[]) {
    if (!reachOf(this.db.actor().role, 'statement.send')) return [];
    const names = new Map(this.desks.own().map(({ id, name }) => [id, name]));
    return (await this.statements.toSend(deskIds)).map((one) => statementLine(one, names));
  }

  /** Only coordinators offer and accept. */
  private async transfersOfMine() {
    return reachOf(this.db.actor().role, 'transfer.list') ? this.transfers.list() : { incoming: [], outgoing: [] };
  }
}

const mentioned = (rows: Map<string, CaseOfTheDay>, summaries: Map<string, CaseSummary>): Map<string, MentionedCase> =>
  new Map(
    [...rows.values()].flatMap(({ id, reference }) => {
      const summary = summaries.get(id);
      return summary ? [[id, { id, reference, pseudonym: summary.pseudonym }] as const] : [];
    }),
  );
