import { Choices } from '../../../common/web/choices.js';
import { Select } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import { type Filters, FILTERS } from '../../find/filters.js';
import { COLUMN_CODES, COLUMNS } from '../list-columns.js';
import { WhichDesk, Why } from './export.fields.js';

/** `GET /exports` */
export interface ListForm {
  desks: { id: string; name: string }[];
  /** Of the list that somebody came from. */
  filters: Filters;
  /** The same in words, but for the state. */
  only: string;
}

const states = [
  { code: 'open', label: 'Open' },
  { code: 'enquiry', label: 'Enquiries' },
  { code: 'closed', label: 'Closed' },
  { code: 'any', label: 'All, closed ones too' },
];
const CARRIED = FILTERS.filter((name) => name !== 'state' && name !== 'desk');
const columns = COLUMNS.filter(({ code }) => code !== 'reference').map(({ code, label }) => ({ code, label }));

/** Answers first: what is in the file, and what will be recorded? */
export const ExportsPage = ({ desks, filters, only }: ListForm) => {
  const coordinates = usePage().signedIn?.role === 'coordinator';
  return (
    <Desk title="Take a list out" at="cases">
      <div class="narrow">
        <Crumb to="/cases">Cases</Crumb>
        <div class="head">
          <h1>Take a list out</h1>
          <p class="lede">
            A table for a spreadsheet, with one case on each line. No name, no contact and no note is in it.
          </p>
        </div>
        <Note as="warn" title="Nothing protects a saved file">
          <p>That you took it out, when and why is recorded for the auditors. Delete it when you are done.</p>
        </Note>
        <Form action="/exports/list" class="form" once={false}>
          <WhichDesk of={desks} value={filters.desk} />
          <Select
            name="filters.state"
            label="Which cases?"
            options={states}
            value={filters.state ?? ''}
            empty="All but closed ones"
          />
          {only && (
            <p>
              Only: <bdi>{only}</bdi>. <a href="/exports">All of them</a>
            </p>
          )}
          {CARRIED.map((name) => filters[name] && <Hidden name={`filters.${name}`} value={filters[name]} />)}
          <Hidden name="columns[]" value="reference" />
          <Choices
            name="columns[]"
            label="What stands beside the reference?"
            of={columns}
            value={COLUMN_CODES}
            columns
          />
          <Why example="For Monday’s meeting" />
          <div class="actions">
            <button class="button">Take the list out</button>
            <a href="/cases">Leave it here</a>
          </div>
        </Form>
        {coordinates && (
          <p class="section">
            <a href="/exports/cases">Take all cases of a desk out, with names, sealed to its key</a>
          </p>
        )}
      </div>
    </Desk>
  );
};
