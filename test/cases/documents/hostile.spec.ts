import { PDFDocument } from 'mupdf';
import sharp from 'sharp';
import { cleaned, pagePicture } from '../../../src/cases/documents/cleaning/cleaning.js';
import { ProcessApart } from '../../../src/cases/documents/cleaning/process-apart.js';
import { drawnPdf } from './planted-pdf.js';

const whyNot = (what: Promise<unknown>) =>
  what.then(
    () => 'kept',
    (error: { reason?: string }) => error.reason ?? String(error),
  );
/** Of these limits only the size differs from those of the server. */
const limited = (seconds: number, megabytes = 1200) =>
  new ProcessApart({ seconds: { cleaned: seconds, drawn: seconds, redacted: seconds }, megabytes });

/** A page that draws a form ten times, which draws another ten times, and so on: no machine comes to its end. */
function endlessPdf(): Uint8Array {
  const pdf = new PDFDocument();
  const form = (drawn: string, resources: object) =>
    pdf.addStream(drawn, {
      Type: pdf.newName('XObject'),
      Subtype: pdf.newName('Form'),
      BBox: [0, 0, 100, 100],
      Resources: resources,
    });
  let inner = form('0 0 50 50 re f', {});
  for (let depth = 0; depth < 12; depth += 1) inner = form('/F Do '.repeat(10), { XObject: { F: inner } });
  pdf.insertPage(-1, pdf.addPage([0, 0, 100, 100], 0, pdf.addObject({ XObject: { F: inner } }), '/F Do'));
  return Uint8Array.from(pdf.saveToBuffer('').asUint8Array());
}

/** Small to send; to be turned upright it stands in memory whole. */
const swellingPicture = () =>
  sharp({ create: { width: 8000, height: 7900, channels: 3, background: '#884422' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

it('a page that never ends is ended, the server goes on meanwhile, and the next file is looked at as ever', async () => {
  const apart = limited(1);
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 10);
  const began = performance.now();
  const [endless, next] = [
    whyNot(pagePicture(endlessPdf(), 'pdf', 1, 500, apart)),
    cleaned(await drawnPdf(), 'a.pdf', apart),
  ];
  expect(await endless).toBe('too_slow');
  const took = performance.now() - began;
  clearInterval(turning);
  expect(took).toBeLessThan(15_000);
  expect(turns).toBeGreaterThan(20);
  expect((await next).pages).toBe(2);
}, 30_000);

it('what swells beyond its memory is ended, and the next file is looked at as ever', async () => {
  const apart = limited(60, 200);
  const bytes = await swellingPicture();
  expect(bytes.length).toBeLessThan(1024 * 1024);
  expect(await whyNot(cleaned(bytes, 'a.jpg', apart))).toBe('too_large');
  expect((await cleaned(await drawnPdf(), 'a.pdf', apart)).pages).toBe(2);
}, 60_000);

it('a process that could not be begun, or has just gone, refuses one file at most and harms nobody', async () => {
  const apart = limited(60);
  expect((await cleaned(await drawnPdf(), 'a.pdf', apart)).pages).toBe(2);
  const { child } = apart as unknown as { child: { pid: number; kill(signal: string): void } };
  const { pid } = child;
  const pdf = await drawnPdf();
  child.kill('SIGKILL');
  // Whether its end is heard of before the file is handed over is chance.
  expect(['too_large', 'kept']).toContain(await whyNot(cleaned(pdf, 'a.pdf', apart)));
  expect((await cleaned(await drawnPdf(), 'a.pdf', apart)).pages).toBe(2);
  expect((apart as unknown as { child: { pid: number } }).child.pid).not.toBe(pid);
}, 60_000);
