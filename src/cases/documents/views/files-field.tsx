import { Field, said, useField } from '../../../common/web/fields.js';
import { usePage } from '../../../common/web/page-context.js';

/** Last in its form: what stands before the files is read first. */
export function FilesField() {
  const { id, mistake } = useField('files');
  const hint = 'Several at once, at most 20, each of at most 50 MB. Choose them, or drop them onto the field.';
  return (
    <Field id={id} label="The files" hint={hint} mistake={mistake}>
      <Refused />
      <input
        class="w-full"
        type="file"
        multiple
        id={id}
        name="files"
        aria-describedby={said(id, hint, mistake)}
        aria-invalid={mistake ? 'true' : undefined}
      />
    </Field>
  );
}

/** Each file that was not kept, and why. */
function Refused() {
  const refused = Object.entries(usePage().mistakes).filter(([field]) => field.startsWith('refused-'));
  if (refused.length === 0) return null;
  return (
    <ul class="mistake">
      {refused.map(([field, message]) => (
        <li id={field} dir="auto">
          {message}
        </li>
      ))}
    </ul>
  );
}
