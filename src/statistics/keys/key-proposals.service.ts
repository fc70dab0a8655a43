import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { randomKey, wipe } from '../../vault/derive.js';
import { AdoptedPlans } from '../plan/adopted-plans.service.js';
import type { Period } from '../plan/period.js';
import type { DefaultPlan } from '../plan/read-plan.js';
import { KeyMaking } from './key-making.service.js';
import { type Lead, type StatisticsKey, StatisticsKeys } from './statistics-keys.service.js';

export interface Proposal {
  act: 'renewal' | 'plan';
  /** Of a renewal: the accounts that hold the key from then on, the approver among them. */
  holders: string[];
  plan: DefaultPlan | null;
  firstPeriod: Period | null;
  proposedBy: string;
  approver: string;
  proposedOn: string;
}

/** Fields of the approval, for the words of the holders beside the approver, in the order of the leads. */
export const WORDS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const;
export const MOST_HOLDERS = WORDS.length + 1;

/**
 * What takes the secret of the statistics key and draws nothing: one lead proposes it and takes off the outer layer for another, and
 * that other's session does it. Whoever joined is given the key so, and whoever left has no share of the new one.
 */
@Injectable()
export class KeyProposals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keys: StatisticsKeys,
    private readonly making: KeyMaking,
    private readonly plans: AdoptedPlans,
  ) {}

  async standing(): Promise<Proposal | undefined> {
    const [row] = await this.db.query<Proposal>(
      `select act, plan_id as plan, first_period as "firstPeriod", proposed_by as "proposedBy", approver,
         proposed_on::text as "proposedOn",
         array (select holder::text from shred.key_proposal_holders h where h.key_number = p.key_number) as holders
       from shred.key_proposals p order by key_number desc limit 1`,
    );
    return row;
  }

  /** @throws Invalid, Conflict */
  async proposeRenewal(approverId: string, holders: string[]): Promise<void> {
    const leads = await this.keys.leads();
    const named = new Set([...holders, approverId]);
    if (named.size < 2 || named.size > MOST_HOLDERS)
      throw new Invalid([{ field: 'holders', message: `Choose from 2 to ${MOST_HOLDERS} leads.` }]);
    if ([...named].some((id) => !leads.some(({ accountId }) => accountId === id)))
      throw new Invalid([{ field: 'holders', message: 'One of them is no campaign lead any more: choose again.' }]);
    await this.propose(approverId, { act: 'renewal', holders: [...named], plan: null, firstPeriod: null });
  }

  /** @throws Invalid, Conflict */
  async proposePlan(approverId: string, plan: DefaultPlan, firstPeriod: Period): Promise<void> {
    await this.plans.demandAdoptable(plan, firstPeriod);
    await this.propose(approverId, { act: 'plan', holders: [], plan, firstPeriod });
  }

  private async propose(
    approverId: string,
    { act, holders, plan, firstPeriod }: Pick<Proposal, 'act' | 'holders' | 'plan' | 'firstPeriod'>,
  ) {
    await this.keys.hold('alone');
    const key = await this.key();
    if (await this.standing())
      throw new Conflict('Something is proposed already: it is approved, or taken back, first.', 'proposed');
    const approver = (await this.keys.approvers()).find((lead) => lead.accountId === approverId);
    if (!approver)
      throw new Invalid([{ field: 'account_id', message: 'Choose a lead with whom you share the statistics key.' }]);
    const { accountId, organisationId } = this.db.actor();
    await this.db.query(
      `insert into shred.key_proposals (key_number, act, plan_id, first_period, proposed_organisation_id, proposed_by,
         approver_organisation_id, approver, proposed_on, remainder_sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        key.number,
        act,
        plan,
        firstPeriod,
        organisationId,
        accountId,
        approver.organisationId,
        approver.accountId,
        this.clock.today(),
        await this.keys.remainderFor(key.number, approverId),
      ],
    );
    await this.db.query(
      `insert into shred.key_proposal_holders (key_number, holder_organisation_id, holder)
       select $1, organisation_id, id from accounts where id = any ($2::uuid[])`,
      [key.number, holders],
    );
    this.audit.record({ action: 'statistics-key.propose' });
  }

  /** By whoever proposed it, or should approve it. @throws Conflict */
  async withdraw(): Promise<void> {
    const gone = await this.db.change(`delete from shred.key_proposals where $1 in (proposed_by, approver)`, [
      this.db.actor().accountId,
    ]);
    if (gone === 0) throw new Conflict('There is nothing proposed that you could take back.', 'not-proposed');
    this.audit.record({ action: 'statistics-key.withdraw' });
  }

  /**
   * In the session of the lead who was named.
   * @param words of the other holders, in the order of the leads, each heard by voice
   * @throws Conflict; Invalid, naming the field whose words differ
   */
  async approve(words: readonly string[]): Promise<void> {
    await this.keys.hold('alone');
    const proposal = await this.standing();
    if (!proposal) throw new Conflict('Nothing is proposed: it was approved, or taken back.', 'not-proposed');
    if (proposal.approver !== this.db.actor().accountId)
      throw new Conflict('Another lead was named to approve this.', 'not-yours');
    const { number } = await this.key();
    const remainder = await this.remainder();
    if (proposal.act === 'plan') {
      const { signer } = await this.keys.open(number, remainder);
      await this.plans.adopt(proposal.plan!, proposal.firstPeriod!, number, signer);
    } else await this.renew(number, remainder, await this.others(proposal), words);
    await this.db.change(`delete from shred.key_proposals where key_number = $1`, [number]);
  }

  /** Of a renewal: those whose words the approver types, in the order of the leads. @throws Conflict where one of them has left meanwhile */
  async others({ holders, approver }: Proposal): Promise<Lead[]> {
    const named = new Set(holders.filter((id) => id !== approver));
    const found = (await this.keys.leads()).filter(({ accountId }) => named.has(accountId));
    if (found.length < named.size)
      throw new Conflict(
        'Somebody who was to hold the key is no lead any more: take it back, and propose it anew.',
        'left',
      );
    return found;
  }

  /** Shares of before open nothing from here on, and what was prepared with them is prepared again. */
  private async renew(number: number, remainder: Buffer, others: Lead[], words: readonly string[]) {
    const holders = [this.making.self()];
    for (const [at, lead] of others.entries()) holders.push(await this.making.holder(lead, words[at] ?? '', WORDS[at]));
    const previous = await this.keys.secret(number, remainder);
    const secret = randomKey();
    const { key } = await this.making.make(number + 1, secret, holders, previous);
    wipe(previous);
    wipe(secret);
    await this.db.change(`delete from statistics_shares where key_number <= $1`, [number]);
    await this.db.change(`delete from releases where not drawn`);
    this.audit.record({ action: 'statistics-key.renew', object: key.id });
  }

  private async key(): Promise<StatisticsKey> {
    const key = await this.keys.current();
    if (!key) throw new Conflict('The network has no statistics key yet.', 'no-key');
    return key;
  }

  private async remainder(): Promise<Buffer> {
    const [row] = await this.db.query<{ remainder_sealed: Buffer }>(`select remainder_sealed from shred.key_proposals`);
    return row!.remainder_sealed;
  }
}
