import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { GivenConsent } from '../../cases/consents/consent.input.js';
import type { OutsideState } from '../../cases/packets-outside.js';
import { IsDay } from '../../common/web/is-day.js';
import { NotAList } from '../../common/web/not-a-list.js';
import { listed, trimmed } from '../../common/web/transforms.js';
import { IsCode } from '../../reference/is-code.js';
import { IsRecipient } from '../../organisations/organisation.input.js';
import { OUTSIDE_WAYS, type OutsideWay } from './outside.view.js';

const isAge = ({ way }: SendOutside) => way === 'age';

export class SendOutside {
  @IsUUID('all', { message: 'Choose a legal contact.' })
  legal_contact_id!: string;

  @IsCode('referral_purpose', { message: 'Choose what the referral is for.' })
  purpose!: string;

  @listed
  @IsArray({ message: 'Choose what the person agreed to share.' })
  @ArrayMinSize(1, { message: 'Choose at least one thing that the person agreed to share.' })
  @IsCode('packet_field', { each: true })
  fields!: string[];

  @IsOptional()
  @IsUUID('all', { message: 'Choose one of the consents that this person gave.' })
  consent_id?: string;

  @ValidateIf(({ consent_id }: SendOutside) => consent_id === undefined)
  @IsDefined({ message: 'Say when the person agreed, and in which language it was explained.' })
  @NotAList()
  @ValidateNested()
  @Type(() => GivenConsent)
  consent?: GivenConsent;

  /** Until when they may use it. */
  @IsOptional()
  @IsDay()
  ends_on?: string;

  /** Documents of the case: only into a file that its recipient alone opens. */
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

  @IsIn(OUTSIDE_WAYS, { message: 'Choose how it leaves the desk.' })
  way!: OutsideWay;

  /** Their public key, for a sealed file. */
  @ValidateIf(isAge)
  @trimmed
  @IsRecipient()
  recipient?: string;

  /** The last sixteen letters and digits of it, as its holder reads them out. */
  @ValidateIf(isAge)
  @trimmed
  @IsString({ message: 'Ask them to read the last 16 letters and digits of their key to you, and type these.' })
  read_out?: string;
}

const ANSWERS = ['accepted', 'declined', 'completed', 'told'] as const satisfies OutsideState[];

export class OutsideAnswer {
  @IsIn(ANSWERS, { message: 'Say what became of it.' })
  state!: (typeof ANSWERS)[number];
}
