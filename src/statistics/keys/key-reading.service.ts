import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { AdoptedPlans } from '../plan/adopted-plans.service.js';
import { DEFAULT_PLANS, defaultPlan, readPlan } from '../plan/read-plan.js';
import type { KEY_ASKS } from '../release/release.view.js';
import { KeyProposals } from './key-proposals.service.js';
import { type Lead, StatisticsKeys } from './statistics-keys.service.js';
import type { KeyHolder, ProposalFormView, ProposalView, StatisticsKeyView } from './statistics-key.view.js';

/** Years ahead from which a plan may hold. */
const AHEAD = 3;

/** The statistics key as leads see it: who holds it, who does not, and what is proposed. */
@Injectable()
export class KeyReading {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: StatisticsKeys,
    private readonly proposals: KeyProposals,
    private readonly plans: AdoptedPlans,
  ) {}

  async show(): Promise<StatisticsKeyView> {
    const [key, ...earlier] = await this.keys.all();
    const holders = key ? await this.holders(key.number) : [];
    const leads = await this.keys.leads();
    return {
      statistics_key: key
        ? { signing_key: key.signingKey, words: (await this.keys.words()) ?? '', began_on: key.beganOn }
        : null,
      holders,
      without: key
        ? leads.filter(({ handle }) => !holders.some((one) => one.handle === handle)).map((lead) => toHolder(lead))
        : [],
      earlier: earlier.map(({ signingKey, beganOn }) => ({ signing_key: signingKey, began_on: beganOn })),
      plans: (await this.plans.all()).map(({ plan: { name, version, calendar } }) => ({
        name,
        version,
        first_period: calendar.first_period,
      })),
      proposal: await this.proposal(leads),
    };
  }

  /** What the key asks of whoever acts. */
  async asks(): Promise<(typeof KEY_ASKS)[number]> {
    const { proposal, holders, without } = await this.show();
    if (proposal) return proposal.mine ? 'approve' : 'nothing';
    return without.length > 0 || holders.some(({ active }) => !active) ? 'renew' : 'nothing';
  }

  async form(): Promise<ProposalFormView> {
    const option = ({ accountId, handle, organisation }: Lead) => ({
      code: accountId,
      label: `${handle}, ${organisation}`,
    });
    const year = Number(this.clock.today().slice(0, 4));
    return {
      approvers: (await this.keys.approvers()).map(option),
      leads: (await this.keys.leads()).map(option),
      plans: DEFAULT_PLANS.map((id) => {
        const { name, about } = readPlan(defaultPlan(id));
        return { code: id, label: `${name}. ${about.join(' ')}` };
      }),
      quarters: Array.from({ length: AHEAD }, (_, at) => `${year + 1 + at}-Q1`),
    };
  }

  private async proposal(leads: readonly Lead[]): Promise<ProposalView | null> {
    const standing = await this.proposals.standing();
    if (!standing) return null;
    const { act, holders, approver, proposedBy, proposedOn, plan, firstPeriod } = standing;
    const nameOf = (id: string) => leads.find(({ accountId }) => accountId === id)?.handle ?? 'a former lead';
    return {
      act,
      proposed_by: nameOf(proposedBy),
      proposed_on: proposedOn,
      approver: nameOf(approver),
      mine: approver === this.db.actor().accountId,
      others: leads
        .filter(({ accountId }) => accountId !== approver && holders.includes(accountId))
        .map((lead) => toHolder(lead)),
      plan: plan && readPlan(defaultPlan(plan)).name,
      first_period: firstPeriod,
    };
  }

  /** Also who has left since: then it is to be made anew. */
  private holders(number: number): Promise<KeyHolder[]> {
    return this.db.query<KeyHolder>(
      `select a.handle, o.name as organisation, a.state = 'active' as active
       from accounts a join organisations o on o.id = a.organisation_id
       where a.id in (select first_account_id from statistics_shares where key_number = $1) order by o.name, a.handle`,
      [number],
    );
  }
}

const toHolder = ({ handle, organisation }: Lead): KeyHolder => ({ handle, organisation, active: true });
