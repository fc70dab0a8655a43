import { type Block, drawPdf } from '../../common/pdf/draw-pdf.js';
import { longDate } from '../../common/web/dates.js';
import { frameWords } from '../../common/web/words.js';
import type { CaseFile, FileSection } from './case-file.js';

/** The file as PDF. Its title is the reference: a title is seen where files are listed. */
export function fileAsPdf(file: CaseFile): Promise<Buffer> {
  const { reference, pseudonym, state, by, on, sections } = file;
  return drawPdf({
    title: reference,
    day: on,
    foot: `${frameWords.en.paper} ${longDate(on, 'en')}: ${by}.`,
    blocks: [
      { as: 'title', text: pseudonym },
      { as: 'small', text: `${reference}, ${state.toLowerCase()}` },
      ...sections.flatMap(blocksOf),
    ],
  });
}

function blocksOf({ label, lines = [], entries = [] }: FileSection): Block[] {
  const nothing = lines.length + entries.length === 0;
  return [
    { as: 'heading', text: label },
    ...(nothing ? [{ as: 'text', text: 'Nothing is written down.' } as const] : []),
    ...lines.map((line) => ({ as: 'text', text: `${line.label}: ${line.text}` }) as const),
    ...entries.flatMap(({ on, title, by, text }): Block[] => [
      { as: 'subheading', text: title },
      { as: 'small', text: [longDate(on, 'en'), by].filter(Boolean).join(', ') },
      ...(text ? [{ as: 'text', text } as const] : []),
    ]),
  ];
}
