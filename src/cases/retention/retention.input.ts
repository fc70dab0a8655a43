import { IsString, Length } from 'class-validator';
import { IsDay } from '../../common/web/is-day.js';
import { trimmed } from '../../common/web/transforms.js';

export class KeepLonger {
  @IsDay()
  until!: string;

  @trimmed
  @IsString({ message: 'Say why, in a few words.' })
  @Length(3, 500, { message: 'Say why, in a few words.' })
  reason!: string;
}
