import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsDay } from '../../common/web/is-day.js';
import { trimmed } from '../../common/web/transforms.js';
import { IsCode } from '../../reference/is-code.js';

export class SayEvent {
  @IsCode('rule_trigger', { message: 'Choose what happened.' })
  trigger!: string;

  @IsDay()
  on!: string;

  /** The event that this one corrects. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of the events of this case.' })
  instead_of?: string;
}

export class AnswerProposal {
  @IsIn(['confirm', 'set_aside', 'keep'], { message: 'Confirm it, set it aside, or keep what stands.' })
  answer!: 'confirm' | 'set_aside' | 'keep';

  /** Its rule and day, `de.vg.suit@2026-12-04`; of a deadline whose rule has changed, its id: to keep it, or to set it aside. */
  @IsString({ message: 'Choose one of the proposals.' })
  @Length(1, 120, { message: 'Choose one of the proposals.' })
  proposal!: string;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Say why it does not hold for this case.' })
  @Length(3, 500, { message: 'Say why it does not hold for this case, in a few words.' })
  reason?: string;
}
