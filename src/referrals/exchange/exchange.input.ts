import { IsString, Length } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';

export class WriteMessage {
  @trimmed
  @IsString({ message: 'Write your question or your answer.' })
  @Length(1, 2000, { message: 'Write your question or your answer, in at most 2,000 characters.' })
  text!: string;
}
