import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import { addressOf, type Filters } from '../filters.js';
import type { Choices } from '../narrowing.service.js';
import { FilterFields } from './filter-fields.js';
import { filterWords } from './filter-words.js';

/** One's own filters: to take away, and one more. Nobody else sees them or what they are called. */
export const SavedFiltersPage = ({ saved, desks, people, filters }: Choices & { filters: Filters }) => (
  <Desk title="Saved filters" at="cases">
    <div class="narrow">
      <Crumb to="/cases">Cases</Crumb>
      <div class="head">
        <h1>Saved filters</h1>
        <p class="soft">They stand above your list of cases. Only you see them.</p>
      </div>
      <section class="section">
        <h2>Save a filter</h2>
        <Form action="/cases/filters" class="form">
          <TextField name="name" label="What do you call it?" hint="Leave out names of people." width="m" />
          <FilterFields filters={filters} desks={desks} people={people} />
          <div class="actions">
            <button class="button">Save the filter</button>
            <a href={addressOf(filters)}>Back to the list</a>
          </div>
        </Form>
      </section>
      <section class="section">
        <h2>Those that you have</h2>
        {saved.length === 0 ? (
          <Empty why="You have saved none yet." />
        ) : (
          <ul class="items">
            {saved.map((one) => (
              <li class="row apart">
                <span>
                  <a href={addressOf(one.filters)} dir="auto">
                    {one.name}
                  </a>{' '}
                  <span class="small soft" dir="auto">
                    {filterWords(one.filters, { desks, people })}
                  </span>
                </span>
                <Form action={`/cases/filters/${one.id}`} method="delete" label={`Remove ${one.name}`}>
                  <button class="as-link">Remove</button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  </Desk>
);
