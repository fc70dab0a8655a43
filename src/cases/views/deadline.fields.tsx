import { DateFields } from '../../common/web/choices.js';
import { Select } from '../../common/web/fields.js';
import { options } from '../../reference/vocabulary.js';

/** Kind and day. `prefix` nests them: `deadline.` on the form of a new case. */
export const DeadlineFields = ({ prefix = '', optional }: { prefix?: string; optional?: boolean }) => (
  <>
    <Select
      name={`${prefix}kind`}
      label="What is due?"
      options={options('deadline_kind')}
      empty={optional ? 'Nothing that we know of' : 'Choose one'}
    />
    <DateFields
      name={`${prefix}on`}
      label="On which day?"
      hint="The first date that cannot be missed. For example, 27 11 2026."
    />
  </>
);
