import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['airy', 'dense'] as const;

export class Settings {
  @IsIn(THEMES, { message: 'Choose how pages are coloured.' })
  theme!: (typeof THEMES)[number];

  @IsIn(DENSITIES, { message: 'Choose how close the lines stand.' })
  density!: (typeof DENSITIES)[number];
}

export class EndSessions {
  /** Without it: all but the one that asks. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose a session of the list.' })
  session?: string;
}

export class BeginChange {
  @IsString({ message: 'Type your present passphrase of six words.' })
  @Length(1, 200, { message: 'Type your present passphrase of six words.' })
  passphrase!: string;

  @trimmed
  @IsString({ message: 'Type the six digits of your code app.' })
  @Matches(/^\d{3} ?\d{3}$/, { message: 'Type the six digits of your code app.' })
  totp!: string;
}

export class TypeBack {
  @IsString({ message: 'Type the new passphrase from your paper.' })
  @Length(1, 200, { message: 'Type the new passphrase from your paper.' })
  passphrase!: string;
}
