import { Choices, Tick } from '../../../common/web/choices.js';
import { Select } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import { MEANING_NAMES, MEANINGS } from '../column-names.js';
import type { Meaning } from '../judge/judge.js';

interface Column {
  place: number;
  heading: string;
  /** The first ones of the sheet. */
  values: string[];
  meaning: Meaning;
  /** Its heading is one that we know. */
  known: boolean;
  hidden: boolean;
}

/** `GET /imports/sheets/:id` */
export interface SheetColumns {
  id: string;
  desk: string;
  read_as: string;
  /** The desk has brought a sheet with these headings before, and said what they are. */
  remembered: boolean;
  /** Of a workbook: which sheet it is, and which there are. */
  sheet?: string;
  sheets: { name: string; hidden: boolean }[];
  columns: Column[];
  /** Columns that no sheet should be without and this one seems to be. */
  missing: string[];
  hidden_rows: number;
  take_hidden: { columns: string[]; rows: boolean };
}

const meanings = MEANINGS.map((code) => ({ code, label: MEANING_NAMES[code] }));

/** Answers first: is each column what it is taken for, and what does the sheet hide? */
export function ColumnsPage(sheet: SheetColumns) {
  const { id, desk, read_as, remembered, columns, missing } = sheet;
  const seen = columns.filter(({ hidden }) => !hidden);
  const unknown = seen.filter((column) => !column.known && !remembered);
  const known = seen.filter((column) => !unknown.includes(column));
  return (
    <Desk title="What the columns are" at="imports">
      <Crumb to="/imports/new">Import a sheet</Crumb>
      <div class="head">
        <h1>What the columns are</h1>
        <p class="lede">For {desk}. Nothing is kept yet.</p>
        <p class="small soft">
          Read as {read_as}.{' '}
          {remembered && 'The desk has brought a sheet with these headings before: the columns are as you said then.'}
        </p>
      </div>
      {missing.length > 0 && (
        <Note as="warn" title={`Not found: ${missing.join(', ')}`}>
          <p>If a column below holds it, say so there.</p>
        </Note>
      )}
      <Form action={`/imports/sheets/${id}`} class="form" once={false}>
        <WhichSheet {...sheet} />
        {unknown.length > 0 && <Columns title="Columns that we do not know" columns={unknown} />}
        <Columns title="Columns" columns={known} />
        <InHiding {...sheet} />
        <div class="actions">
          <button class="button">Check the rows</button>
          <a href="/imports">Import nothing</a>
        </div>
      </Form>
    </Desk>
  );
}

const WhichSheet = ({ sheet, sheets }: SheetColumns) =>
  sheets.length > 1 ? (
    <Select
      name="sheet"
      label="Which sheet of the workbook?"
      hint="After choosing another one, press the button: its columns are shown first."
      options={sheets.map(({ name, hidden }) => ({ code: name, label: hidden ? `${name} (hidden)` : name }))}
      value={sheet}
    />
  ) : null;

const Columns = ({ title, columns }: { title: string; columns: Column[] }) => (
  <section class="section">
    <h2>{title}</h2>
    <div class="sheet-columns">
      {columns.map(({ place, heading, values, meaning }) => (
        <Select
          name={`columns.${place}`}
          label={heading}
          hint={values.length > 0 ? values.join(' · ') : 'Empty'}
          options={meanings}
          value={meaning}
        />
      ))}
    </div>
  </section>
);

const InHiding = ({ columns, hidden_rows, take_hidden }: SheetColumns) => {
  const hidden = columns.filter((column) => column.hidden);
  if (hidden.length === 0 && hidden_rows === 0) return null;
  return (
    <section class="section">
      <h2>What the sheet hides</h2>
      <p class="soft">Somebody has hidden this in the workbook. It stays out unless you take it in.</p>
      {hidden.map(({ place, meaning }) => (
        <Hidden name={`columns.${place}`} value={meaning} />
      ))}
      {hidden.length > 0 && (
        <Choices
          name="hidden_columns[]"
          label="Hidden columns to take in"
          value={take_hidden.columns}
          of={hidden.map(({ place, heading, meaning }) => ({
            code: String(place),
            label: heading,
            hint: `It would be: ${MEANING_NAMES[meaning]}.`,
          }))}
        />
      )}
      {hidden_rows > 0 && (
        <Tick
          name="hidden_rows?"
          label={hidden_rows === 1 ? 'Take in 1 hidden row' : `Take in ${hidden_rows} hidden rows`}
          checked={take_hidden.rows}
        />
      )}
    </section>
  );
};
