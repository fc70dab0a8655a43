/** Printable ASCII needs none of the care below, and most cells are that. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * The form in which two spellings are the same: NFKC, case folded, no zero-width character, one kind of blank, dash and
 * apostrophe, digits as 0-9. Nothing else: `germny` stays another word than `germany`.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/`/g, "'").replace(/ +/g, ' ').trim();
  const lower = text.toWellFormed().normalize('NFKC').toLowerCase();
  return digits(lower)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\uFE00-\uFE0F\u034F]/gu, (character) => (/[\n\r\t]/.test(character) ? ' ' : ''))
    .replace(/i\u0307/g, 'i')
    .replace(/ς/g, 'σ')
    .replace(/ß/g, 'ss')
    .replace(/[’‘ʼ`´׳]/g, "'")
    .replace(/[״“”«»„]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x1040, 0x17e0];

/** NFKC leaves Arabic, Persian, Indic and Thai digits as they are. */
function digits(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** A copy without accents: `Türkiye` as `Turkiye`. Only for Latin, where the bare letters are how people type. */
export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
