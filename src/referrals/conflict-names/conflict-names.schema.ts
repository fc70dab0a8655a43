import { page, shape, text, uuid } from '../../common/web/json-schema.js';
import type { ConflictName } from './conflict-names.view.js';

export const conflictNamesSchema = page(shape<ConflictName>('ConflictName', { id: uuid, name: text }));
