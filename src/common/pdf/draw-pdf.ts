import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { type FontNumber, fontFile, type Weight } from './fonts.js';
import { linesOf, type Run } from './lines.js';

/** What is drawn on paper: headings and paragraphs, from top to bottom. */
export interface Paper {
  /** Of the file; never a name. */
  title: string;
  blocks: Block[];
  /** At the foot of every page, before its number. */
  foot: string;
  /** `2026-11-25` */
  day: string;
  /** In which it is written, for whoever has it read aloud; English where none is named. */
  language?: string;
}
export interface Block {
  as: 'title' | 'heading' | 'subheading' | 'text' | 'small';
  text: string;
}

/** Points: A4, the body of a page between its margins. */
const PAGE = { width: 595, height: 842, side: 57, top: 57, bottom: 71 };
const LINE_HEIGHT = 1.45;
const TOGETHER = 4;
/** From the top of a line to where its letters stand: the same for every font beside each other. */
const BASELINE = 1.07;
const LOOK: Record<Block['as'], { size: number; weight: Weight; before: number; after: number }> = {
  title: { size: 18, weight: 'Bold', before: 0, after: 6 },
  heading: { size: 13, weight: 'Bold', before: 14, after: 3 },
  subheading: { size: 10.5, weight: 'Bold', before: 8, after: 0 },
  text: { size: 10.5, weight: 'Regular', before: 0, after: 3 },
  small: { size: 8.5, weight: 'Regular', before: 0, after: 2 },
};

/** Drawn in memory; the bytes are all there is. No author, program or hour stands in it. */
export async function drawPdf({ title, blocks, foot, day, language = 'en' }: Paper): Promise<Buffer> {
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Producer: '', Creator: '', CreationDate: new Date(`${day}T00:00:00Z`) },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done, fail) => document.on('end', done).on('error', fail));
  const pen = new Pen(document);
  for (const block of blocks) {
    pen.write(block);
    // A long file lets other requests pass.
    await setImmediate();
  }
  pen.feet(`${foot} ${title},`);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

class Pen {
  private y = PAGE.top;
  private readonly widths = new Map<string, number>();

  constructor(private readonly document: PDFKit.PDFDocument) {}

  write({ as, text }: Block) {
    const { size, weight, before, after } = LOOK[as];
    const room = PAGE.width - 2 * PAGE.side;
    if (this.y > PAGE.top) this.y += before;
    // A heading stands never alone at the foot of a page.
    if (as !== 'text' && as !== 'small') this.demand(size * LINE_HEIGHT * 3);
    const lines = linesOf(text, room, (run) => this.widthOf(run, size, weight));
    // A few lines stay together: one alone at the top of a page is easily lost.
    if (lines.length <= TOGETHER) this.demand(size * LINE_HEIGHT * lines.length);
    for (const { runs, rightToLeft } of lines) {
      this.demand(size * LINE_HEIGHT);
      const width = runs.reduce((sum, run) => sum + this.widthOf(run, size, weight), 0);
      this.draw(runs, rightToLeft ? PAGE.width - PAGE.side - width : PAGE.side, size, weight);
      this.y += size * LINE_HEIGHT;
    }
    this.y += after;
  }

  feet(foot: string) {
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.document.switchToPage(page);
      this.y = PAGE.height - PAGE.bottom / 2;
      const [line] = linesOf(`${foot} ${page + 1} / ${count}`, PAGE.width, () => 0);
      this.draw(line!.runs, PAGE.side, LOOK.small.size, 'Regular');
    }
  }

  private demand(height: number) {
    if (this.y + height <= PAGE.height - PAGE.bottom) return;
    this.document.addPage();
    this.y = PAGE.top;
  }

  private draw(runs: Run[], left: number, size: number, weight: Weight) {
    let x = left;
    for (const run of runs) {
      this.use(run.font, size, weight).text(run.text, x, this.y + size * BASELINE, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...shaping(run),
      });
      x += this.widthOf(run, size, weight);
    }
  }

  private widthOf(run: Run, size: number, weight: Weight): number {
    const key = `${run.font} ${size} ${weight} ${run.rightToLeft} ${run.text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.use(run.font, size, weight).widthOfString(run.text, shaping(run));
    this.widths.set(key, width);
    return width;
  }

  private use(font: FontNumber, size: number, weight: Weight) {
    return this.document.font(fontFile(font, weight), size);
  }
}

/** With a list of features, be it empty, a run is shaped whole; without, word after word from the left. */
const shaping = ({ rightToLeft }: Run) => (rightToLeft ? { features: [] } : {});
