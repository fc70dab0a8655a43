import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator';

/** A day that exists, `2027-02-28`. The thirty-first of February is refused, never shifted. */
export const IsDay = (validation?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: isDay,
        defaultMessage: buildMessage(() => 'Write day, month and year of a date that exists, such as 27 11 2026.'),
      },
    },
    validation,
  );

export const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^[12]\d{3}-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);
