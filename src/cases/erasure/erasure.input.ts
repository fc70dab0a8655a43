import { IsString, Length, MaxLength } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';

export class EraseCase {
  @trimmed
  @IsString({ message: 'Type the reference of this case.' })
  @MaxLength(20, { message: 'Type the reference of this case, such as K7Q-4MX.' })
  reference!: string;

  @trimmed
  @IsString({ message: 'Say why, in a few words. No names.' })
  @Length(3, 500, { message: 'Say why, in a few words. No names.' })
  reason!: string;
}
