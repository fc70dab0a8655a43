/** These packages carry no types of their own, or wrong ones; named is what we use. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place where a line may end, as an index into the text; null after the last. */
    nextBreak(): { position: number } | null;
  }
}
declare module 'fontkit' {
  export function openSync(file: string): { hasGlyphForCodePoint(codePoint: number): boolean };
}
declare module 'bidi-js' {
  interface Levels {
    /** Of each UTF-16 unit: odd where it is read from the right. */
    levels: Uint8Array;
    paragraphs: { start: number; end: number; level: number }[];
  }
  export default function factory(): {
    getEmbeddingLevels(text: string): Levels;
    /** Stretches to be turned round, one after the other; their ends belong to them. */
    getReorderSegments(text: string, levels: Levels, start: number, end: number): [start: number, end: number][];
    getMirroredCharactersMap(text: string, levels: Levels['levels']): Map<number, string>;
  };
}
