import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../common/web/is-day.js';
import { NotAList } from '../common/web/not-a-list.js';
import { listed, trimmed } from '../common/web/transforms.js';
import { IdentityInput } from '../people/identity.input.js';
import { IsCode, IsCountry, IsLanguage } from '../reference/is-code.js';
import { NarrowCases } from './find/filters.input.js';
import type { Facts } from './facts.js';

const many = () => [listed, IsArray({ message: 'Send a list.' }), ArrayMaxSize(20, { message: 'At most twenty.' })];
const Many = (): PropertyDecorator => (target, key) =>
  many().forEach((decorate) => (decorate as PropertyDecorator)(target, key));

export class FactsInput implements Facts {
  @IsOptional() @IsCountry() service_country?: string;
  @IsOptional() @IsCountry() country_of_stay?: string;
  @IsOptional() @Many() @IsCountry({ each: true }) citizenship?: string[];
  @IsOptional() @IsCode('service_category') service_category?: string;
  @IsOptional() @IsCode('branch_coarse') branch?: string;
  @IsOptional() @IsCode('refusal_status') refusal_status?: string;
  @IsOptional() @Many() @IsCode('refusal_grounds', { each: true }) grounds?: string[];
  @IsOptional() @IsCode('main_ground') main_ground?: string;
  @IsOptional() @Many() @IsLanguage({ each: true }) language?: string[];
}

export const SAFE_CHANNELS = ['message', 'trusted_third_party', 'they_write', 'not_safe'];

export class SafeContactInput {
  @IsOptional()
  @IsIn(SAFE_CHANNELS, { message: 'Choose how it is safe to reach the person.' })
  channel?: string;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Write it as text.' })
  @MaxLength(4000, { message: 'At most 4,000 characters.' })
  instructions?: string;
}

export class DeadlineInput {
  @IsCode('deadline_kind', { message: 'Choose what is due.' })
  kind!: string;

  @IsDay()
  on!: string;

  @IsOptional()
  @IsCode('deadline_certainty')
  certainty?: string;
}

export class RiskInput {
  @IsOptional() @IsCode('risk_level') level?: string;
  @IsOptional() @IsDay() review_by?: string;
}

export class ConsentInput {
  @IsOptional() @IsBoolean({ message: 'Say yes or no.' }) agreed?: boolean;
  @IsOptional() @IsLanguage() language?: string;
  @IsOptional() @IsCode('consent_given_by') given_by?: string;
  @IsOptional() @IsDay() given_on?: string;
}

/** What can be changed of a case, and is asked when it is opened. */
class CaseFields {
  @IsOptional()
  @trimmed
  @IsString({ message: 'Write what happened as text.' })
  @MaxLength(10_000, { message: 'At most 10,000 characters. Put the rest into a note.' })
  summary?: string;

  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => FactsInput)
  facts?: FactsInput;

  /** A script may send the instructions alone. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? Object.assign(new SafeContactInput(), { instructions: value }) : value,
  )
  @NotAList()
  @ValidateNested()
  @Type(() => SafeContactInput)
  safe_contact?: SafeContactInput;

  @IsOptional()
  @Many()
  @IsCode('need_type', { each: true })
  needs?: string[];

  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => RiskInput)
  risk?: RiskInput;

  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => ConsentInput)
  consent?: ConsentInput;

  @IsOptional()
  @IsBoolean({ message: 'Say true or false.' })
  counted?: boolean;
}

export class OpenCase extends CaseFields {
  @trimmed
  @IsString({ message: 'Choose a pseudonym.' })
  @Length(1, 60, { message: 'Choose a pseudonym, in at most 60 characters.' })
  pseudonym!: string;

  @IsOptional()
  @IsUUID('all', { message: 'Choose one of your desks.' })
  desk_id?: string;

  @IsOptional()
  @IsIn(['enquiry', 'open'], { message: 'It is an enquiry or an open case.' })
  state?: 'enquiry' | 'open';

  /** A day without a kind, or a kind without a day, is told; neither is nothing. */
  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => DeadlineInput)
  deadline?: DeadlineInput;

  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => IdentityInput)
  person?: IdentityInput;
}

export class ChangeCase extends CaseFields {
  @IsInt({ message: 'Send the version that you saw.' })
  @Min(1)
  version!: number;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Choose a pseudonym.' })
  @Length(1, 60, { message: 'Choose a pseudonym, in at most 60 characters.' })
  pseudonym?: string;
}

/** Filters stand in the address; a searched word is posted. */
export class ListCases extends NarrowCases {
  @IsOptional()
  @IsString()
  @Matches(/^[\w-]{1,120}$/, { message: 'This cursor is not one of ours: begin from the first page.' })
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'A number from 1 to 200.' })
  @Min(1, { message: 'A number from 1 to 200.' })
  @Max(200, { message: 'A number from 1 to 200.' })
  limit: number = 50;
}

export class SearchCases extends NarrowCases {
  /** Names and contacts instead of what is written in the cases: recorded, with its reason. */
  @IsOptional()
  @IsIn(['identity'], { message: 'identity, or nothing.' })
  in?: 'identity';

  @ValidateIf(({ in: where, reason }: SearchCases) => where === 'identity' || reason !== undefined)
  @trimmed
  @IsString({ message: 'Say why, in a few words.' })
  @Length(3, 500, { message: 'Say why, in a few words.' })
  reason?: string;

  @IsOptional()
  @IsString()
  @Matches(/^[\w-]{1,120}$/, { message: 'This cursor is not one of ours: begin from the first page.' })
  after?: string;

  /** All of these words, by how they begin; a phrase in quotation marks. */
  @IsOptional()
  @trimmed
  @IsString({ message: 'Write the words as text.' })
  @MaxLength(200, { message: 'At most 200 characters.' })
  text?: string;

  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => FactsInput)
  facts?: FactsInput;

  @IsOptional()
  @IsInt({ message: 'A number from 1 to 200.' })
  @Min(1, { message: 'A number from 1 to 200.' })
  @Max(200, { message: 'A number from 1 to 200.' })
  limit: number = 200;
}

export class Reason {
  @trimmed
  @IsString({ message: 'Say why, in a few words.' })
  @Length(3, 500, { message: 'Say why, in a few words.' })
  reason!: string;
}

export class RevealIdentity extends Reason {
  /** A page asks for it where there are rules of safe contact; a program gets the rules with the answer. */
  @IsOptional()
  @IsBoolean({ message: 'Say true or false.' })
  safe_contact_read?: boolean;
}
