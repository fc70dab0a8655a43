import { IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../../common/web/is-day.js';

const ASK = 'Type the six check words.';

export class NameStandIn {
  @IsUUID('all', { message: 'Choose one of the lawyers of your office.' })
  account_id!: string;

  /** The last day. */
  @IsDay()
  until_on!: string;

  /** Of the colleague's key, as they say them; how they are compared, `vault/check-words.ts` says. */
  @IsString({ message: ASK })
  @MaxLength(200, { message: ASK })
  words!: string;
}
