import { Buffer as Bytes, Image, PDFDocument } from 'mupdf';
import sharp from 'sharp';
import { CannotClean } from './cannot-clean.js';
import { type DocumentType, isPicture, type PictureType } from './document-type.js';
import { pixelsOf } from './page-picture.js';
import { openPdf, scrubbed, whole as wholePdf } from './pdf.js';
import { encoded, pagesOf, pictureOf, whole } from './picture.js';

const DOTS_PER_INCH = 150;
const POINTS_PER_INCH = 72;

/** Page from 1; the other numbers in percent of the page, from its upper left corner. */
export interface Rectangle {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Marks {
  rectangles: readonly Rectangle[];
  /** Pages that do not go into the copy, from 1. */
  leftOut: readonly number[];
}

/**
 * A copy in which nothing of what is hidden is left. A picture has black where the rectangles are; of a PDF, pages with a rectangle are
 * drawn anew as pictures, so that neither text nor picture lies beneath, and the others go over one by one, with what is drawn on them
 * and without all that belongs to the whole document (bookmarks, fields, structure): it repeats what stands on pages. Throws CannotClean.
 */
export async function redactFile(bytes: Uint8Array, type: DocumentType, marks: Marks): Promise<Uint8Array> {
  if (type === 'pdf') return redactedPdf(bytes, marks);
  if (!isPicture(type) || marks.leftOut.length > 0) throw new CannotClean('unknown_type');
  return redactedPicture(bytes, type, marks.rectangles);
}

async function redactedPicture(
  bytes: Uint8Array,
  type: PictureType,
  rectangles: readonly Rectangle[],
): Promise<Uint8Array> {
  if ((await pagesOf(bytes, type)) > 1) throw new CannotClean('unknown_type');
  return whole(async () => {
    const { data, info } = await pictureOf(bytes, 1)
      .autoOrient()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    blacken(data, { ...info, stride: info.width * info.channels }, rectangles);
    return encoded(sharp(data, { raw: info }), type).toBuffer();
  });
}

interface Layout {
  width: number;
  height: number;
  channels: number;
  stride: number;
}

/** Pixels are black and, where they could be seen through, no longer so. A part of a pixel counts as a whole one. */
function blacken(
  pixels: Uint8Array | Uint8ClampedArray,
  { width, height, channels, stride }: Layout,
  rectangles: readonly Rectangle[],
): void {
  for (const { x, y, width: across, height: down } of rectangles) {
    const left = within(Math.floor((x * width) / 100), width);
    const right = within(Math.ceil(((x + across) * width) / 100), width);
    const bottom = within(Math.ceil(((y + down) * height) / 100), height);
    for (let row = within(Math.floor((y * height) / 100), height); row < bottom; row += 1)
      for (let column = left; column < right; column += 1)
        for (let channel = 0; channel < channels; channel += 1)
          pixels[row * stride + column * channels + channel] = isOpacity(channel, channels) ? 255 : 0;
  }
}

const within = (at: number, most: number) => Math.min(most, Math.max(0, at));
const isOpacity = (channel: number, channels: number) => (channels === 2 || channels === 4) && channel === channels - 1;

function redactedPdf(bytes: Uint8Array, { rectangles, leftOut }: Marks): Uint8Array {
  return wholePdf(() => {
    const source = openPdf(bytes);
    const pages = source.countPages();
    const kept = Array.from({ length: pages }, (_, at) => at + 1).filter((page) => !leftOut.includes(page));
    if (kept.length === 0) throw new CannotClean('empty');
    // What is written into fields and notes becomes part of the page: only pages go over.
    source.bake(true, true);
    const copy = new PDFDocument();
    for (const page of kept) {
      const hidden = rectangles.filter((rectangle) => rectangle.page === page);
      if (hidden.length === 0) copy.graftPage(-1, source, page - 1);
      else drawAnew(copy, source, page, hidden);
    }
    // Pages may share a list of all pictures and fonts: each keeps only what is drawn on it.
    return scrubbed(new PDFDocument(copy.saveToBuffer('garbage=deduplicate,clean=yes,sanitize=yes')));
  });
}

function drawAnew(copy: PDFDocument, source: PDFDocument, page: number, hidden: readonly Rectangle[]): void {
  const drawn = pixelsOf(source, page, () => DOTS_PER_INCH / POINTS_PER_INCH);
  const [width, height] = [drawn.getWidth(), drawn.getHeight()];
  blacken(
    drawn.getPixels(),
    { width, height, channels: drawn.getNumberOfComponents(), stride: drawn.getStride() },
    hidden,
  );
  const image = copy.addImage(new Image(new Bytes(drawn.asJPEG(85))));
  const [left, top, right, bottom] = source.loadPage(page - 1).getBounds();
  const [across, down] = [right - left, bottom - top];
  const resources = copy.newDictionary();
  const pictures = copy.newDictionary();
  pictures.put('Page', image);
  resources.put('XObject', pictures);
  copy.insertPage(-1, copy.addPage([0, 0, across, down], 0, resources, `q ${across} 0 0 ${down} 0 0 cm /Page Do Q`));
}
