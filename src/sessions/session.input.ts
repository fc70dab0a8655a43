import { Transform } from 'class-transformer';
import { IsString, Length, Matches } from 'class-validator';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class BeginSession {
  @trimmed
  @IsString({ message: 'Type your account, such as heron-maple-4821.' })
  @Length(1, 60, { message: 'Type your account, such as heron-maple-4821.' })
  handle!: string;

  @IsString({ message: 'Type your passphrase of six words.' })
  @Length(1, 200, { message: 'Type your passphrase of six words.' })
  passphrase!: string;

  @trimmed
  @IsString({ message: 'Type the six digits of your code app.' })
  @Matches(/^\d{3} ?\d{3}$/, { message: 'Type the six digits of your code app.' })
  totp!: string;
}
