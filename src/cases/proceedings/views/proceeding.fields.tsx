import { DateFields } from '../../../common/web/choices.js';
import { Select, TextField } from '../../../common/web/fields.js';
import { options } from '../../../reference/vocabulary.js';
import type { ProceedingLine } from './proceedings.page.js';

/** What a proceeding is. `of`: as it stands now, to be corrected. */
export const ProceedingFields = ({ of }: { of?: ProceedingLine }) => (
  <>
    <Select
      name="type"
      label="What kind?"
      options={options('proceeding_type')}
      value={of?.type.code}
      empty="Choose one"
    />
    <Select
      name="court"
      label="Before what kind of court?"
      options={options('court_type')}
      value={of?.court?.code}
      empty="Not known yet"
    />
    <Select
      name="country"
      label="In which country?"
      options={options('country')}
      value={of?.country?.code}
      empty="Not known yet"
    />
    <TextField name="authority" label="Which court or authority?" value={of?.authority ?? undefined} width="full" />
    <TextField name="file_number" label="Its file number" value={of?.file_number ?? undefined} width="m" />
    <DateFields
      name="opened_on"
      label="Since which day?"
      hint="Leave it empty if nobody knows."
      value={of?.opened_on ?? undefined}
    />
  </>
);
