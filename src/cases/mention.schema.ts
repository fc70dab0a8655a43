import { type JsonSchema, oneOf, orNull, shape, text, uuid, day } from '../common/web/json-schema.js';
import type { caseBrief, mention } from './case.presenter.js';
import { caseStates } from './views/case-words.js';

/** `K7Q-4MX` */
const reference: JsonSchema = { type: 'string', pattern: '^[0-9A-Z]{3}-[0-9A-Z]{3}$' };
export const version: JsonSchema = { type: 'integer', minimum: 1 };
export const stateOfCase = oneOf(Object.keys(caseStates));
export const nearest = orNull(shape<{ on: string; what: string }>(undefined, { on: day, what: text }));

export const mentioned = { id: uuid, reference, pseudonym: text };
export const mentionSchema = shape<ReturnType<typeof mention>>('CaseMention', mentioned);

export const briefly = { id: uuid, reference, version, state: stateOfCase };
export const briefSchema = shape<ReturnType<typeof caseBrief>>('CaseBrief', briefly);

/** What a write answers that tells no more than where it was written. */
export const madeSchema = shape('Made', { id: uuid });
