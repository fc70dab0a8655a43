import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { fontFor, type FontNumber } from './fonts.js';

/** Characters of one font and one direction, as they are drawn beside each other. */
export interface Run {
  text: string;
  font: FontNumber;
  rightToLeft: boolean;
}
export interface TextLine {
  /** From left to right, whatever the direction of what they say. */
  runs: Run[];
  /** The paragraph begins at the right. */
  rightToLeft: boolean;
}
/** The width of a run, in points. */
export type Measure = (run: Run) => number;

const bidi = bidiFactory();
/** They say nothing that is seen, and could turn what is read: marks of direction, joiners aside, and controls. */
// oxlint-disable-next-line no-control-regex -- naming them is the purpose
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const IS_SIGN = /^[\p{P}\p{S}\p{Z}\p{N}\p{M}\u200C\u200D]$/u;
const IS_RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * A text as lines no wider than `width` points, in the order in which they are seen: lines end where UAX #14 lets them, and the
 * directions are those of UAX #9. A character that no font has stands as its number, `[U+0E44]`: nothing is left out unseen.
 */
export function linesOf(text: string, width: number, measure: Measure): TextLine[] {
  return text
    .normalize('NFC')
    .replaceAll('\t', '    ')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((paragraph) => linesOfParagraph(new Paragraph(paragraph.replace(UNSEEN, '')), width, measure));
}

class Paragraph {
  readonly text: string;
  /** The font of each UTF-16 unit. */
  readonly fonts: FontNumber[] = [];
  private readonly levels: ReturnType<typeof bidi.getEmbeddingLevels>;
  private readonly mirrored: Map<number, string>;

  constructor(typed: string) {
    let text = '';
    let last: FontNumber = 0;
    for (const character of typed) {
      const sign = IS_SIGN.test(character);
      const font = fontFor(character.codePointAt(0)!, sign ? last : 0);
      const drawn =
        font === undefined ? `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]` : character;
      last = font ?? 0;
      text += drawn;
      for (let unit = 0; unit < drawn.length; unit++) this.fonts.push(last);
    }
    this.text = text;
    this.levels = bidi.getEmbeddingLevels(text);
    this.mirrored = bidi.getMirroredCharactersMap(text, this.levels.levels);
  }

  get rightToLeft(): boolean {
    return (this.levels.paragraphs[0]?.level ?? 0) % 2 === 1;
  }

  /** What stands from `start` until before `end`, as it is seen on one line. */
  runs(start: number, end: number): Run[] {
    const seen = Array.from({ length: end - start }, (_, at) => start + at);
    for (const [from, to] of bidi.getReorderSegments(this.text, this.levels, start, end - 1)) {
      const turned = seen.slice(from - start, to - start + 1).reverse();
      seen.splice(from - start, turned.length, ...turned);
    }
    const runs: Run[] = [];
    for (let at = 0; at < seen.length;) {
      const first = seen[at]!;
      const rightToLeft = this.levels.levels[first]! % 2 === 1;
      const step = rightToLeft ? -1 : 1;
      let until = at + 1;
      while (until < seen.length && seen[until] === seen[until - 1]! + step && this.alike(first, seen[until]!)) until++;
      const [low, high] = rightToLeft ? [seen[until - 1]!, first] : [first, seen[until - 1]!];
      runs.push({ text: this.said(low, high + 1, rightToLeft), font: this.fonts[first]!, rightToLeft });
      at = until;
    }
    return runs;
  }

  private alike(one: number, other: number): boolean {
    return this.fonts[one] === this.fonts[other] && this.levels.levels[one] === this.levels.levels[other];
  }

  /** The shaper turns letters that are read from the right by itself; signs alone it would leave as they are. */
  private said(start: number, end: number, rightToLeft: boolean): string {
    const text = this.text.slice(start, end);
    if (!rightToLeft) return text;
    const signs = Array.from({ length: end - start }, (_, at) => this.mirrored.get(start + at) ?? text[at]!);
    return IS_RIGHT_TO_LEFT.test(text) ? signs.join('') : [...signs.join('')].reverse().join('');
  }
}

function linesOfParagraph(paragraph: Paragraph, width: number, measure: Measure): TextLine[] {
  const { text, rightToLeft } = paragraph;
  const widthOf = (start: number, end: number) =>
    paragraph.runs(start, end).reduce((sum, run) => sum + measure(run), 0);
  const lines: TextLine[] = [];
  let start = 0;
  let used = 0;
  const end = (at: number) => {
    lines.push({ runs: paragraph.runs(start, at), rightToLeft });
    start = at;
    used = 0;
  };
  for (const [from, to] of pieces(text)) {
    const size = widthOf(from, to);
    // White space at the end of a line needs no room.
    const needed = widthOf(from, from + text.slice(from, to).trimEnd().length);
    if (used + needed > width && start < from) end(from);
    if (needed <= width) used += size;
    else
      for (const at of graphemes(text, from, to)) {
        const one = widthOf(at[0], at[1]);
        if (used + one > width && start < at[0]) end(at[0]);
        used += one;
      }
  }
  end(text.length);
  return lines;
}

/** From one place where a line may end to the next. */
function* pieces(text: string): Generator<[start: number, end: number]> {
  const breaker = new LineBreaker(text);
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    yield [start, next.position];
    start = next.position;
  }
  if (start < text.length) yield [start, text.length];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
function* graphemes(text: string, from: number, to: number): Generator<[start: number, end: number]> {
  for (const { index, segment } of segmenter.segment(text.slice(from, to)))
    yield [from + index, from + index + segment.length];
}
