import { Day } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { Empty } from '../../../common/web/parts.js';
import { inWords } from './import-words.js';
import type { ImportList, PastImport, WaitingRow } from './import.view.js';

/** Answers first: which rows wait for a look? */
export const ImportsPage = ({ imports, waiting, left, first, next }: ImportList) => (
  <Desk title="Imports" at="imports">
    <div class="head row apart">
      <h1>Imports</h1>
      <a class={first ? 'button quiet' : 'button'} href="/imports/new">
        Import a sheet
      </a>
    </div>
    <section class="section">
      <h2>Waiting for review</h2>
      {first ? (
        <>
          <p class="lede">{left === 1 ? '1 row waits.' : `${left} rows wait.`}</p>
          <p class="actions">
            <a class="button" href={`/imports/rows/${first}`}>
              Look at them, one after the other
            </a>
            {left > 1 && <a href="/imports/alike">Answer once for many rows</a>}
          </p>
          <Waiting rows={waiting} />
        </>
      ) : (
        <Empty why="No row waits." next="Rows with a doubt come here, and become cases when you have looked." />
      )}
      {next && (
        <p class="pager">
          <a href={`/imports?after=${encodeURIComponent(next)}`} rel="next">
            More rows
          </a>
        </p>
      )}
    </section>
    <section class="section">
      <h2>Sheets that came in</h2>
      {imports.length === 0 ? <Empty why="No sheet has come in yet." /> : <Past imports={imports} />}
      {imports.length > 0 && (
        <p>
          <a href="/cases/same-person">Look for people entered twice</a>
        </p>
      )}
    </section>
  </Desk>
);

const Waiting = ({ rows }: { rows: WaitingRow[] }) => (
  <table class="list">
    <caption class="hidden">Rows waiting for review</caption>
    <thead>
      <tr>
        <th scope="col">Row</th>
        <th scope="col">Why it waits</th>
        <th scope="col">Came in</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          <th scope="row">
            <a href={`/imports/rows/${row.id}`}>Record {row.record}</a>
          </th>
          <td class="wide">{row.reasons.map(inWords).join(' ')}</td>
          <td class="after">
            <Day on={row.on} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Past = ({ imports }: { imports: PastImport[] }) => (
  <ul class="items">
    {imports.map((one) => (
      <li>
        <p>
          <a href={`/imports/${one.id}`}>
            <Day on={one.on} />
          </a>
          , {one.desk}, by {one.by}
        </p>
        <p class="small soft">
          {one.imported} became cases, {one.needs_review} for review, {one.rejected} left out
        </p>
      </li>
    ))}
  </ul>
);
