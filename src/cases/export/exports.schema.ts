import { desks } from '../../organisations/desk.schema.js';
import { shape } from '../../common/web/json-schema.js';
import type { ExportForms } from './views/exports.page.js';

export const exportsSchema = shape<ExportForms>('Exports', { desks });
