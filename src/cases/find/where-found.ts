import { factFields, label } from '../../reference/vocabulary.js';
import type { CaseSummary } from '../case.content.js';
import { factLines } from '../facts-in-words.js';
import type { Texts } from './case-texts.service.js';
import { excerpt, holds, type Piece, seen } from './excerpt.js';
import type { Wanted } from './wanted.js';
import { codeWord, NEEDS } from './words-blob.js';

/** Where a search found a case, and the line in which. */
export interface Found {
  in: 'reference' | 'pseudonym' | 'fact' | 'summary' | 'note';
  /** Of a fact: which. */
  label: string | null;
  /** Of a note: when it was written. */
  on: string | null;
  line: Piece[];
}
interface Place {
  found: Found;
  /** How many of the words, and of the phrases, it holds. */
  held: number;
}

const found = (where: Found['in'], line: Piece[], more: Partial<Found> = {}): Found => ({
  in: where,
  label: null,
  on: null,
  line,
  ...more,
});

/** The place that tells all of it without a case being opened: its name, or a fact. */
export function shownBySummary(reference: string, summary: CaseSummary, wanted: Wanted): Found | undefined {
  const best = mostHeld(inSummary(reference, summary, wanted));
  return best && best.held === wanted.words.length + wanted.phrases.length ? best.found : undefined;
}

/** The place that holds most: the name before a fact, before what was written; of notes the newest. */
export function whereFound(summary: CaseSummary, texts: Texts, wanted: Wanted): Found {
  const { reference, content, notes } = texts;
  const written = (where: 'summary' | 'note', text: string, on: string | null = null): Place => {
    const read = seen(text);
    return { found: found(where, excerpt(read, wanted) ?? [], { on }), held: holds(read, wanted) };
  };
  const places = [
    ...inSummary(reference, summary, wanted),
    ...(content.summary ? [written('summary', content.summary)] : []),
    ...notes.map(({ text, on }) => written('note', text, on)),
  ];
  return mostHeld(places)?.found ?? found('reference', [{ text: reference, hit: false }]);
}

function inSummary(reference: string, { pseudonym, facts, needs }: CaseSummary, wanted: Wanted): Place[] {
  const names: Place[] = [
    { found: found('pseudonym', excerpt(seen(pseudonym), wanted) ?? []), held: holds(seen(pseudonym), wanted) },
    {
      found: found('reference', [{ text: reference, hit: true }]),
      held: Math.max(holds(seen(reference), wanted), holds(seen(reference.replace('-', '')), wanted)),
    },
  ];
  const coded = (field: string, code: string, named: string, line: string): Place => ({
    found: found('fact', [{ text: line, hit: true }], { label: named }),
    held: wanted.codes.filter((any) => any.has(codeWord(field, code))).length,
  });
  const known = Object.entries(factFields()).flatMap(([field, { many }]) =>
    [(facts as Record<string, string | string[] | undefined>)[field] ?? []]
      .flat()
      .flatMap((code) =>
        factLines({ [field]: many ? [code] : code }).map((line) => coded(field, code, line.label, line.text)),
      ),
  );
  return [...names, ...known, ...needs.map((code) => coded(NEEDS, code, 'Needs', label('need_type', code)))];
}

const mostHeld = (places: Place[]): Place | undefined =>
  places.reduce<Place | undefined>((best, one) => (one.held > (best?.held ?? 0) ? one : best), undefined);
