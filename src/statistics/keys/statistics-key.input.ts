import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { listed } from '../../common/web/transforms.js';
import { DEFAULT_PLANS, type DefaultPlan } from '../plan/read-plan.js';

export class BeginStatistics {
  /** The second lead. */
  @IsUUID('all', { message: 'Choose the second campaign lead.' })
  account_id!: string;

  @IsString({ message: 'Type the six check words.' })
  @MaxLength(200, { message: 'Type the six check words.' })
  words!: string;

  @IsIn(DEFAULT_PLANS, { message: 'Choose a plan.' })
  plan!: DefaultPlan;

  @Matches(/^\d{4}-Q[1-4]$/, { message: 'Choose the first quarter.' })
  first_period!: string;
}

export class ProposeRenewal {
  /** Who holds the key from then on. */
  @listed
  @IsUUID('all', { each: true, message: 'Choose who holds the key.' })
  holders!: string[];

  /** The lead who approves, and hears the words of the others. */
  @IsUUID('all', { message: 'Choose who approves.' })
  account_id!: string;
}

export class ProposePlan {
  @IsIn(DEFAULT_PLANS, { message: 'Choose a plan.' })
  plan!: DefaultPlan;

  @Matches(/^\d{4}-Q1$/, { message: 'Choose the year from which on it holds.' })
  first_period!: string;

  /** The lead who approves. */
  @IsUUID('all', { message: 'Choose who approves.' })
  account_id!: string;
}

const Words = (): PropertyDecorator => (target, key) =>
  [
    IsOptional(),
    MaxLength(200, { message: 'Type the six check words.' }),
    IsString({ message: 'Type the six check words.' }),
  ].forEach((decorate) => (decorate as PropertyDecorator)(target, key));

/** Of a renewal: the six words of each other holder, in the order of the leads. */
export class ApproveProposal {
  @Words() first?: string;
  @Words() second?: string;
  @Words() third?: string;
  @Words() fourth?: string;
  @Words() fifth?: string;
  @Words() sixth?: string;
  @Words() seventh?: string;
}
