import { IsString, Length, Matches } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';

const HANDLE = { message: 'Type the handle on your paper, such as heron-maple-4821.' };
const CODE = { message: 'Type the one-time code on your paper: four groups of four.' };

export class OneTimeCode {
  @trimmed
  @IsString(HANDLE)
  @Length(1, 60, HANDLE)
  handle!: string;

  @trimmed
  @IsString(CODE)
  @Length(1, 60, CODE)
  code!: string;
}

export class TypedBack {
  @IsString({ message: 'Type the six words from your paper.' })
  @Length(1, 200, { message: 'Type the six words from your paper.' })
  passphrase!: string;

  @trimmed
  @IsString({ message: 'Type the six digits of your code app.' })
  @Matches(/^\d{3} ?\d{3}$/, { message: 'Type the six digits of your code app.' })
  totp!: string;
}
