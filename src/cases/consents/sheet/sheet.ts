import type { Consent } from '../../../people/consent/consent.js';
import { dayIn, isFromTheRight, languageIn, SHEETS, type SheetLanguage } from './languages.js';
import type { SheetPart, SheetPurpose, SheetWay, SheetWords } from './sheet-words.js';

/** Read from top to bottom: a heading, and what stands under it. */
export interface SheetSection {
  heading: string;
  lines: string[];
}

/** One consent, in the words of a language. No name of the person stands on it: they write it themselves, or make their mark. */
export interface Sheet {
  language: SheetLanguage;
  from_the_right: boolean;
  title: string;
  sections: SheetSection[];
  /** Labels of the lines that are left for the hand. */
  to_sign: string[];
}

/** @param recipient by name; null where it is nobody by name */
export function sheetOf(consent: Consent, recipient: string | null, reference: string, language: SheetLanguage): Sheet {
  const w: SheetWords = SHEETS[language];
  const { purpose, fields, until, from, given_by, language: explained, recorded_by } = consent;
  const line = (label: string, text: string) => `${label}: ${text}`;
  return {
    language,
    from_the_right: isFromTheRight(language),
    title: w.title,
    sections: [
      { heading: w.recipient, lines: [recipient ?? w.nobody, ...(consent.recipient.stand_in ? [w.standIn] : [])] },
      { heading: w.purpose, lines: [word(w.purposes, purpose as SheetPurpose)] },
      { heading: w.fields, lines: [...fields.map((code) => word(w.parts, code as SheetPart)), w.only] },
      { heading: w.until, lines: [until ? dayIn(language, until) : w.withoutEnd] },
      { heading: w.takeBack, lines: [w.takeBackHow] },
      {
        heading: w.agreed,
        lines: [
          w.freely,
          line(w.day, dayIn(language, from)),
          line(w.way, word(w.ways, given_by as SheetWay)),
          ...(explained ? [line(w.language, languageIn(language, explained))] : []),
          line(w.recordedBy, recorded_by),
          line(w.reference, reference),
        ],
      },
    ],
    to_sign: [w.signature, w.date],
  };
}

/** A test holds every list of the vocabulary against these words: one that is missing is never printed as something else. */
function word<Code extends string>(words: Record<Code, string>, code: Code): string {
  const found = words[code] as string | undefined;
  if (found === undefined) throw new Error(`The sheet has no word for "${code}".`);
  return found;
}
