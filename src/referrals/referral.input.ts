import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateIf,
  ValidateNested,
  IsDefined,
} from 'class-validator';
import { ConsentToLawyer } from '../cases/consents/consent.input.js';
import { IsDay } from '../common/web/is-day.js';
import { NotAList } from '../common/web/not-a-list.js';
import { listed, trimmed } from '../common/web/transforms.js';
import { MOST_IN_LINE, withoutGaps } from './chain/line.input.js';
import { IsCode } from '../reference/is-code.js';

export class OfferCase {
  @IsUUID('all', { message: 'Choose a legal contact.' })
  legal_contact_id!: string;

  /** Asked one after the other when the one before declines or does not answer within 3 days. */
  @IsOptional()
  @withoutGaps
  @IsArray({ message: 'Choose who is asked next.' })
  @ArrayMaxSize(MOST_IN_LINE, { message: `At most ${MOST_IN_LINE} can wait in line.` })
  @ArrayUnique({ message: 'Choose each of them once.' })
  @IsUUID('all', { each: true, message: 'Choose legal contacts.' })
  next_in_line?: string[];

  @IsCode('referral_purpose', { message: 'Choose what the referral is for.' })
  purpose!: string;

  @listed
  @IsArray({ message: 'Choose what the person agreed to share.' })
  @ArrayMinSize(1, { message: 'Choose at least one thing that the person agreed to share.' })
  @IsCode('packet_field', { each: true })
  fields!: string[];

  /** One that was recorded before, and covers all of this; without it, `consent` is recorded as of exactly this. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of the consents that this person gave.' })
  consent_id?: string;

  @ValidateIf(({ consent_id }: OfferCase) => consent_id === undefined)
  @IsDefined({ message: 'Say when the person agreed, and in which language it was explained.' })
  @NotAList()
  @ValidateNested()
  @Type(() => ConsentToLawyer)
  consent?: ConsentToLawyer;

  @IsOptional()
  @IsCode('urgency')
  urgency?: string;

  @IsOptional()
  @IsDay()
  ends_on?: string;

  /** Documents of the case that go into the packet. */
  @IsOptional()
  @listed
  @IsArray({ message: 'Choose documents of the case.' })
  @ArrayMaxSize(20, { message: 'A packet takes at most 20 documents.' })
  @IsUUID('all', { each: true, message: 'Choose documents of the case.' })
  documents?: string[];

  /** Documents that are no redacted copies are sent as they are. */
  @IsOptional()
  @IsBoolean({ message: 'Say yes or no.' })
  originals?: boolean;

  /** For a case at special risk: name and packet leave the desk only when it releases them. */
  @IsOptional()
  @IsBoolean({ message: 'Say yes or no.' })
  by_hand?: boolean;
}

export class ReleasePart {
  @IsIn(['name', 'packet'], { message: 'Say which part you release.' })
  part!: 'name' | 'packet';
}

/** The same choices, looked at before they are sent. */
export class PreviewOffer extends OfferCase {
  /** Shows the parts of the identity too; that is recorded. */
  @IsOptional()
  @IsBoolean({ message: 'Say yes or no.' })
  show_identity?: boolean;
}

export class ExtendReferral {
  @IsDay()
  ends_on!: string;
}

export class DeclineOffer {
  @IsCode('decline_reason', { message: 'Choose why you decline.' })
  reason!: string;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Write the note.' })
  @Length(1, 1000, { message: 'Write the note in at most 1,000 characters.' })
  note?: string;
}
