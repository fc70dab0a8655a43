import { Select, TextField } from '../../../common/web/fields.js';

/** Not asked of somebody who has one. */
export const WhichDesk = ({ of }: { of: { id: string; name: string }[] }) =>
  of.length > 1 ? (
    <Select
      name="desk_id"
      label="Desk"
      options={of.map(({ id, name }) => ({ code: id, label: name }))}
      empty="Choose one"
    />
  ) : null;

export const Why = ({ example }: { example: string }) => (
  <TextField name="reason" label="Why do you need it?" hint={`For example: "${example}".`} width="full" />
);
