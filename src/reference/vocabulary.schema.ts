import { type JsonSchema, oneOf, shape, text } from '../common/web/json-schema.js';
import { codes, type Option } from './vocabulary.js';

/** A coded value and its label, as `coded()` and `codedLanguage()` make it. */
export const optionOf = (list: string): JsonSchema =>
  shape<Option>(undefined, { code: oneOf(codes(list)), label: text });
export const codesOf = (list: string): JsonSchema => oneOf(codes(list));
