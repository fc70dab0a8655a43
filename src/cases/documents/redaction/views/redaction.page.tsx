import { Choices } from '../../../../common/web/choices.js';
import { TextField } from '../../../../common/web/fields.js';
import { Form, Hidden } from '../../../../common/web/form.js';
import { Desk } from '../../../../common/web/layout.js';
import { Crumb, Empty, Note } from '../../../../common/web/parts.js';
import { RedactionSheet } from './redaction-sheet.js';

/** `GET /cases/:id/documents/:documentId/redaction` */
export interface RedactionInHand {
  case: { id: string; reference: string; pseudonym: string };
  document: { id: string; name: string; pages: number; is_pdf: boolean };
  /** The one that is looked at, from 1. */
  page: number;
  /** `mark` as it is sent; `place` as it is read. */
  hidden: { mark: string; page: number; place: string }[];
  left_out: number[];
  /** What was typed in this step and is no place. */
  wrong: { typed: string; message: string }[];
  corner: { mark: string; words: string } | null;
  /** As it would be in the copy: base64, and its height on a screen. */
  picture: { png: string; high: number };
}

/** Answers first: what does the copy still show? Squares are typed, or corners clicked: neither needs a script. */
export const RedactionPage = (of: RedactionInHand) => (
  <Desk title={`Hide parts of a document of ${of.case.reference}`} at="cases">
    <Crumb to={`/cases/${of.case.id}/documents`}>
      Documents of {of.case.pseudonym} {of.case.reference}
    </Crumb>
    <div class="head">
      <h1>Hide parts in a copy</h1>
      <p class="lede">
        A copy of <bdi>{of.document.name}</bdi> in which what you hide is gone, not covered. The original stays as it
        is.
      </p>
    </div>
    <div class="split">
      <RedactionSheet of={of} />
      <div class="stack">
        <Squares of={of} />
        <HiddenPlaces of={of} />
        {of.document.pages > 1 && of.document.is_pdf && <Pages of={of} />}
        <Keep of={of} />
      </div>
    </div>
  </Desk>
);

/** What was chosen until now goes along with each step. */
export const Carried = ({
  of,
  page = of.page,
  pages = true,
}: {
  of: RedactionInHand;
  /** Null where no page is looked at afterwards. */
  page?: number | null;
  pages?: boolean;
}) => (
  <>
    {page !== null && <Hidden name="page#" value={page} />}
    {of.hidden.map(({ mark }) => (
      <Hidden name="hide[]" value={mark} />
    ))}
    {pages && of.left_out.map((left) => <Hidden name="left_out[]" value={left} />)}
  </>
);

export const preview = ({ case: { id }, document }: RedactionInHand) =>
  `/cases/${id}/documents/${document.id}/redaction/preview`;

const Squares = ({ of }: { of: RedactionInHand }) => (
  <section class="section" aria-labelledby="squares-of">
    <h2 id="squares-of">Hide on page {of.page}</h2>
    <Form action={preview(of)} once={false} class="form" label={`Hide on page ${of.page}`}>
      <Carried of={of} />
      {of.wrong.length > 0 && (
        <Note as="warn" title="Not hidden">
          <p>{of.wrong.map(({ message }) => message).join(' ')}</p>
        </Note>
      )}
      <TextField
        name="squares"
        label="Squares of the grid"
        hint="For example, B3-D4, F7: columns A to J, rows 1 to 14."
        width="m"
      />
      <TextField
        name="exact"
        label="Or an exact place"
        hint="Four numbers in percent of the page: from the left, from the top, width, height."
        width="m"
      />
      <div class="actions">
        <button class="button quiet">Hide these</button>
      </div>
    </Form>
  </section>
);

const HiddenPlaces = ({ of }: { of: RedactionInHand }) => (
  <section class="section" aria-labelledby="hidden-now">
    <h2 id="hidden-now">Hidden by now</h2>
    {of.hidden.length === 0 ? (
      <Empty why="Nothing yet." />
    ) : (
      <ul class="items">
        {of.hidden.map(({ mark, page, place }) => (
          <li>
            <Form action={preview(of)} once={false} label={`Page ${page}, ${place}`}>
              <Carried of={of} />
              <Hidden name="show_again" value={mark} />
              <span>
                Page {page}: <span class="code">{place}</span>
              </span>{' '}
              <button class="button quiet" aria-label={`Show page ${page}, ${place} again`}>
                Show again
              </button>
            </Form>
          </li>
        ))}
      </ul>
    )}
  </section>
);

const Pages = ({ of }: { of: RedactionInHand }) => (
  <section class="section" aria-labelledby="pages-of">
    <h2 id="pages-of">Pages</h2>
    <Form action={preview(of)} once={false} class="form" label="Pages">
      <Carried of={of} pages={false} />
      <Choices
        name="left_out[]"
        label="Which pages do not go into the copy?"
        columns
        of={Array.from({ length: of.document.pages }, (_, at) => ({ code: String(at + 1), label: `Page ${at + 1}` }))}
        value={of.left_out.map(String)}
      />
      <div class="actions">
        <button class="button quiet">Leave these out</button>
      </div>
    </Form>
  </section>
);

const Keep = ({ of }: { of: RedactionInHand }) => (
  <section class="section" aria-labelledby="keep-copy">
    <h2 id="keep-copy">Keep the copy</h2>
    <p>
      Look at every page first: a name may stand in a heading, a stamp or a number.{' '}
      {of.document.is_pdf && 'Pages on which something is hidden become pictures.'}
    </p>
    <Form action={`/cases/${of.case.id}/documents/${of.document.id}/redaction`} once={false}>
      <Carried of={of} page={null} />
      <div class="actions">
        <button class="button">Keep the redacted copy</button>
        <a href={`/cases/${of.case.id}/documents`}>Keep nothing</a>
      </div>
    </Form>
  </section>
);
