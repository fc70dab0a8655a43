import { ValidateBy } from 'class-validator';

/** For a nested object: `ValidateNested` alone lets a list of such objects through, and an empty one. */
export const NotAList = () =>
  ValidateBy({
    name: 'notAList',
    validator: {
      validate: (value: unknown) => !Array.isArray(value),
      defaultMessage: () => 'Send one object, not a list.',
    },
  });
