import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';

/** Of choices that stand below each other some may be left open: the others keep their order. */
export const withoutGaps = Transform(({ value }: { value: unknown }) =>
  Array.isArray(value) ? Array.from(value as unknown[]).filter((one) => one !== undefined && one !== null) : value,
);

/** After the first. */
export const MOST_IN_LINE = 4;

export class ChangeLine {
  /** Referrals that have not begun, in the order in which they are asked. Who is left out is not asked. */
  @withoutGaps
  @IsArray({ message: 'Choose who is asked next.' })
  @ArrayMaxSize(MOST_IN_LINE, { message: `At most ${MOST_IN_LINE} can wait in line.` })
  @ArrayUnique({ message: 'Choose each of them once.' })
  @IsUUID('all', { each: true, message: 'Choose from those in line.' })
  next_in_line: string[] = [];
}
