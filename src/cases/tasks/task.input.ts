import { IsBoolean, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsDay } from '../../common/web/is-day.js';
import { trimmed } from '../../common/web/transforms.js';

export class TaskInput {
  @trimmed
  @IsString({ message: 'Write what is to be done, in a few words.' })
  @Length(3, 160, { message: 'Write what is to be done, in 3 to 160 characters. Put the rest into a note.' })
  what!: string;

  /** The account of a member of the desk; whoever writes it, where nobody is named. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose who is to do it.' })
  for?: string;

  @IsOptional()
  @IsDay()
  due?: string;
}

export class EndTask {
  /** False: it is not needed any more. */
  @IsOptional()
  @IsBoolean({ message: 'Say true or false.' })
  done?: boolean;
}
