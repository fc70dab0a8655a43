import { type JsonSchema, listOf, shape, text } from './json-schema.js';
import type { FieldMistake } from './refusals.js';

/** RFC 9457. Other members than these tell what stands there now, such as `current_version`. */
export const PROBLEM: JsonSchema = {
  title: 'Problem',
  type: 'object',
  properties: {
    status: { type: 'integer', minimum: 400, maximum: 599 },
    title: text,
    detail: text,
    code: {
      type: 'string',
      description: 'Which of several causes, where a program may want to know: `version`, `not-pinned`.',
    },
    errors: listOf(shape<FieldMistake>('FieldMistake', { field: text, message: text })),
  },
  required: ['status', 'title', 'detail'],
  additionalProperties: true,
};
