import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length } from 'class-validator';
import { MOST_NAMES } from './conflict-names.service.js';

/** One a line in a form, a list in JSON. */
const lines = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' || Array.isArray(value)
    ? [value]
        .flat()
        .flatMap((one: unknown) => (typeof one === 'string' ? one.split(/\r?\n/).map((line) => line.trim()) : [one]))
        .filter((one) => one !== '')
    : value,
);

export class AddConflictNames {
  @lines
  @IsArray({ message: 'Write the names, one a line.' })
  @ArrayMinSize(1, { message: 'Write at least one name.' })
  @ArrayMaxSize(MOST_NAMES, { message: `At most ${MOST_NAMES} names at once.` })
  @IsString({ each: true, message: 'Write each name as text.' })
  @Length(2, 200, { each: true, message: 'A name has 2 to 200 characters: write one a line.' })
  names!: string[];
}
