import { Select, TextField } from '../../../common/web/fields.js';
import { Hidden } from '../../../common/web/form.js';

/** Not asked where there is one alone; it is named all the same, for somebody may have others that are not ready. */
export const WhichDesk = ({ of, value }: { of: { id: string; name: string }[]; value?: string }) => (
  <>
    {of.length > 1 ? (
      <Select
        name="desk_id"
        label="Desk"
        options={of.map(({ id, name }) => ({ code: id, label: name }))}
        value={value}
        empty="Choose one"
      />
    ) : (
      of.map(({ id }) => <Hidden name="desk_id" value={id} />)
    )}
  </>
);

export const Why = ({ example }: { example: string }) => (
  <TextField name="reason" label="Why do you need it?" hint={`For example: "${example}".`} width="full" />
);
