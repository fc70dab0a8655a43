import { ForbiddenException, HttpException, Injectable, NotFoundException } from '@nestjs/common';
import { reachOf } from '../../common/access/rules.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { Keyring } from '../../vault/keyring.js';
import { NotPinned } from '../../vault/pin.js';
import { Assignment } from '../assignment/assignment.service.js';
import { CaseReferrals } from '../case-referrals.js';
import { Cases } from '../cases.service.js';
import type { CaseState } from '../views/case-words.js';
import { Closure } from '../closure/closure.service.js';
import { Transfers } from '../transfer/transfers.service.js';
import type { TriageAct } from './triage.input.js';
import type { Outcome } from './triage.view.js';

/** An enquiry that was ticked, and the version that was seen of it, where the sender says so. */
export interface Ticked {
  id: string;
  version?: number;
}
/** What became of one of them. */
export interface Settled {
  id: string;
  outcome: Outcome['outcome'];
  /** Why it was refused, in words. */
  why?: string;
}
interface Locked {
  id: string;
  desk_id: string;
  assignee_id: string | null;
  state: CaseState;
  version: number;
}
const DONE = { open: 'opened', assign: 'assigned', route: 'routed', close: 'closed' } as const;

/** One act on several enquiries. Each is settled by itself: what a colleague has taken meanwhile is told, and stops no other. */
@Injectable()
export class Triage {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
    private readonly cases: Cases,
    private readonly assignment: Assignment,
    private readonly transfers: Transfers,
    private readonly closure: Closure,
    private readonly referrals: CaseReferrals,
  ) {}

  /** @throws NotFoundException when none of them is within reach; Invalid when the act lacks what it needs */
  async settle(ticked: Ticked[], act: TriageAct): Promise<Settled[]> {
    const step = this.stepOf(act);
    const locked = await this.lock(ticked.map(({ id }) => id));
    if (locked.size === 0) throw new NotFoundException();
    const settled: Settled[] = [];
    for (const { id, version } of ticked) {
      const row = locked.get(id);
      if (!row) settled.push({ id, outcome: 'gone' });
      else if (row.state !== 'enquiry')
        settled.push({ id, outcome: row.state === 'closed' ? 'closed-before' : 'taken' });
      else if (version !== undefined && version !== row.version) settled.push({ id, outcome: 'changed' });
      else settled.push({ id, ...(await this.alone(row, DONE[act.act], step)) });
    }
    return settled;
  }

  private async alone(row: Locked, outcome: Settled['outcome'], step: (row: Locked) => Promise<unknown>) {
    try {
      await this.db.apart(() => step(row));
      return { outcome };
    } catch (refused) {
      if (refused instanceof HttpException || refused instanceof NotPinned)
        return { outcome: 'refused' as const, why: refused.message };
      throw refused;
    }
  }

  /** Everything that can be wrong with the act itself is told before anything is touched. */
  private stepOf({ act, to, desk_id, reason, advice }: TriageAct): (row: Locked) => Promise<unknown> {
    const { accountId, role } = this.db.actor();
    const missing = (field: string, message: string) => new Invalid([{ field, message }]);
    if (act === 'open') return (row) => this.give(row, accountId);
    if (act === 'assign') {
      if (!to) throw missing('to', 'Choose who takes them.');
      return (row) => this.give(row, to);
    }
    if (act === 'route') {
      if (!reachOf(role, 'case.transfer')) throw new ForbiddenException();
      if (!desk_id) throw missing('desk_id', 'Choose the desk that they are offered to.');
      return (row) => this.transfers.offer(row.id, desk_id);
    }
    if (!reason) throw missing('reason', 'Choose how it ended.');
    return (row) => this.close(row, { reason, advice });
  }

  /** Work begins: the enquiry is a case, and somebody holds it. */
  private async give({ id, assignee_id }: Locked, to: string) {
    if (assignee_id !== to) await this.assignment.assign(id, to);
    await this.cases.take(id);
  }

  /** What a lawyer still has ends with the case, for good: that is said, and decided, on a page of its own. */
  private async close({ id }: Locked, closing: { reason: string; advice?: string }) {
    const [lawyer] = await this.referrals.liveRecipients(id);
    if (lawyer)
      throw new Conflict(
        `${lawyer} still has it from you. Close it on its own page, which says what ends.`,
        'referred',
      );
    await this.closure.close(id, closing);
  }

  /** All of them in the order of their ids, so that two who triage the same ones wait for each other instead of standing still. */
  private async lock(ids: string[]): Promise<Map<string, Locked>> {
    const rows = await this.db.query<Locked>(
      `select id, desk_id, assignee_id, state, version from cases
       where organisation_id = $1 and id = any ($2::uuid[]) order by id for update`,
      [this.db.actor().organisationId, ids],
    );
    // Before the first part: an epoch that is held from inside one would be let go when that part is taken back.
    for (const { desk_id } of rows) await this.keyring.holdEpoch(this.keyring.desk(desk_id));
    return new Map(rows.map((row) => [row.id, row]));
  }
}
