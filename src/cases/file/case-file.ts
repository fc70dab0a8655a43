import type { Line } from '../../common/web/parts.js';
import type { Identity } from '../../people/identity.js';
import { OUTSIDE_WORDS } from '../../referrals/external/views/outside-tag.js';
import { label } from '../../reference/vocabulary.js';
import { caseContent } from '../case.presenter.js';
import { ruleInOneLine } from '../deadlines/rule-of-deadline.js';
import { factLines } from '../facts-in-words.js';
import { nameOf, valueInWords } from '../history/change-in-words.js';
import { valuesOf } from '../history/changes.js';
import type { KeptNote } from '../notes/notes.service.js';
import type { PacketOutside } from '../packets-outside.js';
import type { OpenedCase } from '../sealed-cases.service.js';
import type { CaseReferral } from '../views/case.view.js';
import { caseStates, contactChannels } from '../views/case-words.js';

/** What a case's file may hold, in the order of the paper. */
export const PARTS = [
  { code: 'identity', label: 'Name and contacts' },
  { code: 'facts', label: 'Facts' },
  { code: 'needs', label: 'Summary, safe contact, needs and risk' },
  { code: 'deadlines', label: 'Deadlines' },
  { code: 'referrals', label: 'Referrals' },
  { code: 'consent', label: 'Consent' },
  { code: 'notes-for-lawyers', label: 'Notes that a lawyer may see' },
  { code: 'notes', label: 'All notes' },
] as const;
export type PartCode = (typeof PARTS)[number]['code'];

/** A case as it is taken out on paper, printed or as PDF. */
export interface CaseFile {
  id: string;
  reference: string;
  pseudonym: string;
  state: string;
  /** Handle and day of whoever took it out. */
  by: string;
  on: string;
  sections: FileSection[];
}
export interface FileSection {
  label: string;
  lines?: Line[];
  entries?: FileEntry[];
}
export interface FileEntry {
  on: string;
  title: string;
  by: string | null;
  text: string | null;
}

/** Opened already, and the openings recorded. */
export interface Gathered {
  opened: OpenedCase;
  identity?: Identity;
  referrals: CaseReferral[];
  outside: PacketOutside[];
  notes: KeptNote[];
}

export function caseFile(parts: PartCode[], of: Gathered, printed: Pick<CaseFile, 'by' | 'on'>): CaseFile {
  const { row, content } = of.opened;
  return {
    id: row.id,
    reference: row.reference,
    pseudonym: content.pseudonym,
    state: caseStates[row.state],
    ...printed,
    sections: PARTS.filter(({ code }) => parts.includes(code)).map(({ code, label }) => ({
      label,
      ...SECTIONS[code](of),
    })),
  };
}

const SECTIONS: Record<PartCode, (of: Gathered) => Omit<FileSection, 'label'>> = {
  identity: ({ identity = {} }) => ({ lines: identityLines(identity) }),
  facts: ({ opened }) => ({ lines: factLines(opened.content.facts) }),
  needs: ({ opened }) => ({ lines: needLines(opened) }),
  deadlines: ({ opened }) => ({
    entries: caseContent(opened).deadlines.map(({ on, kind, certainty, why, rule }) => ({
      on,
      title: kind.label,
      by: null,
      text: [`${certainty.label}. ${why}`, ruleInOneLine(rule)].filter(Boolean).join('. '),
    })),
  }),
  referrals: ({ referrals, outside }) => ({
    entries: [
      ...referrals.map((one) => referralEntry(one, label('referral_status', one.state))),
      ...outside.map((one) => referralEntry(one, `Without an account. ${OUTSIDE_WORDS[one.state]}`)),
    ],
  }),
  consent: ({ opened }) => ({ lines: consentLines(opened) }),
  'notes-for-lawyers': ({ notes }) => ({
    entries: notes.filter(({ from, visibility }) => from === 'word' && visibility === 'lawyer').map(entryOf),
  }),
  notes: ({ notes }) => ({ entries: notes.map(entryOf) }),
};

const referralEntry = (
  { ends_on, purpose, legal_contact }: Pick<CaseReferral, 'ends_on' | 'purpose' | 'legal_contact'>,
  text: string,
): FileEntry => ({ on: ends_on, title: `${purpose.label}, to ${legal_contact}, until this day`, by: null, text });

const entryOf = ({ on, title, by, text }: KeptNote): FileEntry => ({ on, title, by, text: text ?? null });

const identityLines = ({ legal_name, birth_date, contacts = [] }: Identity): Line[] => [
  ...(legal_name ? [{ label: 'Legal name', text: legal_name }] : []),
  ...(birth_date ? [{ label: 'Date of birth', text: birth_date }] : []),
  ...contacts.map(({ channel, handle }) => ({
    label: contactChannels.find(({ code }) => code === channel)?.label ?? 'Contact',
    text: handle,
  })),
];

/** What the case holds besides coded facts, deadlines and consent, and what was done about each need. */
const needLines = ({ content }: OpenedCase): Line[] =>
  Object.entries(valuesOf(content)).flatMap(([field, value]) => {
    const text = /^(summary|safe_contact|needs|need_work\..*|risk)$/.test(field) && valueInWords(field, value);
    return text ? [{ label: nameOf(field), text }] : [];
  });

function consentLines(opened: OpenedCase): Line[] {
  const { consent } = caseContent(opened);
  const how = [consent.given_on, consent.given_by?.label, consent.language?.label].filter(Boolean).join(', ');
  return [{ label: 'Consent to our keeping this case', text: consent.agreed ? `Agreed. ${how}` : 'Not yet' }];
}
