import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';

/** The reference of a case as it is spoken: in any letters, with or without its dash. */
export function IsReference(message: string): PropertyDecorator {
  return (target, name) => {
    spoken(target, name);
    Matches(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/, { message })(target, name);
  };
}

const spoken = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string'
    ? value
        .toUpperCase()
        .replace(/[\s-]/g, '')
        .replace(/^(.{3})(.{3})$/, '$1-$2')
    : value,
);
