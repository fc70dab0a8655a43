import { Choices, Folded } from '../../../common/web/choices.js';
import { Select, TextArea, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Lines, Note, Ref } from '../../../common/web/parts.js';
import { confirmation, inWords } from './import-words.js';
import type { ReviewCell, ReviewRow } from './import.view.js';

/** Answers first: what is the doubt, and what settles it? The cursor stands where the doubt is; the next row follows. */
export function ReviewRowPage(row: ReviewRow) {
  const { id, record, reasons, warnings, desk, cells, left, next, made } = row;
  const toConfirm = reasons.flatMap((code) => {
    const label = confirmation(code);
    return label ? [{ code, label }] : [];
  });
  const [doubtful, others] = [cells.filter((cell) => cell.doubtful), cells.filter((cell) => !cell.doubtful)];
  const known = others.filter(({ value }) => value !== '');
  return (
    <Desk title={`Record ${record}`} at="imports">
      <Crumb to="/imports">Imports</Crumb>
      <div class="head">
        <h1>Record {record}</h1>
        <p class="soft">
          {desk}. It is no case yet. {left === 1 ? 'It is the last row that waits.' : `${left} rows wait.`}
        </p>
        {made && (
          <p class="small">
            The row before is <a href={`/cases/${made.id}`}>{made.pseudonym}</a> <Ref>{made.reference}</Ref>.
          </p>
        )}
      </div>
      <div class="split">
        <div>
          <Note as="warn" title="Why it waits">
            <ul>
              {reasons.map((code) => (
                <li>{inWords(code)}</li>
              ))}
            </ul>
            {warnings.map((code) => (
              <p class="small">{inWords(code)}</p>
            ))}
          </Note>
          <Form action={`/imports/rows/${id}/settlement`} class="form review">
            {doubtful.map((cell, at) => (
              <Doubt cell={cell} first={at === 0} />
            ))}
            {toConfirm.length > 0 && (
              <Choices
                name="confirmed[]"
                label="What you have looked at"
                of={toConfirm}
                autofocus={doubtful.length === 0}
              />
            )}
            <div class="actions">
              <button class="button" accessKey="s">
                {next ? 'Import it, next row' : 'Import it'}
              </button>
              {row.like.map((one) => (
                <button class="button quiet" name="same_as" value={one.id} accessKey="p">
                  Same person: add it to {one.reference}
                </button>
              ))}
              <button class="button quiet" form="leave-out" accessKey="x">
                {next ? 'Leave it out, next row' : 'Leave it out'}
              </button>
              <a href={next ? `/imports/rows/${next}` : '/imports'} accessKey="l">
                Later
              </a>
            </div>
            <p class="small soft">
              Enter imports it. Keys: S import, X leave out, L later. Of a row that is left out nothing is kept here; it
              stays in your sheet.
            </p>
            <Folded title="Correct another cell" fields={others.map(({ key }) => `cells.${key}`)}>
              {others.map((cell) => (
                <Cell cell={cell} />
              ))}
            </Folded>
          </Form>
          <Form action={`/imports/rows/${id}`} method="delete" label="Leave out" id="leave-out">
            {''}
          </Form>
        </div>
        <aside class="stack" aria-label="The row">
          <section class="panel">
            <h2>The row says</h2>
            <Lines tall of={known.map(({ heading, value }) => ({ label: heading, text: value }))} />
          </section>
          <Beside {...row} />
        </aside>
      </div>
    </Desk>
  );
}

function Doubt({ cell, first }: { cell: ReviewCell; first: boolean }) {
  const { key, heading, value, choices } = cell;
  const name = `cells.${key}`;
  if (!choices) return <Cell cell={cell} first={first} hint="Correct it, or empty the field to leave it out." />;
  if (choices.length > SO_MANY)
    return <Select name={name} label={heading} options={choices} value={value} autofocus={first} />;
  return (
    <>
      <Choices name={name} label={heading} of={choices} value={value} autofocus={first} />
      {DAYS.has(key) && <TextField name={`written.${key}`} label={`${heading}, if it is another day`} width="m" />}
    </>
  );
}
const SO_MANY = 6;
const DAYS = new Set(['dob', 'came', 'deadline']);

const Cell = ({ cell, first, hint }: { cell: ReviewCell; first?: boolean; hint?: string }) => {
  const field = { name: `cells.${cell.key}`, label: cell.heading, value: cell.value, hint };
  return cell.long ? <TextArea {...field} /> : <TextField {...field} width="full" autofocus={first} />;
};

const Beside = ({ like, beside }: ReviewRow) => (
  <>
    {like.length > 0 && (
      <section class="panel">
        <h2>It may be</h2>
        {like.map((one) => (
          <p>
            <a href={`/cases/${one.id}`}>{one.pseudonym}</a> <Ref>{one.reference}</Ref>
          </p>
        ))}
      </section>
    )}
    {beside && (
      <section class="panel">
        <h2>It may be record {beside.record}, which waits too</h2>
        <Lines tall of={beside.lines} />
        <p>
          <a href={`/imports/rows/${beside.id}`}>Look at record {beside.record} first</a>
        </p>
      </section>
    )}
  </>
);
