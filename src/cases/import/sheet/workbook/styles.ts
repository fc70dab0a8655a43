import { readXml } from './xml.js';

/** How a number is shown, as far as it says what it is. */
export type Style = { kind: 'number'; digits?: number } | { kind: 'day' | 'month' | 'year' | 'time' };

const PLAIN: Style = { kind: 'number' };

/** Formats that have a number and no text of their own; those of Chinese, Japanese and Korean dates too. */
function builtIn(id: number): Style {
  if (id === 17 || id === 55) return { kind: 'month' };
  if ((id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 31) || id === 36) return { kind: 'day' };
  if ((id >= 50 && id <= 54) || (id >= 56 && id <= 58)) return { kind: 'day' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { kind: 'time' };
  return PLAIN;
}

/** The style of each number that a cell may carry as `s`. */
export async function readStyles(pieces: AsyncIterable<Uint8Array>): Promise<Style[]> {
  const formats = new Map<number, string>();
  const styles: Style[] = [];
  let inCells = false;
  await readXml(pieces, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt' && formatCode !== undefined) formats.set(Number(numFmtId), formatCode);
      if (name === 'xf' && inCells) {
        const code = formats.get(Number(numFmtId));
        styles.push(code === undefined ? builtIn(Number(numFmtId)) : styleOf(code));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Only what stands outside quotation marks, brackets and escapes says what kind of number it is. */
export function styleOf(code: string): Style {
  const shown = code.split(';')[0]!.toLowerCase();
  const letters = shown
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, '')
    .replace(/general/g, '');
  if (/d/.test(letters)) return { kind: 'day' };
  const year = /[ye]/.test(letters.replace(/[0#?]e[+-]/g, ''));
  if (year && /m/.test(letters)) return { kind: 'month' };
  if (year) return { kind: 'year' };
  if (/[hs]/.test(letters)) return { kind: 'time' };
  if (/mmm/.test(letters)) return { kind: 'month' };
  return /^0+$/.test(shown) ? { kind: 'number', digits: shown.length } : PLAIN;
}
