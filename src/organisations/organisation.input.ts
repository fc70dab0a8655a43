import {
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  registerDecorator,
  type ValidationArguments,
} from 'class-validator';
import { trimmed } from '../common/web/transforms.js';
import { isRecoveryRecipient } from '../vault/recovery.js';

const NAME = { message: 'Write a name of at most 100 characters. It stands in clear: no place, no person.' };

export class NameDesk {
  @trimmed
  @IsString(NAME)
  @Length(1, 100, NAME)
  name!: string;
}

const MONTHS = { message: 'Write a number of months, from 1 to 120.' };

export class SetRetention {
  @IsInt(MONTHS)
  @Min(1, MONTHS)
  @Max(120, MONTHS)
  kept_months!: number;
}

/** The public half of an age identity, `age1...`, with its check sum. */
export const IsRecipient = (): PropertyDecorator => (target, propertyName) => {
  Matches(/^age1[0-9a-z]{58}$/, { message: wrong })(target, propertyName);
  registerDecorator({
    name: 'isRecipient',
    target: target.constructor,
    propertyName: propertyName as string,
    options: { message: wrong },
    validator: { validate: (value: unknown) => typeof value === 'string' && isRecoveryRecipient(value) },
  });
};

const wrong = ({ value }: ValidationArguments) =>
  typeof value === 'string' && /AGE-SECRET-KEY/i.test(value)
    ? 'This is a secret key, which must never leave its holder. Destroy it, have a new identity made offline, and paste the public key.'
    : typeof value === 'string' && value.startsWith('age1')
      ? 'This key is not whole: a letter is missing or wrong. Paste it again, all 62 characters.'
      : 'Paste the public key of this holder. It begins with age1.';

/** The key that all cases of a desk are taken out under. */
export class EnterExportKey {
  @trimmed @IsRecipient() recipient!: string;
}

export class RecoveryHolders {
  @trimmed @IsRecipient() first!: string;
  @trimmed @IsRecipient() second!: string;
  @trimmed @IsRecipient() third!: string;
}
