import { readXml, unescaped } from './xml.js';
import { damaged } from './zip.js';

/** The texts that cells share: of rich text the words, without the readings that stand above Japanese ones. */
export async function readStrings(pieces: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = [];
  let text: string | undefined;
  let inText = false;
  let readings = 0;
  let declared = 0;
  await readXml(pieces, {
    open(name, { uniqueCount }) {
      if (name === 'sst') declared = Number(uniqueCount ?? 0);
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
  // Where one is lost, every cell after it says what another one should.
  if (strings.length < declared) throw damaged();
  return strings;
}
