import { ArrayMinSize, IsArray, IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../../common/web/is-day.js';
import { listed } from '../../common/web/transforms.js';
import { IsCode, IsLanguage } from '../../reference/is-code.js';

/** When and how the person agreed to exactly what is done with it. */
export class GivenConsent {
  @IsDay()
  given_on!: string;

  @IsLanguage({ message: 'Choose the language in which it was explained.' })
  language!: string;

  @IsOptional()
  @IsCode('consent_given_by')
  given_by?: string;
}

/** To a lawyer with an account: they may be away. */
export class ConsentToLawyer extends GivenConsent {
  /** While they are away, a colleague of the same office may stand in. */
  @IsOptional()
  @IsBoolean({ message: 'Say yes or no.' })
  stand_in?: boolean;
}

/** The same, where the usual is not written: today, by word of mouth. */
export class ToldConsent {
  @IsOptional()
  @IsDay()
  given_on?: string;

  @IsOptional()
  @IsLanguage({ message: 'Choose the language in which it was explained.' })
  language?: string;

  @IsOptional()
  @IsCode('consent_given_by')
  given_by?: string;
}

/** What the person agreed that a legal contact may receive, before anything is sent. */
export class ConsentRecordInput {
  @IsUUID('all', { message: 'Choose who may receive it.' })
  legal_contact_id!: string;

  @IsCode('referral_purpose', { message: 'Choose what it is for.' })
  purpose!: string;

  @listed
  @IsArray({ message: 'Choose what the person agreed to share.' })
  @ArrayMinSize(1, { message: 'Choose at least one thing that the person agreed to share.' })
  @IsCode('packet_field', { each: true })
  fields!: string[];

  @IsLanguage({ message: 'Choose the language in which it was explained.' })
  language!: string;

  @IsCode('consent_given_by', { message: 'Choose how it was given.' })
  given_by!: string;

  @IsDay()
  given_on!: string;

  /** The last day; without one until it is withdrawn. */
  @IsOptional()
  @IsDay()
  until?: string;

  /** While they are away, a colleague of the same office may stand in. */
  @IsOptional()
  @IsBoolean({ message: 'Say yes or no.' })
  stand_in?: boolean;
}
