import { Folded } from '../../../common/web/choices.js';
import { TextField } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { addressOf, type Filters, FILTERS } from '../filters.js';
import type { Choices } from '../narrowing.service.js';
import { FilterFields } from './filter-fields.js';
import { filterWords } from './filter-words.js';

export type NarrowingOf = Partial<Choices> & { desks: Choices['desks']; filters: Filters; text?: string };

const same = (a: Filters, b: Filters) => addressOf(a) === addressOf(b);
const usual: { name: string; filters: Filters }[] = [
  { name: 'All', filters: {} },
  { name: 'Mine', filters: { assignee: 'me' } },
  { name: 'Nobody’s', filters: { assignee: 'nobody' } },
  { name: 'Overdue', filters: { overdue: 'yes' } },
  { name: 'To complete', filters: { to_complete: 'yes' } },
];

/** Words and filters in one form. Words are posted: they must not stay in an address, a history or a log. */
export function Narrowing({ filters, text, desks, people = [], saved = [] }: NarrowingOf) {
  const tabs = [...usual, ...saved];
  // A tab that is marked says it already.
  const isUsual = !text && usual.some((tab) => same(tab.filters, filters));
  const words = isUsual ? '' : filterWords(filters, { desks, people });
  return (
    <>
      <nav class="tabs" aria-label="Filters">
        {tabs.map((tab) => (
          <a
            href={addressOf(tab.filters)}
            dir="auto"
            aria-current={!text && same(tab.filters, filters) ? 'page' : undefined}
          >
            {tab.name}
          </a>
        ))}
      </nav>
      <Form action="/cases/search" class="finding" once={false} label="Find">
        <div class="filters">
          <TextField name="text" label="Reference, pseudonym or words of a note" value={text} width="l" />
          <button class="button quiet">Find</button>
        </div>
        <Hidden name="limit#" value={50} />
        <Folded title="Filter" fields={[...FILTERS]}>
          <FilterFields filters={filters} desks={desks} people={people} />
        </Folded>
      </Form>
      {words && (
        <p class="row small">
          <span class="soft" dir="auto">
            Only: {words}.
          </span>
          {!text && !tabs.some((tab) => same(tab.filters, filters)) && (
            <a href={addressOf(filters).replace('/cases', '/cases/filters')}>Save this filter</a>
          )}
          {!text && saved.some((tab) => same(tab.filters, filters)) && <a href="/cases/filters">Saved filters</a>}
          {text && <a href={addressOf(filters)}>Without the words</a>}
        </p>
      )}
    </>
  );
}
