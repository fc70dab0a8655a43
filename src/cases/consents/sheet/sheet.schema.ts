import { listOf, oneOf, shape, text, uuid, yesOrNo } from '../../../common/web/json-schema.js';
import { optionOf } from '../../../reference/vocabulary.schema.js';
import { mentionSchema } from '../../mention.schema.js';
import { SHEET_LANGUAGES } from './languages.js';
import type { SheetSection } from './sheet.js';
import type { ConsentSheet } from './sheet.view.js';

export const sheetSchema = shape<ConsentSheet>('ConsentSheet', {
  case: mentionSchema,
  consent_id: uuid,
  language: oneOf(SHEET_LANGUAGES),
  from_the_right: yesOrNo,
  read: yesOrNo,
  languages: listOf(optionOf('language')),
  title: text,
  sections: listOf(shape<SheetSection>(undefined, { heading: text, lines: listOf(text) })),
  to_sign: listOf(text),
});
