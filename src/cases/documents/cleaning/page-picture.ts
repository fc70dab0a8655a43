import { ColorSpace, Matrix, type PDFDocument, type Pixmap } from 'mupdf';
import { CannotClean } from './cannot-clean.js';
import { type DocumentType, isPicture } from './document-type.js';
import { openPdf, whole as wholePdf } from './pdf.js';
import { pagesOf, pictureOf, whole } from './picture.js';

/** No page needs more, and a page one hand wide and a mile high is somebody's trap. */
const WIDEST = 2400;
const MOST_PIXELS = 16_000_000;

/** One page as a PNG of at most this width. Pages are counted from 1. Throws CannotClean. */
export async function drawnPage(
  bytes: Uint8Array,
  type: DocumentType,
  page: number,
  width: number,
): Promise<Uint8Array> {
  const wide = Math.min(width, WIDEST);
  if (type === 'pdf') return wholePdf(() => pixelsOf(openPdf(bytes), page, (across) => wide / across).asPNG());
  if (!isPicture(type) || page < 1 || page > (await pagesOf(bytes, type))) throw new CannotClean('unknown_type');
  const picture = pictureOf(bytes, page)
    .autoOrient()
    .resize({ width: wide, height: wide * 4, fit: 'inside', withoutEnlargement: true });
  return whole(() => picture.png().toBuffer());
}

/** @param scaleFor the scale, from the page's width in points */
export function pixelsOf(pdf: PDFDocument, page: number, scaleFor: (across: number) => number): Pixmap {
  if (!(page >= 1 && page <= pdf.countPages())) throw new CannotClean('unknown_type');
  const leaf = pdf.loadPage(page - 1);
  const [left, top, right, bottom] = leaf.getBounds();
  const [across, down] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const scale = Math.min(scaleFor(across), Math.sqrt(MOST_PIXELS / (across * down)));
  return leaf.toPixmap(Matrix.scale(scale, scale), ColorSpace.DeviceRGB, false, true);
}
