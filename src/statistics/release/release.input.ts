import { IsUUID } from 'class-validator';

export class PrepareRelease {
  /** The lead who approves. */
  @IsUUID('all', { message: 'Choose who approves.' })
  account_id!: string;
}
