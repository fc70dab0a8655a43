import { IsString, Length } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';
import { Reason } from '../case.input.js';

export class FindByName extends Reason {
  @trimmed
  @IsString({ message: 'Write a name, a number, an address or an account.' })
  @Length(2, 200, { message: 'Write a name, a number, an address or an account, in at most 200 characters.' })
  text!: string;
}
