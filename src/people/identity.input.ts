import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, ValidateBy, ValidateNested } from 'class-validator';
import { isDay } from '../common/web/is-day.js';
import { trimmed } from '../common/web/transforms.js';

export const CONTACT_CHANNELS = ['messenger', 'phone', 'email', 'signal', 'other'];

/** A day that exists, or a year alone, as far as it is known. */
const IsBirthDate = () =>
  ValidateBy({
    name: 'isBirthDate',
    validator: {
      validate: (value: unknown) => isDay(value) || (typeof value === 'string' && /^[12]\d{3}$/.test(value)),
      defaultMessage: () => 'Write the whole date, such as 2 3 1998.',
    },
  });

export class ContactInput {
  @IsOptional()
  @IsIn(CONTACT_CHANNELS, { message: 'Choose what kind of contact this is.' })
  channel: string = 'other';

  @trimmed
  @IsString({ message: 'Write the number, account or address.' })
  @Length(1, 200, { message: 'Write the number, account or address, in at most 200 characters.' })
  handle!: string;
}

/** Class S3. Address, papers' numbers, unit, relatives and photographs are refused by default: they are unknown fields. */
export class IdentityInput {
  @IsOptional()
  @trimmed
  @IsString({ message: 'Write the name as text.' })
  @Length(1, 300, { message: 'A name has at most 300 characters.' })
  legal_name?: string;

  @IsOptional()
  @IsBirthDate()
  birth_date?: string;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.filter(hasHandle) : value))
  @IsArray({ message: 'List the contacts.' })
  @ArrayMaxSize(10, { message: 'At most ten contacts.' })
  @ValidateNested({ each: true })
  @Type(() => ContactInput)
  contacts?: ContactInput[];
}

/** A kind of contact that was chosen without writing one is nothing. */
const hasHandle = (contact: { handle?: unknown } | null) =>
  contact !== null && typeof contact === 'object' && contact.handle !== undefined;
