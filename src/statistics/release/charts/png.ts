import * as mupdf from 'mupdf';
import PDFDocument from 'pdfkit';
import { fontFile } from '../../../common/pdf/fonts.js';
import { type Chart, figureOf, measure, NOT_PRINTED, ROW } from './chart.js';

/** Pixels of the picture for one of the drawing: sharp on a good screen, and in print. */
const SCALE = 2;

/** The same chart as a picture, with letters of our own, so that it is the same on every machine. */
export async function pngOf(chart: Chart): Promise<Uint8Array> {
  const opened = mupdf.Document.openDocument(await drawn(chart), 'application/pdf');
  const picture = opened
    .loadPage(0)
    .toPixmap(mupdf.Matrix.scale(SCALE, SCALE), mupdf.ColorSpace.DeviceRGB, false, false);
  return picture.asPNG();
}

async function drawn(chart: Chart): Promise<Buffer> {
  const { width, height, bars, notes } = measure(chart);
  const paper = new PDFDocument({ size: [width, height], margin: 0 });
  const parts: Buffer[] = [];
  paper.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done, fail) => paper.on('end', done).on('error', fail));
  const text = (x: number, y: number, words: string, { size = 14, bold = false, color = '#1d2120' } = {}) =>
    paper
      .font(fontFile(0, bold ? 'Bold' : 'Regular'))
      .fontSize(size)
      .fillColor(color)
      .text(words, x, y, { lineBreak: false });
  text(ROW.side, 24, chart.title, { size: 18, bold: true });
  chart.bars.forEach(({ label, given }, at) => {
    const { top, solid, hatched } = bars[at]!;
    const from = ROW.side + ROW.label;
    paper.font(fontFile(0, 'Regular')).fontSize(14);
    text(from - 12 - paper.widthOfString(label), top - 3, label);
    if (!given) return text(from, top - 3, NOT_PRINTED, { color: '#565b57' });
    paper.rect(from, top, solid, ROW.bar).fill('#1d5f50');
    hatch(paper, from + solid, top, hatched);
    return text(from + solid + hatched + 10, top - 3, figureOf(given));
  });
  chart.notes.forEach((note, at) => text(ROW.side, notes - 12 + at * 20, note, { size: 12, color: '#565b57' }));
  paper.end();
  await ended;
  return Buffer.concat(parts);
}

function hatch(paper: PDFKit.PDFDocument, left: number, top: number, width: number): void {
  if (width <= 0) return;
  paper.save().rect(left, top, width, ROW.bar).clip();
  for (let x = left - ROW.bar; x < left + width; x += 6)
    paper
      .moveTo(x, top + ROW.bar)
      .lineTo(x + ROW.bar, top)
      .lineWidth(3)
      .stroke('#5f9384');
  paper.restore();
}
