import { isBlank } from '../../judge/text.js';
import { SheetUnreadable } from '../../judge/sheet-unreadable.js';
import { guess, isMixed } from './guess.js';
import { ENCODINGS, type Encoding } from './encodings.js';

const AGAIN = 'Save the sheet as "CSV UTF-8" and try again.';

export interface Decoded {
  text: string;
  encoding: Encoding;
}

/**
 * The text of a file. UTF-8 and UTF-16 are told by their bytes; an old code page is guessed only where it is certain, for
 * the wrong one turns names into other names.
 */
export function decode(bytes: Uint8Array, wanted?: string): Decoded {
  if (bytes.length === 0) throw empty();
  const encoding = wanted === undefined ? encodingOf(bytes) : known(wanted);
  const text = strict(bytes, encoding);
  if (text === undefined) {
    if (encoding === 'utf-8') throw broken(bytes);
    throw new SheetUnreadable(`The file is not text in ${ENCODINGS[encoding]}. ${AGAIN}`);
  }
  if (text.includes('\0')) throw new SheetUnreadable(`The file is not plain text. ${AGAIN}`);
  if (isBlank(text)) throw empty();
  return { text: text.replace(/^sep=.\r?\n/, ''), encoding };
}

const empty = () => new SheetUnreadable('The file is empty. Choose the sheet with the cases.');

function known(wanted: string): Encoding {
  const encoding = wanted.trim().toLowerCase();
  if (encoding in ENCODINGS) return encoding as Encoding;
  throw new SheetUnreadable(`We cannot read that encoding. We can read ${Object.keys(ENCODINGS).join(', ')}.`);
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = withoutMark(bytes);
  if (wide) return wide;
  if (bytes.subarray(0, 4096).includes(0)) throw new SheetUnreadable(`The file is not plain text. ${AGAIN}`);
  if (strict(bytes, 'utf-8') !== undefined || isBrokenUtf8(bytes)) return 'utf-8';
  const guessed = guess(bytes);
  if (guessed && !isMixed(strict(bytes, guessed) ?? '')) return guessed;
  throw new SheetUnreadable(
    'The file is not text in UTF-8 or UTF-16, and it is not certain in which older encoding it is. Choose the encoding, or ' +
      'save the sheet as "CSV UTF-8", and try again.',
  );
}

/** UTF-16 that does not begin by saying so: of two bytes one is nought wherever a letter is Latin, a digit or a comma. */
function withoutMark(bytes: Uint8Array): Encoding | undefined {
  const start = bytes.subarray(0, 2000);
  const noughts = (odd: number) => start.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  const [even, odd] = [noughts(0), noughts(1)];
  const enough = start.length / 10;
  if (odd > enough && even === 0) return 'utf-16le';
  return even > enough && odd === 0 ? 'utf-16be' : undefined;
}

function strict(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Letters of two and three bytes as UTF-8 has them, and many more of them than bytes that fit nowhere. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 1024 * 1024));
  const whole = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  return whole >= 3 * lost;
}

function broken(bytes: Uint8Array): SheetUnreadable {
  const before = new TextDecoder('utf-8').decode(bytes).split('\ufffd')[0]!;
  const line = before.split(/\r\n|\n|\r/).length;
  return new SheetUnreadable(`The text is damaged in line ${line}: it is UTF-8 up to there. ${AGAIN}`);
}
