import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Facts, Note, Tag } from '../../../common/web/parts.js';
import { inWords, outcomes } from './import-words.js';
import type { ImportReport, ReportRow } from './import.view.js';

const cases = (n: number) => (n === 1 ? '1 case' : `${n} cases`);
const rowsOf = (n: number) => (n === 1 ? '1 row' : `${n} rows`);

/** Answers first: what would happen, and what would not come in? */
export function ReportPage({ desk, read_as, counts, why, plain, rows, untold, carried }: ImportReport) {
  const brings = counts.imported + counts.needs_review;
  const [sheet] = carried;
  return (
    <Desk title="What the sheet would bring" at="imports">
      <Crumb to={`/imports/sheets/${sheet?.value}`}>What the columns are</Crumb>
      <div class="head">
        <h1>What the sheet would bring</h1>
        <p class="lede">Nothing is kept yet.</p>
        <p class="small soft">Read as {read_as}.</p>
      </div>
      <section class="section narrow">
        <h2>For {desk.name}</h2>
        <Facts
          of={[
            ['Become cases', String(counts.imported)],
            ['Wait for review', String(counts.needs_review)],
            ['Left out', String(counts.rejected)],
            ['Here already', String(counts.already_here)],
          ]}
        />
        <p class="small soft">
          Rows that need review wait under Imports until somebody has looked. Until then they are no cases. Rows that
          are left out are not kept: they stay in your sheet only.
        </p>
        {counts.consent_refused > 0 && (
          <Note title={`${rowsOf(counts.consent_refused)} of people who refused`}>
            <p>Nothing of them is kept, not even in this report. Delete them from your sheet too.</p>
          </Note>
        )}
        {brings > 0 ? (
          <Form action="/imports">
            <Hidden name="desk_id" value={desk.id} />
            {carried.map((field) => (
              <Hidden name={field.name} value={field.value} />
            ))}
            <div class="actions">
              <button class="button">
                {counts.imported > 0
                  ? `Import ${cases(counts.imported)}`
                  : `Import ${rowsOf(counts.needs_review)} for review`}
              </button>
              <a href="/imports">Import nothing</a>
            </div>
          </Form>
        ) : (
          <Empty why="Nothing of it can come in." next={<a href="/imports/new">Take another sheet</a>} />
        )}
      </section>
      {why.length > 0 && (
        <section class="section narrow">
          <h2>Why rows wait</h2>
          <Facts of={why.map(({ code, rows: n }) => [inWords(code), rowsOf(n)])} />
        </section>
      )}
      {rows.length > 0 && (
        <section class="section">
          <h2>Row by row</h2>
          {plain > 0 && (
            <p class="soft">
              {rowsOf(plain)} of the sheet {plain === 1 ? 'is' : 'are'} ready, with nothing to know about. These are the
              others.
            </p>
          )}
          <Rows rows={rows} />
          {untold > 0 && (
            <p class="soft">
              {rowsOf(untold)} more are counted above. After the import you look at those that wait one after the other.
            </p>
          )}
        </section>
      )}
    </Desk>
  );
}

const Rows = ({ rows }: { rows: ReportRow[] }) => (
  <table class="list report">
    <caption class="hidden">Row by row</caption>
    <thead>
      <tr>
        <th scope="col">Record</th>
        <th scope="col">What happens</th>
        <th scope="col">Why, and what to know</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => {
        const [kind, word] = outcomes[row.outcome];
        return (
          <tr>
            <th scope="row">{row.record}</th>
            <td>
              <Tag as={kind}>{word}</Tag>
            </td>
            <td class="wide">
              {row.reasons.map((code) => (
                <p>{inWords(code)}</p>
              ))}
              {row.warnings.map((code) => (
                <p class="soft">{inWords(code)}</p>
              ))}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
