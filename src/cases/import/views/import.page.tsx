import { Desk } from '../../../common/web/layout.js';
import { Crumb, Facts, Note } from '../../../common/web/parts.js';
import { Day } from '../../../common/web/dates.js';
import type { OneImport } from './import.view.js';

const rowsOf = (n: number) => (n === 1 ? '1 row' : `${n} rows`);

/** Answers first: how far is it, and may I leave? */
export function ImportPage(sheet: OneImport) {
  const { id, underWay, refreshes, done, of, on, by, desk } = sheet;
  const title = underWay ? 'The sheet is coming in' : done < of ? 'The import stopped' : 'The sheet is in';
  return (
    <Desk title={title} at="imports">
      <div class="narrow">
        <Crumb to="/imports">Imports</Crumb>
        <div class="head">
          <h1>{title}</h1>
          <p class="soft">
            {desk}, <Day on={on} />, by {by}
          </p>
        </div>
        {underWay && <UnderWay {...{ id, refreshes, done, of }} />}
        {!underWay && done < of && (
          <Note as="warn" title={`${done} of ${rowsOf(of)} came in, and are whole`}>
            <p>
              The session ended, or the server was restarted. Check the same sheet again and import it: the rest comes
              in, and nothing comes in twice.
            </p>
          </Note>
        )}
        <Facts
          of={[
            ['Became cases', String(sheet.imported)],
            ['Wait for review', String(sheet.needs_review)],
            ['Left out', String(sheet.rejected)],
            ['Were here already', String(sheet.already_there)],
          ]}
        />
        {!underWay && <Next {...sheet} />}
      </div>
    </Desk>
  );
}

const UnderWay = ({ id, refreshes, done, of }: Pick<OneImport, 'id' | 'refreshes' | 'done' | 'of'>) => (
  <>
    <p class="lede" role="status">
      {done} of {rowsOf(of)}
    </p>
    <progress class="w-full" max={of} value={done} aria-label="How far it is" />
    <p>
      You may leave this page and come back: it is under Imports. Stay signed in until it is done. If you sign out, it
      stops, and what is in stays in.
    </p>
    <p class="soft">
      {refreshes ? (
        <>
          This page asks again by itself. <a href={`/imports/${id}?still`}>Let it stand still</a>
        </>
      ) : (
        <a href={`/imports/${id}`}>Look how far it is</a>
      )}
    </p>
  </>
);

function Next({ done, of, needs_review, first }: OneImport) {
  if (done < of)
    return (
      <p class="actions">
        <a class="button" href="/imports/new">
          Check the sheet again
        </a>
      </p>
    );
  return (
    <p class="actions">
      {needs_review > 0 && first && (
        <a class="button" href={`/imports/rows/${first}`}>
          Look at the rows that wait
        </a>
      )}
      <a href="/cases">Go to the cases</a>
    </p>
  );
}
