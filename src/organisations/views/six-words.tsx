import { TextField } from '../../common/web/fields.js';

/** Where six check words are typed. They are heard by voice or read from paper, and never stand on the same page. */
export const SixWordsField = ({ name = 'words', label, hint }: { name?: string; label: string; hint?: string }) => (
  <TextField
    name={name}
    label={label}
    hint={hint ?? 'Six words, with spaces between them. Capitals and hyphens do not matter.'}
    width="full"
    code
  />
);
