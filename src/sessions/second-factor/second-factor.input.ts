import { IsString, Length, Matches } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';

const HANDLE = { message: 'Type your account, such as heron-maple-4821.' };
const PASSPHRASE = { message: 'Type your passphrase of six words.' };
const PHONE_CODE = { message: 'Type the one-time code of your administrator: four groups of four.' };
const OLD = { message: 'Type the six digits that the old phone shows.' };
const NEW = { message: 'Type the six digits that the new phone shows.' };
const SIX_DIGITS = /^\d{3} ?\d{3}$/;

export class MoveCodeApp {
  @IsString(PASSPHRASE)
  @Length(1, 200, PASSPHRASE)
  passphrase!: string;

  @trimmed
  @IsString(OLD)
  @Matches(SIX_DIGITS, OLD)
  totp!: string;
}

export class LostPhoneCode {
  @trimmed
  @IsString(HANDLE)
  @Length(1, 60, HANDLE)
  handle!: string;

  @IsString(PASSPHRASE)
  @Length(1, 200, PASSPHRASE)
  passphrase!: string;

  @trimmed
  @IsString(PHONE_CODE)
  @Length(1, 60, PHONE_CODE)
  code!: string;
}

export class NewCode {
  @trimmed
  @IsString(NEW)
  @Matches(SIX_DIGITS, NEW)
  totp!: string;
}
