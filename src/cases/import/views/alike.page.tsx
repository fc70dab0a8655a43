import { type Option, Select } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import { inWords } from './import-words.js';

/** Rows that wait with the same doubt: over the same words, or over the dates of one column. */
export interface AlikeGroup {
  reason: string;
  column: string;
  /** As the sheet says it; of dates the first few. */
  texts: string[];
  rows: number;
  /** One answer for the whole column. */
  ofColumn: boolean;
  choices: Option[];
}

/** Answers first: what do many rows ask alike, and what may I answer once? */
export const AlikePage = ({ groups, first }: { groups: AlikeGroup[]; first: string | null }) => (
  <Desk title="Answer once for many rows" at="imports">
    <div class="narrow">
      <Crumb to="/imports">Imports</Crumb>
      <div class="head">
        <h1>Answer once for many rows</h1>
        <p class="lede">
          Rows with no other doubt become cases at once. The others wait, with one doubt less. Whether a person agreed,
          and who they are, is asked for each row.
        </p>
      </div>
      {groups.length === 0 ? (
        <Empty
          why="No two rows wait with the same words."
          next={first ? <a href={`/imports/rows/${first}`}>Look at the rows one by one</a> : undefined}
        />
      ) : (
        <Form action="/imports/alike" class="form">
          {groups.map((group, at) => (
            <Group group={group} name={`groups.${at}`} />
          ))}
          <div class="actions">
            <button class="button">Answer for all of them</button>
            {first && <a href={`/imports/rows/${first}`}>Look at the rows one by one</a>}
          </div>
        </Form>
      )}
    </div>
  </Desk>
);

const Group = ({ group, name }: { group: AlikeGroup; name: string }) => {
  const { reason, column, texts, rows, ofColumn, choices } = group;
  return (
    <section class="section">
      <h2>
        {column}: {ofColumn ? `${rows} rows` : <q dir="auto">{texts[0]}</q>}
      </h2>
      <p class="soft">
        {inWords(reason)} {ofColumn ? <Examples texts={texts} /> : `${rows} rows say so.`}
      </p>
      <Hidden name={`${name}.reason`} value={reason} />
      {!ofColumn && <Hidden name={`${name}.text`} value={texts[0] ?? ''} />}
      <Select
        name={`${name}.answer`}
        label={`What does it mean, in ${rows} rows?`}
        options={choices}
        empty="Not sure: look at each row"
      />
    </section>
  );
};

const Examples = ({ texts }: { texts: string[] }) => (
  <>
    For instance{' '}
    {texts.map((text, at) => (
      <>
        {at > 0 && ', '}
        <q dir="auto">{text}</q>
      </>
    ))}
    .
  </>
);
