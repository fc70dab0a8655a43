import { factFields } from '../../reference/vocabulary.js';
import type { CaseContent } from '../case.content.js';
import { folded, wordsOf } from './folding.js';

/**
 * What can be found of a case, as four lines: reference and pseudonym; facts and needs, as codes; the summary; the notes. A line
 * holds each folded word once, a blank before and after it, so that a word is found by bytes. Order and counts are gone.
 */
export interface KeptWords {
  lines: [names: string, codes: string, summary: string, notes: string];
}

const NOTES_LINE = 3;

export function keptWords(reference: string, content: CaseContent, notes: string[]): KeptWords {
  // A reference is found with its hyphen, without it, and by its halves.
  const names = [...wordsOf(reference), folded(reference).replaceAll('-', ''), ...wordsOf(content.pseudonym)];
  return { lines: [line(names), line(codesOf(content)), line(wordsOf(content.summary ?? '')), lineOf(notes)] };
}

/** The same with what a case now says; what its notes said stays. */
export const withContent = (kept: KeptWords, reference: string, content: CaseContent): KeptWords => {
  const [names, codes, summary] = keptWords(reference, content, []).lines;
  return { lines: [names, codes, summary, kept.lines[NOTES_LINE]] };
};

/** The same with further notes. */
export const withNotes = ({ lines }: KeptWords, notes: string[]): KeptWords => {
  const [names, codes, summary, before] = lines;
  return { lines: [names, codes, summary, line([...before.split(' '), ...notes.flatMap(wordsOf)])] };
};

export const writtenWords = ({ lines }: KeptWords): string => lines.join('\n');
export const readWords = (text: string): KeptWords => ({ lines: text.split('\n') as KeptWords['lines'] });

/** How a code stands in a line: no word begins like it. */
export const codeWord = (field: string, code: string) => `=${field}=${code}`;
export const NEEDS = 'needs';

function codesOf({ facts, needs }: CaseContent): string[] {
  const known = Object.keys(factFields()).flatMap((field) =>
    [(facts as Record<string, string | string[] | undefined>)[field] ?? []].flat().map((code) => codeWord(field, code)),
  );
  return [...known, ...needs.map((code) => codeWord(NEEDS, code))];
}

const lineOf = (texts: string[]) => line(texts.flatMap(wordsOf));
const line = (words: string[]) => ` ${[...new Set(words.filter((word) => word !== ''))].join(' ')} `;
