import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';

export class AskToSee {
  /** The own desk that asks, where somebody has several. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose which of your desks asks.' })
  from_desk_id?: string;

  @IsUUID('all', { message: 'Choose the desk whose case it is.' })
  desk_id!: string;

  /** As it is spoken: in any letters, with or without its dash. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value
          .toUpperCase()
          .replace(/[\s-]/g, '')
          .replace(/^(.{3})(.{3})$/, '$1-$2')
      : value,
  )
  @Matches(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/, { message: 'Write the reference of the case, such as K7Q-4MX.' })
  reference!: string;

  @trimmed
  @IsString({ message: 'Say why it cannot wait, in a few words.' })
  @Length(10, 500, { message: 'Say why it cannot wait, in 10 to 500 characters. The other desk decides by it.' })
  reason!: string;
}

export class RefuseToShow {
  @trimmed
  @IsString({ message: 'Say why not, or what to do instead.' })
  @Length(3, 500, { message: 'Say why not, or what to do instead, in 3 to 500 characters.' })
  word!: string;
}
