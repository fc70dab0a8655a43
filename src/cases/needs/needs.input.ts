import { IsInt, IsOptional, ValidateBy } from 'class-validator';
import { isCode } from '../../reference/vocabulary.js';

const AreNeedStates = () =>
  ValidateBy({
    name: 'areNeedStates',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.entries(value).every(([need, state]) => isCode('need_type', need) && isCode('need_state', state)),
      defaultMessage: () => 'Choose for each need one of the listed states.',
    },
  });

export class SayNeeds {
  /** `{ "asylum": "met" }`: a code of `need_state` for each need that is spoken of. */
  @IsOptional()
  @AreNeedStates()
  states: Record<string, string> = {};

  /** The version that was shown: a colleague may have spoken of the same needs meanwhile. */
  @IsOptional()
  @IsInt({ message: 'Send the version that you saw.' })
  version?: number;
}
