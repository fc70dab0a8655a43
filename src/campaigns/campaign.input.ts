import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { IsCountry } from '../reference/is-code.js';

export class ListCampaigns {
  /** A form that is read by GET sends its empty field too. */
  @Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value))
  @IsOptional()
  @IsCountry()
  country?: string;
}
