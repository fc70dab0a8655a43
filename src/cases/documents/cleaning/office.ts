import { barePicture } from './bare-picture.js';
import { CannotClean } from './cannot-clean.js';
import { beginningOf, type DocumentType } from './document-type.js';
import { bareContentTypes, bareOfficeXml, bareRelationships } from './office-xml.js';
import { bareOpenDocumentXml, GONE as GONE_OF_OPEN_DOCUMENT } from './open-document-xml.js';
import { packed, type Parts, partsOf, textOf } from './package.js';

/** A document in a document in a document is somebody's trap. */
const DEEPEST = 3;

const GONE =
  /^(docProps\/thumbnail.*|customXml\/.*|docMetadata\/.*|_xmlsignatures\/.*|customUI\/.*|userCustomization\/.*|word\/people\.xml|word\/recipientData.*|xl\/revisions\/.*|ppt\/changesInfos\/.*|ppt\/revisionInfo\.xml|.*\/printerSettings\/.*)$/;
const PROGRAMME = /(^|\/)(vbaProject|vbaData|activeX|macrosheets|dialogsheets)[./]|macroEnabled/i;

const MAIN: [string, DocumentType][] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
];
const MIME: [RegExp, DocumentType][] = [
  [/^application\/vnd\.oasis\.opendocument\.text(-template)?$/, 'odt'],
  [/^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?$/, 'ods'],
  [/^application\/vnd\.oasis\.opendocument\.presentation(-template)?$/, 'odp'],
];

export interface CleanOffice {
  bytes: Uint8Array;
  type: DocumentType;
  /** False where a part is of a kind that cannot be cleaned. */
  clean: boolean;
}

/**
 * A document of Office 2007 and later, or an OpenDocument, without its properties, authors, days, identifiers, templates, printers,
 * earlier states and thumbnails; its pictures without what cameras wrote. One that holds a programme is refused. Another zip comes back
 * as it is, and is not clean. Throws CannotClean.
 */
export async function cleanOffice(bytes: Uint8Array, depth = 0): Promise<CleanOffice> {
  if (depth > DEEPEST) throw new CannotClean('too_large');
  const parts = await partsOf(bytes);
  const type = typeOfPackage(parts);
  if (type === 'other') return { bytes, type, clean: false };
  const open = parts.has('mimetype');
  refuseProgrammes(parts, open);
  const gone = (name: string) => (open ? GONE_OF_OPEN_DOCUMENT : GONE).test(name);
  const cleaned: Parts = new Map();
  let clean = true;
  for (const [name, part] of parts) {
    if (gone(name)) continue;
    const bare = await barePart(name, part, { open, gone, depth });
    clean &&= bare.clean;
    cleaned.set(name, bare.bytes);
  }
  return { bytes: await packed(cleaned), type, clean };
}

function typeOfPackage(parts: Parts): DocumentType {
  const mime = parts.get('mimetype');
  if (mime) {
    const said = Buffer.from(mime).toString('latin1').trim();
    if (/encryption-data/.test(textOf(parts.get('META-INF/manifest.xml') ?? new Uint8Array())))
      throw new CannotClean('encrypted');
    return MIME.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
  }
  if (!parts.has('[Content_Types].xml')) return 'other';
  return MAIN.find(([name]) => parts.has(name))?.[1] ?? 'other';
}

function refuseProgrammes(parts: Parts, open: boolean): void {
  const types = parts.get('[Content_Types].xml');
  const inOffice = [...parts.keys()].some((name) => PROGRAMME.test(name)) || (types && PROGRAMME.test(textOf(types)));
  if (!open && inOffice) throw new CannotClean('unknown_type');
}

interface Around {
  open: boolean;
  gone: (name: string) => boolean;
  depth: number;
}

async function barePart(
  name: string,
  part: Uint8Array,
  { open, gone, depth }: Around,
): Promise<{ bytes: Uint8Array; clean: boolean }> {
  if (name === 'mimetype') return { bytes: part, clean: true };
  if (/\.(xml|rels|vml)$/.test(name))
    return { bytes: Buffer.from(bareXml(name, textOf(part), { open, gone, depth })), clean: true };
  if (part.length === 0 || /\.(odttf|ttf|fntdata)$/.test(name)) return { bytes: part, clean: true };
  if (beginningOf(part) === 'package') return cleanOffice(part, depth + 1);
  const picture = await barePicture(part);
  return picture ? { bytes: picture, clean: true } : { bytes: part, clean: false };
}

function bareXml(name: string, xml: string, { open, gone }: Around): string {
  if (open) return bareOpenDocumentXml(name, xml);
  if (name === '[Content_Types].xml') return bareContentTypes(xml, gone);
  if (name.endsWith('.rels')) return bareRelationships(name, xml, gone);
  return bareOfficeXml(name, xml);
}
