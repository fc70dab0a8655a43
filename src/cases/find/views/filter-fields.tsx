import { Select } from '../../../common/web/fields.js';
import { options } from '../../../reference/vocabulary.js';
import { caseStates, countryOptions } from '../../views/case-words.js';
import type { Filters } from '../filters.js';
import type { Choices } from '../narrowing.service.js';

const yes = (label: string) => [{ code: 'yes', label }];

/** Everything that a list can be narrowed to. */
export const FilterFields = ({ filters, desks, people }: { filters: Filters } & Pick<Choices, 'desks' | 'people'>) => (
  <div class="filters">
    <Select
      name="assignee"
      label="Held by"
      options={[
        { code: 'me', label: 'Me' },
        { code: 'nobody', label: 'Nobody' },
        ...people.map(({ id, handle }) => ({ code: id, label: handle })),
      ]}
      value={filters.assignee}
      empty="Anyone"
    />
    <Select
      name="state"
      label="State"
      options={[
        ...Object.entries(caseStates).map(([code, label]) => ({ code, label })),
        { code: 'any', label: 'Any, closed too' },
      ]}
      value={filters.state}
      empty="Any but closed"
    />
    <Select name="overdue" label="Deadline" options={yes('Overdue')} value={filters.overdue} empty="Any" />
    <Select name="to_complete" label="Facts" options={yes('To complete')} value={filters.to_complete} empty="Any" />
    <Select
      name="service_country"
      label="Whose army"
      options={countryOptions()}
      value={filters.service_country}
      empty="Any"
    />
    <Select
      name="country_of_stay"
      label="Now in"
      options={countryOptions()}
      value={filters.country_of_stay}
      empty="Any"
    />
    <Select
      name="service_category"
      label="Service"
      options={options('service_category')}
      value={filters.service_category}
      empty="Any"
    />
    <Select name="need" label="Need" options={options('need_type')} value={filters.need} empty="Any" />
    {desks.length > 1 && (
      <Select
        name="desk"
        label="Desk"
        options={desks.map(({ id, name }) => ({ code: id, label: name }))}
        value={filters.desk}
        empty="All of mine"
      />
    )}
  </div>
);
