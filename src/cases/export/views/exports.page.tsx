import { Choices } from '../../../common/web/choices.js';
import { Select } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import { countryOptions } from '../../views/case-words.js';
import { COLUMN_CODES, COLUMNS } from '../list-columns.js';
import { WhichDesk, Why } from './export.fields.js';

/** `GET /exports` */
export interface ListForm {
  desks: { id: string; name: string }[];
  /** Of the list that somebody came from. */
  filters: Record<'state' | 'assignee' | 'country', string | null>;
}

const states = [
  { code: 'open', label: 'Open' },
  { code: 'enquiry', label: 'Enquiries' },
  { code: 'closed', label: 'Closed' },
];
const columns = COLUMNS.filter(({ code }) => code !== 'reference').map(({ code, label }) => ({ code, label }));

/** Answers first: what is in the file, and what will be recorded? */
export const ExportsPage = ({ desks, filters }: ListForm) => {
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
          <WhichDesk of={desks} />
          <Select name="state" label="Which cases?" options={states} value={filters.state ?? ''} empty="All of them" />
          <Select
            name="assignee"
            label="Held by"
            options={[{ code: 'me', label: 'Me' }]}
            value={filters.assignee ?? ''}
            empty="Anybody"
          />
          <Select
            name="country"
            label="Country"
            options={countryOptions()}
            value={filters.country ?? ''}
            empty="All countries"
          />
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
