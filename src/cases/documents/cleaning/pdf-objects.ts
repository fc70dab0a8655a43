import type { PDFObject } from 'mupdf';

/** Deeper than any programme writes; a file made to do harm ends here. */
const DEEPEST = 40;

/** Said about a thing, not shown of it; wherever it stands. ISO 32000-2. */
const TOLD = [
  'Metadata',
  'PieceInfo',
  'LastModified',
  'Thumb',
  'AF',
  'SpiderInfo',
  'CreatorInfo',
  'OPI',
  'SeparationInfo',
  'Measure',
  'VP',
  'PtData',
];

/** Of the whole document: programmes, files, forms drawn by XML, signatures with their certificates, profiles of printers. */
const OF_THE_DOCUMENT = [
  'Collection',
  'Legal',
  'Perms',
  'DSS',
  'OutputIntents',
  'Requirements',
  'Extensions',
  'URI',
  'NeedsRendering',
];
const NAMED = ['JavaScript', 'EmbeddedFiles', 'AlternatePresentations', 'Renditions'];

/** Who wrote a comment, and when. In a form's field `T` is its name, and stays. */
const OF_A_COMMENT = ['T', 'M', 'CreationDate', 'NM'];
const HOLDS_A_FILE = new Set(['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D']);

/** What an action may do: go somewhere in the document, or to an address a person sees. */
const HARMLESS = new Set(['GoTo', 'URI', 'Named', 'Hide', 'ResetForm', 'SetOCGState']);

export function withoutWhatIsAttached(root: PDFObject): void {
  for (const key of OF_THE_DOCUMENT) root.delete(key);
  const names = root.get('Names');
  if (names.isDictionary()) for (const key of NAMED) names.delete(key);
  const form = root.get('AcroForm');
  if (form.isDictionary()) for (const key of ['XFA', 'SigFlags']) form.delete(key);
}

/** Of one object, and of what stands directly in it. What it refers to has its own turn. */
export function bareDictionary(object: PDFObject, depth = 0): void {
  if (depth > DEEPEST || !(object.isDictionary() || object.isArray())) return;
  if (object.isDictionary()) bareEntries(object);
  const parts: [PDFObject, number | string][] = [];
  object.forEach((part, key) => void parts.push([part, key]));
  for (const [part, key] of parts) {
    const plain = withoutProfile(part);
    if (plain) object.put(key, object._doc.newName(plain));
    else if (!part.isIndirect()) bareDictionary(part, depth + 1);
  }
}

function bareEntries(object: PDFObject): void {
  for (const key of TOLD) object.delete(key);
  // A page and a form have them beside their content; they only ever start something.
  object.delete('AA');
  for (const key of ['A', 'OpenAction', 'PA', 'Next']) {
    const action = object.get(key);
    if (action.isDictionary() && !(named(action, 'S') !== '' && HARMLESS.has(named(action, 'S')))) object.delete(key);
  }
  if (named(object, 'FT') === 'Sig' || object.get('ByteRange').isArray()) bareSignature(object);
  if (object.get('Rect').isArray() && named(object, 'Subtype') !== '') bareAnnotation(object);
  const annotations = object.get('Annots');
  if (annotations.isArray()) withoutFiles(annotations);
}

/** A page shows what a signature looked like; that it is no longer valid is sure, since the file is another one now. */
function bareSignature(object: PDFObject): void {
  for (const key of ['V', 'Name', 'M', 'Location', 'Reason', 'ContactInfo', 'Cert', 'Contents', 'Prop_Build'])
    object.delete(key);
}

function bareAnnotation(annotation: PDFObject): void {
  const subtype = named(annotation, 'Subtype');
  const keys = subtype === 'Widget' ? ['M', 'NM'] : OF_A_COMMENT;
  for (const key of keys) annotation.delete(key);
  if (HOLDS_A_FILE.has(subtype)) for (const key of ['FS', 'Sound', 'Movie', 'RichMediaContent']) annotation.delete(key);
}

function withoutFiles(annotations: PDFObject): void {
  for (let at = annotations.length - 1; at >= 0; at -= 1)
    if (HOLDS_A_FILE.has(named(annotations.get(at), 'Subtype'))) annotations.delete(at);
}

/** A profile names the device, often its serial number; the plain colours of as many channels stand for it. */
function withoutProfile(part: PDFObject): string | undefined {
  if (!part.isArray() || part.length < 2 || part.get(0).asName() !== 'ICCBased') return undefined;
  const channels = part.get(1, 'N').asNumber();
  return channels === 1 ? 'DeviceGray' : channels === 4 ? 'DeviceCMYK' : 'DeviceRGB';
}

const named = (object: PDFObject, key: string) => (object.isDictionary() ? object.get(key).asName() : '');
