import { readXml, unescaped } from './xml.js';

/** The texts that cells share: of rich text the words, without the readings that stand above Japanese ones. */
export async function readStrings(pieces: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = [];
  let text: string | undefined;
  let inText = false;
  let readings = 0;
  await readXml(pieces, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') readings += 1;
      inText = name === 't' && readings === 0;
    },
    text(part) {
      if (inText && text !== undefined) text += part;
    },
    close(name) {
      if (name === 'rPh') readings -= 1;
      if (name === 't') inText = false;
      if (name !== 'si') return;
      strings.push(unescaped(text ?? ''));
      text = undefined;
    },
  });
  return strings;
}
