import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
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
