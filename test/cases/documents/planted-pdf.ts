import { Document, PDFDocument } from 'mupdf';
import PdfKit from 'pdfkit';
import { cameraPicture, phonePicture } from './camera.js';

const stream = (pdf: PDFDocument, words: string, more: object = {}) => pdf.addStream(words, more);

export async function drawnPdf(): Promise<Buffer> {
  const pdf = new PdfKit({ info: { Title: 'Planted title', Author: 'Planted author', Keywords: 'Planted keyword' } });
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  pdf.text('Summons to report, first page.');
  pdf.image(await cameraPicture(), 50, 200, { width: 60 }).image(phonePicture(), 150, 200, { width: 60 });
  pdf.note(100, 100, 50, 50, 'A remark that is read');
  pdf.file(Buffer.from('Planted attachment'), { name: 'Planted-file.txt' });
  pdf.addPage().text('Second page: Planted witness lives here.');
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  pdf.end();
  await ended;
  return Buffer.concat(pieces);
}

/** A PDF that says of itself what a PDF can, each with the word "Planted"; then an earlier state is left in it. */
export async function plantedPdf(): Promise<Uint8Array> {
  const pdf = Document.openDocument(await drawnPdf(), 'application/pdf').asPDF()!;
  const [root, page] = [pdf.getTrailer().get('Root'), pdf.findPage(0)];
  const xmp = () => stream(pdf, '<x:xmpmeta>Planted XMP</x:xmpmeta>', { Type: pdf.newName('Metadata') });
  root.put('Metadata', xmp());
  page.put('Metadata', xmp());
  page.put('PieceInfo', { Planted: { Private: pdf.newString('Planted private') } });
  page.put('LastModified', pdf.newString('D:20261102081500 Planted'));
  page.put('Thumb', stream(pdf, 'Planted thumbnail'));
  const script = { S: pdf.newName('JavaScript'), JS: pdf.newString('app.alert("Planted script")') };
  root.put('OpenAction', pdf.addObject(script));
  page.put('AA', pdf.addObject({ O: script }));
  root.put('OutputIntents', [
    { Info: pdf.newString('Planted printer'), DestOutputProfile: stream(pdf, 'Planted profile') },
  ]);
  const names = root.get('Names');
  names.put('JavaScript', { Names: [pdf.newString('Planted'), script] });
  const note = page.get('Annots', 0);
  note.put('T', pdf.newString('Planted commenter'));
  note.put('M', pdf.newString('D:20261102 Planted'));
  const signature = {
    Type: pdf.newName('Sig'),
    Name: pdf.newString('Planted signer'),
    Contents: pdf.newString('Planted seal'),
  };
  page.get('Annots').push(
    pdf.addObject({
      Type: pdf.newName('Annot'),
      Subtype: pdf.newName('Widget'),
      FT: pdf.newName('Sig'),
      T: pdf.newString('field'),
      Rect: [0, 0, 9, 9],
      V: pdf.addObject(signature),
    }),
  );
  page
    .get('Resources')
    .put('ColorSpace', { C: [pdf.newName('ICCBased'), stream(pdf, 'Planted display 77120', { N: 3 })] });
  const images = page.get('Resources', 'XObject');
  images.forEach((image) => image.put('Metadata', xmp()));
  pdf.getTrailer().put('ID', [pdf.newString('Planted id one 16'), pdf.newString('Planted id two 16')]);
  const first = pdf.saveToBuffer('').asUint8Array();
  const again = Document.openDocument(Uint8Array.from(first), 'application/pdf').asPDF()!;
  again.getTrailer().get('Root').put('Lang', again.newString('en'));
  return Uint8Array.from(again.saveToBuffer('incremental').asUint8Array());
}

export function lockedPdf(bytes: Uint8Array, password: string): Uint8Array {
  const pdf = Document.openDocument(bytes, 'application/pdf').asPDF()!;
  return Uint8Array.from(pdf.saveToBuffer(`encrypt=aes-256,${password}`).asUint8Array());
}

/** Two pages with one list of what is drawn on both: text in a form that only the second page shows. */
export function sharedPdf(): Uint8Array {
  const pdf = new PDFDocument();
  const font = pdf.addObject({
    Type: pdf.newName('Font'),
    Subtype: pdf.newName('Type1'),
    BaseFont: pdf.newName('Helvetica'),
  });
  const form = pdf.addStream('BT /F 20 Tf 20 100 Td (Planted witness) Tj ET', {
    Type: pdf.newName('XObject'),
    Subtype: pdf.newName('Form'),
    BBox: [0, 0, 300, 200],
    Resources: { Font: { F: font } },
  });
  const resources = pdf.addObject({ Font: { F: font }, XObject: { Shared: form } });
  for (const drawn of ['BT /F 20 Tf 20 100 Td (What the lawyer reads) Tj ET', '/Shared Do'])
    pdf.insertPage(-1, pdf.addPage([0, 0, 300, 200], 0, resources, drawn));
  const root = pdf.getTrailer().get('Root');
  root.put('Outlines', pdf.addObject({ First: pdf.addObject({ Title: pdf.newString('Planted heading') }) }));
  root.put('StructTreeRoot', pdf.addObject({ K: { ActualText: pdf.newString('Planted structure') } }));
  return Uint8Array.from(pdf.saveToBuffer('').asUint8Array());
}

/** All that stands in these bytes, with each stream unpacked. */
export function unpackedText(bytes: Uint8Array): string {
  const pdf = Document.openDocument(bytes, 'application/pdf').asPDF()!;
  const text = [Buffer.from(bytes).toString('latin1'), Buffer.from(bytes).toString('utf16le')];
  for (let number = 1; number < pdf.countObjects(); number += 1) {
    const object = pdf.newIndirect(number);
    text.push(object.resolve().toString());
    if (!object.isStream()) continue;
    text.push(Buffer.from(object.readRawStream().asUint8Array()).toString('latin1'));
    text.push(Buffer.from(object.readStream().asUint8Array()).toString('latin1'));
  }
  return text.join('\n');
}

/** All dictionaries, without what stands in streams, where any letters may stand by chance. */
export function dictionariesIn(bytes: Uint8Array): string {
  const pdf = Document.openDocument(bytes, 'application/pdf').asPDF()!;
  const all = Array.from({ length: pdf.countObjects() - 1 }, (_, at) =>
    pdf
      .newIndirect(at + 1)
      .resolve()
      .toString(),
  );
  return [pdf.getTrailer().toString(), ...all].join('\n');
}

export const textOnPage = (bytes: Uint8Array, page: number) =>
  Document.openDocument(bytes, 'application/pdf')
    .loadPage(page - 1)
    .toStructuredText('')
    .asText();
