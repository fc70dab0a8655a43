import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';

export class WriteNote {
  @trimmed
  @IsString({ message: 'Write the note.' })
  @Length(1, 100_000, { message: 'Write the note, in at most 100,000 characters.' })
  text!: string;

  @IsOptional()
  @IsIn(['desk', 'lawyer'], { message: 'Choose who may see it: the desk, or a lawyer inside a packet.' })
  visibility?: 'desk' | 'lawyer';

  /** Not finished: kept for its writer, in the place of the draft before. */
  @IsOptional()
  @IsBoolean({ message: 'Say true or false.' })
  draft?: boolean;
}
