import { ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { listed } from '../../common/web/transforms.js';
import { Reason } from '../case.input.js';
import { type Column, COLUMN_CODES } from './list-columns.js';

export class ExportDesk extends Reason {
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of your desks.' })
  desk_id?: string;
}

export class ExportList extends ExportDesk {
  /** Absent: all of them, also closed ones. */
  @IsOptional()
  @IsIn(['enquiry', 'open', 'closed', 'any'], { message: 'Choose which cases.' })
  state?: 'enquiry' | 'open' | 'closed' | 'any';

  @IsOptional()
  @IsIn(['me', 'desk'], { message: 'me or desk.' })
  assignee?: 'me' | 'desk';

  /** The service country, or else the country of stay. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: 'A country code of two letters.' })
  country?: string;

  /** Absent: all of them. */
  @IsOptional()
  @listed
  @IsArray({ message: 'Choose columns.' })
  @ArrayUnique({ message: 'Name each column once.' })
  @IsIn(COLUMN_CODES, { each: true, message: 'Choose columns of the list.' })
  columns?: Column[];
}
