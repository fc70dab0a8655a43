import { day, listOf, orNull, shape, text } from '../../common/web/json-schema.js';
import { lineSchema } from '../../common/web/line.schema.js';
import { mentioned } from '../mention.schema.js';
import type { CaseFile, FileEntry, FileSection } from './case-file.js';

const entry = shape<FileEntry>('FileEntry', { on: day, title: text, by: orNull(text), text: orNull(text) });
const section = shape<FileSection>('FileSection', { label: text, lines: listOf(lineSchema), entries: listOf(entry) }, [
  'lines',
  'entries',
]);
export const caseFileSchema = shape<CaseFile>('CaseFile', {
  ...mentioned,
  state: text,
  by: text,
  on: day,
  sections: listOf(section),
});
