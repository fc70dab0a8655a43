import { Transform } from 'class-transformer';

/** Text without the blanks around it. */
export const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A script may send one value where a list is kept. */
export const listed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));

/** In a form with files everything is text. */
export const asBoolean = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);
