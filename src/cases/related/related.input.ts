import { IsString, Length, Matches } from 'class-validator';
import { Transform } from 'class-transformer';
import { trimmed } from '../../common/web/transforms.js';
import { IsCode } from '../../reference/is-code.js';

export class RelateCase {
  /** As it is spoken: in any letters, with or without its dash. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value
          .toUpperCase()
          .replace(/[\s-]/g, '')
          .replace(/^(.{3})(.{3})$/, '$1-$2')
      : value,
  )
  @Matches(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/, { message: 'Write the reference of the other case, such as K7Q-4MX.' })
  reference!: string;

  @IsCode('case_relation', { message: 'Choose what connects them.' })
  kind!: string;

  @trimmed
  @IsString({ message: 'Say why they are put together, in a few words.' })
  @Length(3, 500, { message: 'Say why they are put together, in a few words.' })
  reason!: string;
}
