import type { KeptNote } from '../notes/notes.service.js';
import { caseFile, type FileSection } from '../file/case-file.js';
import { proceedingEntries } from '../proceedings/proceeding.js';
import type { OpenedCase } from '../sealed-cases.service.js';

/** The copy of a case that a coordinator of another desk is shown: what the desk works with, and nothing of who the person is. */
export interface CopiedCase {
  case_id: string;
  reference: string;
  pseudonym: string;
  state: string;
  sections: FileSection[];
}

/**
 * Facts, summary, needs, risk, deadlines, proceedings and what people wrote. Not the name, not a contact, not how it is safe to reach the
 * person, no document, and nothing of what the desk did with the case.
 */
export function copyOf(opened: OpenedCase, notes: KeptNote[]): CopiedCase {
  const content = { ...opened.content, safe_contact: undefined };
  const { by, on } = { by: '', on: '' };
  const { id, reference, pseudonym, state, sections } = caseFile(
    ['facts', 'needs', 'deadlines', 'notes'],
    { opened: { ...opened, content }, referrals: [], outside: [], notes: notes.filter(({ from }) => from === 'word') },
    { by, on },
  );
  const [facts, needs, deadlines, written] = sections as [FileSection, FileSection, FileSection, FileSection];
  return {
    case_id: id,
    reference,
    pseudonym,
    state,
    sections: [
      facts,
      { ...needs, label: 'Summary, needs and risk' },
      deadlines,
      {
        label: 'Proceedings',
        entries: proceedingEntries(content).map(({ on: day, text }) => ({
          on: day,
          title: text,
          by: null,
          text: null,
        })),
      },
      { ...written, label: 'Notes' },
    ],
  };
}
