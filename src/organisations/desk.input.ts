import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../common/web/is-day.js';
import { listed } from '../common/web/transforms.js';

const ASK = 'Type the six check words.';
/** Six check words as they were typed; how they are compared, `vault/check-words.ts` says. */
const SixWords = (): PropertyDecorator => (target, key) =>
  [MaxLength(200, { message: ASK }), IsString({ message: ASK })].forEach((decorate) =>
    (decorate as PropertyDecorator)(target, key),
  );

/** The words of the three recovery holders, in their order. */
export class BearDesk {
  @SixWords() first!: string;
  @SixWords() second!: string;
  @SixWords() third!: string;
}

export class AdmitMember {
  @IsUUID('all', { message: 'Choose who is admitted.' })
  account_id!: string;

  @SixWords() words!: string;

  /** The last day on which a stand-in reaches the desk. */
  @IsOptional()
  @IsDay()
  until?: string;
}

export class ConfirmDesk {
  @SixWords() words!: string;
}

export class PinKey {
  /** `lawyer.` and the id of the account; `desk.` and the id of the desk. */
  @IsString({ message: 'Choose whose key it is.' })
  @MaxLength(60, { message: 'Choose whose key it is.' })
  subject!: string;

  @SixWords() words!: string;
}

export class Unpin {
  @IsString({ message: 'Choose whose key it is.' })
  @MaxLength(60, { message: 'Choose whose key it is.' })
  subject!: string;
}

export class RenewDesk {
  @IsOptional()
  @listed
  @IsUUID('all', { each: true, message: 'Choose who leaves.' })
  leaving?: string[];
}
