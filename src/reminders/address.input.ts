import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength } from 'class-validator';

const ADDRESS = 'Type one plain address, like name@example.org: Latin letters, no name before it.';
const CODE = 'Type the code of the mail, like 7QK2-M9XA-4C0D.';
const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

export class TypeAddress {
  /** The part after the @ is the same in small letters; the part before it belongs to its owner. */
  @Transform(({ value }: { value: unknown }) => {
    const typed = trimmed(value);
    if (typeof typed !== 'string') return typed;
    const at = typed.lastIndexOf('@');
    return at < 0 ? typed : typed.slice(0, at) + typed.slice(at).toLowerCase();
  })
  @IsString({ message: ADDRESS })
  @MaxLength(254, { message: ADDRESS })
  @Matches(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{4,189}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
    {
      message: ADDRESS,
    },
  )
  address!: string;
}

export class TypeCode {
  @Transform(({ value }: { value: unknown }) => trimmed(value))
  @IsString({ message: CODE })
  @Matches(/^([0-9A-Za-z][ -]?){12}$/, { message: CODE })
  code!: string;
}
