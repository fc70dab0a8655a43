import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';

export class SayOfRule {
  /** The rule and the hash of the words that were read: `de.vg.suit@0123456789abcdef`. */
  @IsString({ message: 'Choose a rule.' })
  @Matches(/^[a-z0-9._]{3,80}@[0-9a-f]{16}$/, { message: 'Choose a rule.' })
  rule!: string;

  @IsIn(['signed', 'disputed'], { message: 'Say whether it is right.' })
  verdict!: 'signed' | 'disputed';

  @IsOptional()
  @trimmed
  @IsString({ message: 'Say what is wrong with the rule.' })
  @Length(3, 500, { message: 'Say what is wrong with the rule, in at most 500 characters.' })
  note?: string;
}
