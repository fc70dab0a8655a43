import { SetMetadata, type Type } from '@nestjs/common';
import type { JsonSchema } from './json-schema.js';

export const ANSWERS = 'web:answers';

export interface Answer {
  /** Null: an answer without a body. */
  schema: JsonSchema | null;
  /** Where a `Done` says another one than the method's usual: 201 for a POST, 200 for the others. */
  status?: number;
  /** Other answers that are no refusals, by their status. */
  also?: Record<number, JsonSchema>;
  /** The media types of files that it answers instead where the body asks for one. */
  files?: string[];
  /** The DTO of a body that the handler does not take by `@Body()`. */
  body?: Type;
}

/** What a route under /api/v1 answers, for `openapi.json`. The tests compare every answer with it. */
export const Answers = (schema: Answer['schema'], more: Omit<Answer, 'schema'> = {}) =>
  SetMetadata(ANSWERS, { schema, ...more } satisfies Answer);
