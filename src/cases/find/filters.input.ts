import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';
import { codes } from '../../reference/vocabulary.js';
import type { Filters } from './filters.js';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What a list is narrowed to: codes and random ids, never words. */
export class NarrowCases {
  @IsOptional()
  @IsIn(['enquiry', 'open', 'closed', 'any', ''], { message: 'enquiry, open, closed or any.' })
  state?: Filters['state'];

  /** `desk` is what it is without. */
  @IsOptional()
  @Matches(new RegExp(`^(me|nobody|desk|${UUID})?$`), { message: 'me, nobody, desk, or the id of a colleague.' })
  assignee?: string;

  @IsOptional()
  @Matches(new RegExp(`^(${UUID})?$`), { message: 'The id of one of your desks.' })
  desk?: string;

  @IsOptional()
  @Matches(/^([A-Z]{2})?$/, { message: 'A country code of two letters.' })
  country?: string;

  @IsOptional()
  @Matches(/^([A-Z]{2})?$/, { message: 'A country code of two letters.' })
  service_country?: string;

  @IsOptional()
  @Matches(/^([A-Z]{2})?$/, { message: 'A country code of two letters.' })
  country_of_stay?: string;

  @IsOptional()
  @IsIn(['', ...codes('service_category')], { message: 'Choose one of the listed values for service category.' })
  service_category?: string;

  @IsOptional()
  @IsIn(['', ...codes('need_type')], { message: 'Choose one of the listed values for need type.' })
  need?: string;

  @IsOptional()
  @IsIn(['yes', ''], { message: 'yes, or nothing.' })
  to_complete?: 'yes';

  @IsOptional()
  @IsIn(['yes', ''], { message: 'yes, or nothing.' })
  overdue?: 'yes';
}

export class SaveFilter extends NarrowCases {
  @trimmed
  @IsString({ message: 'Give it a name.' })
  @Length(1, 40, { message: 'Give it a name, in at most 40 characters.' })
  name!: string;
}
