import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Reason } from '../case.input.js';

export class ExportList extends Reason {
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of your desks.' })
  desk_id?: string;

  @IsOptional()
  @IsIn(['enquiry', 'open', 'closed', 'any'], { message: 'Choose which cases.' })
  state?: 'enquiry' | 'open' | 'closed' | 'any';
}
