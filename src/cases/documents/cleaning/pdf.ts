import { Document, type PDFDocument, setLog } from 'mupdf';
import { CannotClean } from './cannot-clean.js';
import { bareImage } from './pdf-images.js';
import { bareDictionary, withoutWhatIsAttached } from './pdf-objects.js';

const SAVED = 'garbage=deduplicate,compress=yes,decrypt=yes';

// A PDF may hold a programme; ours is never to run it, nor to say on a terminal what it found.
setLog(null);

/** Throws CannotClean. A PDF that only forbids copying opens without a password, and is kept without the prohibition. */
export function openPdf(bytes: Uint8Array): PDFDocument {
  const pdf = whole(() => Document.openDocument(bytes, 'application/pdf').asPDF());
  if (!pdf) throw new CannotClean('damaged');
  if (pdf.needsPassword()) throw new CannotClean('encrypted');
  // What was mended because its table was wrong is whole; what was mended and has no end was cut off on its way.
  const cutOff = pdf.wasRepaired() && !Buffer.from(bytes.subarray(-2048)).includes('%%EOF');
  if (cutOff || whole(() => pdf.countPages()) === 0) throw new CannotClean('damaged');
  return pdf;
}

/**
 * A PDF without what it says about itself: information, XMP of every object, earlier states, attachments, programmes, signatures,
 * authors of comments, thumbnails, private data of programmes, and what cameras wrote into its pictures. Throws CannotClean.
 */
export function cleanPdf(bytes: Uint8Array): { bytes: Uint8Array; pages: number } {
  const pdf = openPdf(bytes);
  return { bytes: scrubbed(pdf), pages: pdf.countPages() };
}

export function scrubbed(pdf: PDFDocument): Uint8Array {
  return whole(() => {
    pdf.disableJS();
    const trailer = pdf.getTrailer();
    for (const key of ['Info', 'ID', 'Metadata']) trailer.delete(key);
    withoutWhatIsAttached(trailer.get('Root'));
    for (let number = 1; number < pdf.countObjects(); number += 1) {
      const object = pdf.newIndirect(number);
      if (object.isNull()) continue;
      bareDictionary(object.resolve());
      if (object.isStream()) bareImage(object);
    }
    return Uint8Array.from(pdf.saveToBuffer(SAVED).asUint8Array());
  });
}

/** What the library says of a file is never told: it may hold words of it. */
export function whole<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw error instanceof CannotClean ? error : new CannotClean('damaged');
  }
}
