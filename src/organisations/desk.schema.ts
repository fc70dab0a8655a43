import { listOf, page, shape, text, uuid } from '../common/web/json-schema.js';

export const deskSchema = shape<{ id: string; name: string }>('Desk', { id: uuid, name: text });
export const desks = listOf(deskSchema);
export const desksSchema = page(deskSchema);
