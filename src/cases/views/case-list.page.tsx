import { daysLeft, Due } from '../../common/web/dates.js';
import { TextField, Select } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Empty, Ref, Tag, type TagKind } from '../../common/web/parts.js';
import type { ToDo } from '../to-do.service.js';
import { caseStates, countryOptions, type CaseState } from './case-words.js';
import { ToDoSection } from './to-do.section.js';

export interface CaseRow {
  id: string;
  reference: string;
  pseudonym: string;
  state: CaseState;
  next_due: { on: string; what: string } | null;
  /** Label of the service country, or else of the country of stay. */
  country: string | null;
  situation: string | null;
  tag?: [TagKind, string];
  /** The service country is missing: its page asks "Whose army?". */
  to_complete: boolean;
}

export interface CaseList {
  /** Absent where somebody searched. */
  to_do?: ToDo;
  items: CaseRow[];
  next?: string;
  desks: { id: string; name: string }[];
  filters: { state?: string; assignee?: string; country?: string };
  /** The rows are what somebody searched for. */
  searched?: boolean;
}

const groups: [string, (days: number | undefined) => boolean][] = [
  ['Late', (days) => days !== undefined && days < 0],
  ['This week', (days) => days !== undefined && days >= 0 && days < 7],
  ['Later', (days) => days !== undefined && days >= 7],
  ['Nothing due', (days) => days === undefined],
];

/** Answers first: what is late, and what is due this week? */
export function CaseListPage({ items, next, desks, filters, searched, to_do }: CaseList) {
  const title = searched ? 'Cases found' : 'Your cases';
  return (
    <Desk title={title} at="cases">
      <div class="head row apart">
        <div>
          <h1>{title}</h1>
          <p class="soft">{desks.map((desk) => desk.name).join(', ')}</p>
        </div>
        <a class="button" href="/cases/new">
          New case
        </a>
      </div>
      {to_do && <ToDoSection of={to_do} />}
      <Narrowing filters={filters} />
      {items.length === 0 ? <Nothing searched={searched} filters={filters} /> : <Table items={items} whole={!next} />}
      {items.length > 0 && (
        <nav class="pager" aria-label="Pages">
          <span class="soft small">Nearest deadline first</span>
          {next && (
            <a href={more(next, filters)} rel="next">
              More cases
            </a>
          )}
          <a href={`/exports?${new URLSearchParams(JSON.parse(JSON.stringify(filters)))}`}>Take the list out</a>
        </nav>
      )}
    </Desk>
  );
}

const more = (after: string, filters: CaseList['filters']) =>
  `/cases?${new URLSearchParams({ ...JSON.parse(JSON.stringify(filters)), after })}`;

function Narrowing({ filters }: Pick<CaseList, 'filters'>) {
  const held = [
    { code: 'me', label: 'Me' },
    { code: 'desk', label: 'My desk' },
  ];
  const states = Object.entries(caseStates).map(([code, label]) => ({ code, label }));
  return (
    <div class="filters">
      <form method="get" action="/cases" class="filters" aria-label="Filter">
        <Select name="assignee" label="Held by" options={held} value={filters.assignee} empty="Anyone" />
        <Select name="state" label="State" options={states} value={filters.state} empty="Any but closed" />
        <Select name="country" label="Country" options={countryOptions()} value={filters.country} empty="Any" />
        <button class="button quiet">Filter</button>
      </form>
      {/* Searched words are posted: they must not stay in an address, a history or a log. */}
      <Form action="/cases/search" class="find" once={false} label="Find">
        <TextField name="text" label="Reference, pseudonym or word" width="m" />
        <button class="button quiet">Find</button>
      </Form>
    </div>
  );
}

const Nothing = ({ searched, filters }: Pick<CaseList, 'searched' | 'filters'>) => {
  if (searched) return <Empty why="No case on your desks holds these words." next={<a href="/cases">All cases</a>} />;
  if (Object.values(filters).some(Boolean))
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
      <State row={row} />
    </td>
  </tr>
);

const State = ({ row }: { row: CaseRow }) => {
  if (row.tag) return <Tag as={row.tag[0]}>{row.tag[1]}</Tag>;
  if (row.to_complete) return <Tag as="wait">To complete</Tag>;
  return row.state === 'open' ? null : <Tag>{caseStates[row.state]}</Tag>;
};
