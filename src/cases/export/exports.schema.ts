import { listOf, oneOf, shape, text, uuid } from '../../common/web/json-schema.js';
import { desks } from '../../organisations/desk.schema.js';
import { filtersSchema } from '../find/find.schema.js';
import type { ListForm } from './views/exports.page.js';
import type { SealableDesk, SealedFileForm } from './views/sealed-file.page.js';

export const listFormSchema = shape<ListForm>('ListForm', {
  desks,
  filters: filtersSchema,
  only: text,
});
export const sealedFileSchema = shape<SealedFileForm>('SealedFileForm', {
  desks: listOf(
    shape<SealableDesk>('SealableDesk', { id: uuid, name: text, key: oneOf(['none', 'not-pinned', 'pinned']) }),
  ),
});
