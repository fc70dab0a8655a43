import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCode, IsCountry, IsLanguage } from '../reference/is-code.js';

/** A form that is read by GET sends its empty fields too. */
const EmptyIsAbsent = () => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class ListLegalContacts {
  @EmptyIsAbsent() @IsOptional() @IsCountry() country?: string;
  @EmptyIsAbsent() @IsOptional() @IsLanguage() language?: string;
  @EmptyIsAbsent() @IsOptional() @IsCode('referral_purpose') purpose?: string;

  /** The `next` of the page before. */
  @EmptyIsAbsent() @IsOptional() @IsString() @MaxLength(600) after?: string;

  @Type(() => Number)
  @IsOptional()
  @Min(1, { message: 'At least 1 at a time.' })
  @Max(200, { message: 'At most 200 at a time.' })
  @IsInt({ message: 'Write how many at a time, in digits.' })
  limit: number = 50;
}

/** A law office's own lawyer, as the whole network will see them. Of several mistakes in a field the lowest check is told. */
export class EnterLegalContact {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString({ message: 'Write the name as other groups should see it.' })
  @Length(1, 200, { message: 'Write the name as other groups should see it, in at most 200 characters.' })
  name!: string;

  @IsCountry() country!: string;

  @IsLanguage({ each: true })
  @ArrayUnique({ message: 'Name each language once.' })
  @ArrayMaxSize(20, { message: 'At most 20 languages.' })
  languages: string[] = [];

  @IsCode('referral_purpose', { each: true })
  @ArrayUnique({ message: 'Name each kind of help once.' })
  competences: string[] = [];

  @IsOptional()
  @Type(() => Number)
  @Min(0, { message: 'Write 0 when there is no free place.' })
  @Max(999, { message: 'At most 999 places.' })
  @IsInt({ message: 'Write the number of free places in digits, or leave it empty.' })
  capacity?: number;

  /** The lawyer's account in this organisation; without it no referral can reach them here. */
  @IsOptional() @IsUUID(undefined, { message: 'Choose one of your organisation’s lawyers.' }) account_id?: string;
}
