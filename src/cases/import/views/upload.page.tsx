import { Folded } from '../../../common/web/choices.js';
import { Field, Select, said, useField } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb } from '../../../common/web/parts.js';
import { ENCODINGS } from '../sheet/text/encodings.js';
import type { ImportUpload } from './import.view.js';

const encodings = Object.entries(ENCODINGS).map(([code, label]) => ({ code, label }));

/** Answers first: what do I give, and is anything kept when I press? */
export function UploadPage({ desks }: ImportUpload) {
  const { id, mistake } = useField('sheet');
  const hint = 'A workbook (xlsx), or a sheet saved as CSV or TSV. One of the first rows holds the headings.';
  return (
    <Desk title="Import a sheet" at="imports">
      <div class="narrow">
        <Crumb to="/imports">Imports</Crumb>
        <div class="head">
          <h1>Import a sheet</h1>
          <p class="lede">First it is only checked. Nothing is kept until you have read what would happen.</p>
        </div>
        {/* Checking may be done again and again. */}
        <Form action="/imports/check" class="form" encType="multipart/form-data" once={false}>
          <Field id={id} label="The sheet" hint={hint} mistake={mistake}>
            <input
              class="w-full"
              type="file"
              id={id}
              name="sheet"
              accept=".xlsx,.csv,.tsv,.txt"
              aria-describedby={said(id, hint, mistake)}
              aria-invalid={mistake ? 'true' : undefined}
            />
          </Field>
          {desks.length > 1 ? (
            <Select
              name="desk_id"
              label="For which desk?"
              options={desks.map((desk) => ({ code: desk.id, label: desk.name }))}
              value={desks[0]?.id}
            />
          ) : (
            desks[0] && <Hidden name="desk_id" value={desks[0].id} />
          )}
          <Folded title="Letters come out wrong" fields={['sheet', 'encoding']}>
            <Select
              name="encoding"
              label="How a text is written"
              hint="Only for CSV and TSV, when it cannot be found out."
              options={encodings}
              empty="Find out"
            />
          </Folded>
          <p class="small soft">
            Whose army a person is of is never guessed from a passport. The cases come without it, and ask.
          </p>
          <div class="actions">
            <button class="button">Check the sheet</button>
            <a href="/imports">Import nothing</a>
          </div>
        </Form>
      </div>
    </Desk>
  );
}
