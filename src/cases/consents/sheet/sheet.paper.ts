import { longDate } from '../../../common/web/dates.js';
import { frameWords } from '../../../common/web/words.js';
import { type Block, drawPdf } from '../../../common/pdf/draw-pdf.js';
import type { Sheet } from './sheet.js';

export interface PrintedBy {
  reference: string;
  by: string;
  /** `2026-11-25` */
  on: string;
}

const LINE = '_'.repeat(48);

/** The sheet as PDF, with room for a hand. Its title is the reference: a title is seen where files are listed. */
export function sheetAsPdf(
  { language, title, sections, to_sign }: Sheet,
  { reference, by, on }: PrintedBy,
): Promise<Buffer> {
  return drawPdf({
    title: reference,
    language,
    day: on,
    foot: `${frameWords.en.paper} ${longDate(on, 'en')}: ${by}.`,
    blocks: [
      { as: 'title', text: title },
      ...sections.flatMap(({ heading, lines }): Block[] => [
        { as: 'heading', text: heading },
        ...lines.map((text) => ({ as: 'text', text }) as const),
      ]),
      ...to_sign.flatMap((label): Block[] => [
        { as: 'heading', text: label },
        { as: 'title', text: LINE },
      ]),
    ],
  });
}
