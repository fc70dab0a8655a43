import {
  day,
  type JsonSchema,
  listOf,
  oneOf,
  orNull,
  shape,
  text,
  uuid,
  yesOrNo,
} from '../../common/web/json-schema.js';
import type { Piece } from './excerpt.js';
import { FILTERS, type Filters } from './filters.js';
import { desks } from '../../organisations/desk.schema.js';
import type { Choices } from './narrowing.service.js';
import type { SavedFilter } from './saved-filters.service.js';
import type { Found } from './where-found.js';

export const foundSchema = shape<Found>('Found', {
  in: oneOf(['reference', 'pseudonym', 'fact', 'summary', 'note']),
  label: orNull(text),
  on: orNull(day),
  line: listOf(shape<Piece>(undefined, { text, hit: yesOrNo })),
});
export const filtersSchema = shape<Filters>(
  'Filters',
  Object.fromEntries(FILTERS.map((name) => [name, text])) as Record<keyof Filters, JsonSchema>,
  [...FILTERS],
);

const saved = shape<SavedFilter>('SavedFilter', { id: uuid, name: text, filters: filtersSchema });
/** What a list can be narrowed to. */
export const choices: Record<keyof Choices, JsonSchema> = {
  desks,
  people: listOf(shape<Choices['people'][number]>(undefined, { id: uuid, handle: text })),
  saved: listOf(saved),
};
export const savedFiltersSchema = shape<Choices & { filters: Filters }>('SavedFilters', {
  ...choices,
  filters: filtersSchema,
});
