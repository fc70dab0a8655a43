import { Choices } from '../../../common/web/choices.js';
import { TextArea, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note, Ref } from '../../../common/web/parts.js';
import { confirmation, inWords } from './import-words.js';
import type { ReviewRow } from './import.view.js';

/** Answers first: what is the doubt, and what settles it? */
export function ReviewRowPage({ id, record, reasons, warnings, desk, cells, like }: ReviewRow) {
  const toConfirm = reasons.flatMap((code) => {
    const label = confirmation(code);
    return label ? [{ code, label }] : [];
  });
  return (
    <Desk title={`Record ${record}`} at="imports">
      <div class="narrow">
        <Crumb to="/imports">Imports</Crumb>
        <div class="head">
          <h1>Record {record}</h1>
          <p class="soft">{desk}. It is no case yet.</p>
        </div>
        <Note as="warn" title="Why it waits">
          <ul>
            {reasons.map((code) => (
              <li>{inWords(code)}</li>
            ))}
          </ul>
          {like.map((one) => (
            <p>
              Compare with <a href={`/cases/${one.id}`}>{one.pseudonym}</a> <Ref>{one.reference}</Ref>.
            </p>
          ))}
          {warnings.map((code) => (
            <p class="small">{inWords(code)}</p>
          ))}
        </Note>
        <Form action={`/imports/rows/${id}/settlement`} class="form review">
          {cells.map((cell) => {
            const field = {
              name: `cells.${cell.key}`,
              label: cell.heading,
              hint: cell.doubtful ? 'Look at this one.' : undefined,
              value: cell.value,
            };
            return cell.long ? <TextArea {...field} /> : <TextField {...field} width="full" />;
          })}
          {toConfirm.length > 0 && <Choices name="confirmed[]" label="What you have looked at" of={toConfirm} />}
          <div class="actions">
            <button class="button">Import this row</button>
            <a href="/imports">Leave it for later</a>
          </div>
        </Form>
        <Form action={`/imports/rows/${id}`} method="delete" label="Discard">
          <p class="actions">
            <button class="button quiet">Discard this row</button>
            <span class="small soft">Nothing of it is kept here. It stays in your sheet.</span>
          </p>
        </Form>
      </div>
    </Desk>
  );
}
