import { type Block, drawPdf } from '../../common/pdf/draw-pdf.js';
import { longDate } from '../../common/web/dates.js';
import type { PacketSection } from '../views/referral.view.js';
import type { OutsidePacket } from './outside.view.js';

const TITLE = 'Packet';

/** The packet on paper. Neither its title nor its first line names the case or the person: a title is seen where files are listed. */
export const packetAsPdf = ({ purpose, on, sections }: OutsidePacket): Promise<Buffer> =>
  drawPdf({
    title: TITLE,
    day: on,
    foot: `${longDate(on, 'en')}. For its recipient alone.`,
    blocks: [{ as: 'title', text: purpose.label }, ...sections.flatMap(blocksOf)],
  });

const blocksOf = ({ label, lines = [], text, entries = [] }: PacketSection): Block[] => [
  { as: 'heading', text: label },
  ...lines.map((line) => ({ as: 'text', text: `${line.label}: ${line.text}` }) as const),
  ...(text ? [{ as: 'text', text } as const] : []),
  ...entries.flatMap((entry): Block[] => [
    { as: 'small', text: longDate(entry.on, 'en') },
    { as: 'text', text: entry.text },
  ]),
];

/** The packet as a text that every computer reads: what was chosen, and nothing beside it. */
export const packetAsText = ({ purpose, sections }: Pick<OutsidePacket, 'purpose' | 'sections'>): string =>
  `${[
    purpose.label,
    ...sections.map(({ label, lines = [], text, entries = [] }) =>
      [
        label.toUpperCase(),
        ...lines.map((line) => `${line.label}: ${line.text}`),
        ...(text ? [text] : []),
        ...entries.map((entry) => `${entry.on}: ${entry.text}`),
      ].join('\n'),
    ),
  ].join('\n\n')}\n`;
