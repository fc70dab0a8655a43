import { Form, Hidden } from '../../../../common/web/form.js';
import { PICTURE_WIDTH } from '../choosing.js';
import { COLUMNS, ROWS } from '../marks.js';
import { Carried, preview, type RedactionInHand } from './redaction.page.js';

/** The page under its grid. A click on the picture sends its place without a script; two of them are the corners of what is hidden. */
export const RedactionSheet = ({ of }: { of: RedactionInHand }) => (
  <section class="section" aria-labelledby="page-now">
    <h2 id="page-now">
      Page {of.page} of {of.document.pages}
      {of.left_out.includes(of.page) && ', left out of the copy'}
    </h2>
    <p>
      {of.corner
        ? `First corner: ${of.corner.words}. Now click the opposite corner.`
        : 'Click one corner of what you want to hide, then the opposite one. Or type squares of the grid.'}
    </p>
    <div class="redaction-sheet">
      <ol class="redaction-columns" aria-hidden="true">
        {[...COLUMNS].map((letter) => (
          <li>{letter}</li>
        ))}
      </ol>
      <ol class="redaction-rows" aria-hidden="true">
        {Array.from({ length: ROWS }, (_, at) => (
          <li>{at + 1}</li>
        ))}
      </ol>
      <div class="redaction-page">
        <Form action={preview(of)} once={false} label={`Click on page ${of.page}`}>
          <Carried of={of} />
          <Hidden name="high#" value={of.picture.high} />
          {of.corner && <Hidden name="corner" value={of.corner.mark} />}
          <input
            type="image"
            name="at"
            width={PICTURE_WIDTH}
            height={of.picture.high}
            src={`data:image/png;base64,${of.picture.png}`}
            alt={`Page ${of.page}, as it would be in the copy. To hide a part without a mouse, type squares of the grid.`}
          />
        </Form>
        <div class="redaction-grid" aria-hidden="true" />
      </div>
    </div>
    {of.corner && (
      <Form action={preview(of)} once={false} label="Forget the corner">
        <Carried of={of} />
        <button class="button quiet">Forget this corner</button>
      </Form>
    )}
    <nav class="actions" aria-label="Pages of the document">
      {of.page > 1 && <Turn of={of} to={of.page - 1} words="Page before" />}
      {of.page < of.document.pages && <Turn of={of} to={of.page + 1} words="Next page" />}
    </nav>
  </section>
);

const Turn = ({ of, to, words }: { of: RedactionInHand; to: number; words: string }) => (
  <Form action={preview(of)} once={false} label={`${words}, ${to}`}>
    <Carried of={of} page={to} />
    <button class="button quiet">{words}</button>
  </Form>
);
