import sax from 'sax';
import { SheetUnreadable } from '../../judge/sheet-unreadable.js';
import { damaged } from './zip.js';

/** What one kind of element does. Names and attributes are without their prefixes. */
export interface Reader {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Not the hundreds of HTML. The types of sax do not know it yet. */
const FIVE_ENTITIES = { strictEntities: true } as sax.SAXOptions;

/** The workbook's own parts are about ten deep. */
const DEEPEST = 64;

/**
 * Reads XML as it comes. Entities are the five of XML and numbered ones: a document type, in which others could be
 * declared (and multiplied), is refused. @returns false when `enough` ended it early
 */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  reader: Reader,
  enough: () => boolean = () => false,
): Promise<boolean> {
  const parser = sax.parser(true, FIVE_ENTITIES);
  let depth = 0;
  parser.onerror = (error) => {
    throw error;
  };
  parser.ondoctype = () => {
    throw damaged();
  };
  parser.onopentag = ({ name, attributes }) => {
    if ((depth += 1) > DEEPEST) throw damaged();
    reader.open?.(bare(name), bareAll(attributes as Record<string, string>));
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    reader.close?.(bare(name));
  };
  if (reader.text) parser.ontext = parser.oncdata = (text) => reader.text!(text);
  try {
    let decoder: TextDecoder | undefined;
    for await (const piece of pieces) {
      decoder ??= decoderOf(piece);
      parser.write(decoder.decode(piece, { stream: true }));
      if (enough()) return false;
    }
    parser.write(decoder?.decode() ?? '').close();
    return true;
  } catch (error) {
    throw error instanceof SheetUnreadable ? error : damaged();
  }
}

const decoderOf = ([first, second]: Uint8Array) =>
  new TextDecoder(
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8',
    {
      fatal: true,
    },
  );

const bare = (name: string) => name.slice(name.indexOf(':') + 1);

function bareAll(attributes: Record<string, string>): Record<string, string> {
  const all: Record<string, string> = {};
  for (const name in attributes) all[bare(name)] = attributes[name]!;
  return all;
}

/** Excel writes what XML cannot hold as `_x000D_`, and an underscore before such letters as `_x005F_`. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
