import { Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { NotAList } from '../../common/web/not-a-list.js';
import { listed } from '../../common/web/transforms.js';
import { Reason } from '../case.input.js';
import { NarrowCases } from '../find/filters.input.js';
import { type Column, COLUMN_CODES } from './list-columns.js';

export class ExportDesk extends Reason {
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of your desks.' })
  desk_id?: string;
}

export class ExportList extends ExportDesk {
  /** As the list of cases is narrowed. */
  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => NarrowCases)
  filters?: NarrowCases;

  /** Absent: all of them. */
  @IsOptional()
  @listed
  @IsArray({ message: 'Choose columns.' })
  @ArrayUnique({ message: 'Name each column once.' })
  @IsIn(COLUMN_CODES, { each: true, message: 'Choose columns of the list.' })
  columns?: Column[];
}
