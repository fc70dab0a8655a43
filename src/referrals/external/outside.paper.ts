import { type Block, drawPdf } from '../../common/pdf/draw-pdf.js';
import { longDate } from '../../common/web/dates.js';
import type { PacketSection } from '../views/referral.view.js';
import type { OutsidePacket } from './outside.view.js';

const TITLE = 'Packet';

/** What it is, from whom, for whom and until when: above every packet that leaves. */
export function headOf({ purpose, from, legal_contact, consent, on, ends_on }: OutsidePacket): string[] {
  return [
    `${TITLE}: ${purpose.label.toLowerCase()}`,
    `For ${legal_contact}. From ${from.organisation}, ${from.desk}, ${longDate(on, 'en')}.`,
    `The person agreed to this on ${longDate(consent.given_on, 'en')}, explained in ${consent.language.label}. It may be used until ${longDate(ends_on, 'en')}, by its recipient alone. Then destroy it, and at once if you are told that the person no longer agrees.`,
  ];
}

/** The packet on paper. Neither its title nor its first line names the case or the person: a title is seen where files are listed. */
export function packetAsPdf(packet: OutsidePacket): Promise<Buffer> {
  const [title = '', ...terms] = headOf(packet);
  const blocks: Block[] = [
    { as: 'title', text: title },
    ...terms.map((text) => ({ as: 'text', text }) as const),
    ...packet.sections.flatMap(blocksOf),
  ];
  const until = longDate(packet.ends_on, 'en');
  return drawPdf({
    title: TITLE,
    day: packet.on,
    foot: `For its recipient alone, until ${until}. Then destroy it.`,
    blocks,
  });
}

const blocksOf = ({ label, lines = [], text, entries = [] }: PacketSection): Block[] => [
  { as: 'heading', text: label },
  ...lines.map((line) => ({ as: 'text', text: `${line.label}: ${line.text}` }) as const),
  ...(text ? [{ as: 'text', text } as const] : []),
  ...entries.flatMap((entry): Block[] => [
    { as: 'small', text: longDate(entry.on, 'en') },
    { as: 'text', text: entry.text },
  ]),
];

/** The packet as a text that every computer reads: its terms, what was chosen, and nothing beside it. */
export const packetAsText = (packet: OutsidePacket): string =>
  `${[
    ...headOf(packet),
    ...packet.sections.map(({ label, lines = [], text, entries = [] }) =>
      [
        label.toUpperCase(),
        ...lines.map((line) => `${line.label}: ${line.text}`),
        ...(text ? [text] : []),
        ...entries.map((entry) => `${entry.on}: ${entry.text}`),
      ].join('\n'),
    ),
    ...(packet.files.length > 0 ? [['DOCUMENTS', ...packet.files.map(({ name }) => name)].join('\n')] : []),
  ].join('\n\n')}\n`;
