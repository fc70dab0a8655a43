import { daysLeft, Due } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Empty, Ref } from '../../common/web/parts.js';
import { addressOf } from '../find/filters.js';
import { FoundList, MoreFound } from '../find/views/found-list.js';
import { Narrowing, type NarrowingOf } from '../find/views/narrowing.js';
import { type CaseRow, StateTag } from './case-row.js';

export type { CaseRow } from './case-row.js';

export interface CaseList extends NarrowingOf {
  items: CaseRow[];
  next?: string | null;
  /** The rows are what somebody searched for: these hold `text`. */
  searched?: boolean;
  /** How many hold it, on all pages. */
  total?: number;
}

const groups: [string, (days: number | undefined) => boolean][] = [
  ['Late', (days) => days !== undefined && days < 0],
  ['This week', (days) => days !== undefined && days >= 0 && days < 7],
  ['Later', (days) => days !== undefined && days >= 7],
  ['Nothing due', (days) => days === undefined],
];

/** Answers first: what is late, and what is due this week? Or: where do the words stand? */
export function CaseListPage(of: CaseList) {
  const { desks, searched } = of;
  const title = searched ? 'Cases found' : 'Your cases';
  return (
    <Desk title={title} at="cases">
      <div class="head row apart">
        <div>
          <h1>{title}</h1>
          <p class="soft">{desks.map((desk) => desk.name).join(', ')}</p>
        </div>
        <p class="row">
          <a href="/cases/by-name">Find by name or contact</a>
          <a class="button" href="/cases/new">
            New case
          </a>
        </p>
      </div>
      <Narrowing {...of} />
      {searched ? <FoundCases {...of} /> : <Cases {...of} />}
    </Desk>
  );
}

function Cases(of: CaseList) {
  const { items, next, filters } = of;
  if (items.length === 0) return <Nothing {...of} />;
  return (
    <>
      <Table items={items} whole={!next} />
      <nav class="pager" aria-label="Pages">
        <span class="soft small">Nearest deadline first</span>
        {next && (
          <a href={addressOf(filters, { after: next })} rel="next">
            More cases
          </a>
        )}
        <a href={addressOf(filters).replace('/cases', '/exports')}>Take the list out</a>
      </nav>
    </>
  );
}

function FoundCases(of: CaseList) {
  const { items, next, filters, text = '', total = 0 } = of;
  if (items.length === 0) return <Nothing {...of} />;
  return (
    <>
      <p class="soft">
        {total === 1 ? 'One case holds' : `${total} cases hold`} all of these words. Whose reference or pseudonym it is
        comes first, then the nearest deadline.
      </p>
      <FoundList items={items} />
      {next && (
        <div class="pager">
          <MoreFound text={text} filters={filters} after={next} />
        </div>
      )}
    </>
  );
}

const Nothing = ({ searched, filters, text }: CaseList) => {
  if (searched && text)
    return (
      <Empty
        why={`No case${filters.state === 'any' ? '' : ' that is not closed'} holds all of these words.`}
        next={
          <>
            Try fewer words, or the beginning of one. Names and contacts are not looked through here:{' '}
            <a href="/cases/by-name">find by name or contact</a>.
          </>
        }
      />
    );
  if (Object.keys(filters).length > 0)
    return <Empty why="No case passes this filter." next={<a href="/cases">Show all of them</a>} />;
  return (
    <Empty
      why="Your desk has no case yet."
      next={
        <>
          <a href="/cases/new">Write down the first one</a>, or <a href="/imports/new">bring your sheet</a>.
        </>
      }
    />
  );
};

function Table({ items, whole }: { items: CaseRow[]; whole: boolean }) {
  const { today } = usePage();
  const days = (row: CaseRow) => (row.next_due ? daysLeft(row.next_due.on, today) : undefined);
  return (
    <table class="list">
      <caption class="hidden">Cases, nearest deadline first</caption>
      <thead>
        <tr>
          {['Due', 'Case', 'Next step', 'Situation', 'Country', 'State'].map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      {groups
        .map(([name, belongs]) => ({ name, rows: items.filter((row) => belongs(days(row))) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }) => (
          <tbody>
            <tr class="group">
              <th colSpan={6} scope="rowgroup">
                {/* Where more pages follow, a number would be wrong. */}
                {name} {whole && <span class="soft small">{rows.length}</span>}
              </th>
            </tr>
            {rows.map((row) => (
              <Row row={row} />
            ))}
          </tbody>
        ))}
    </table>
  );
}

const Row = ({ row }: { row: CaseRow }) => (
  <tr>
    <td>{row.next_due ? <Due on={row.next_due.on} /> : <span class="soft">No date</span>}</td>
    <th scope="row">
      <a href={`/cases/${row.id}`} dir="auto">
        {row.pseudonym}
      </a>{' '}
      <span class="alias small soft">
        <Ref>{row.reference}</Ref>
      </span>
    </th>
    <td class="wide">{row.next_due?.what}</td>
    <td class="after">{row.situation}</td>
    <td class="after">{row.country}</td>
    <td>
      <StateTag row={row} inFull />
    </td>
  </tr>
);
