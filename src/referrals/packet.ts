import type { OpenedCase } from '../cases/sealed-cases.service.js';
import { openDeadlines } from '../cases/case.content.js';
import { factLines } from '../cases/facts-in-words.js';
import { ruleInOneLine, ruleOfDeadline } from '../cases/deadlines/rule-of-deadline.js';
import { proceedingEntries } from '../cases/proceedings/proceeding.js';
import { contactChannels, safeChannels } from '../cases/views/case-words.js';
import type { KeptNote } from '../cases/notes/notes.service.js';
import type { Identity } from '../people/identity.js';
import type { Option } from '../common/web/fields.js';
import { label } from '../reference/vocabulary.js';
import type { PacketSectionContent, PreviewContent } from './compartments.js';

/** What the case has to give, for each packet field; what it does not hold is left out. */
export function packetSections(
  { content, reviews }: OpenedCase,
  identity: Identity,
  notes: KeptNote[],
): PacketSectionContent[] {
  const { safe_contact, facts, summary } = content;
  const lines = (code: string, of: { label: string; text: string }[]) => (of.length > 0 ? [{ code, lines: of }] : []);
  const text = (code: string, of: string | undefined) => (of ? [{ code, text: of }] : []);
  const entries = (code: string, of: { on: string; text: string }[]) => (of.length > 0 ? [{ code, entries: of }] : []);
  return [
    ...text('legal_name', identity.legal_name),
    ...text('birth_date', identity.birth_date),
    ...lines(
      'contacts',
      (identity.contacts ?? []).map(({ channel, handle }) => ({
        label: named(contactChannels, channel),
        text: handle,
      })),
    ),
    ...text(
      'safe_contact',
      [safe_contact?.channel && named(safeChannels, safe_contact.channel), safe_contact?.instructions]
        .filter(Boolean)
        .join('. '),
    ),
    ...lines('facts', factLines(facts)),
    ...text('summary', summary),
    ...entries(
      'deadlines',
      openDeadlines(content).map(({ kind, on, rule }) => ({
        on,
        text: [label('deadline_kind', kind), ruleInOneLine(ruleOfDeadline(rule, reviews))].filter(Boolean).join('. '),
      })),
    ),
    ...entries('proceedings', proceedingEntries(content)),
    ...entries(
      'notes',
      notes.map(({ on, text: written = '' }) => ({ on, text: written })),
    ),
  ];
}

/** An import may have brought a channel that is none of ours: it is shown as it came. */
const named = (channels: Option[], channel: string) => channels.find(({ code }) => code === channel)?.label ?? channel;

/** The Monday of the week of the nearest deadline from today on: the day itself would tell too much. */
export function weekOfNextDeadline({ content }: OpenedCase, today: string): string | null {
  const next = openDeadlines(content).find(({ on }) => on >= today);
  if (!next) return null;
  const day = new Date(next.on);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

export const previewOf = (
  opened: OpenedCase,
  terms: Pick<PreviewContent, 'purpose' | 'fields' | 'consent' | 'urgency' | 'stand_in'>,
  today: string,
  replyTo: Buffer,
): PreviewContent => ({
  ...terms,
  facts: opened.content.facts,
  languages: opened.content.facts.language ?? [],
  deadline_week: weekOfNextDeadline(opened, today),
  reply_to: replyTo.toString('hex'),
});
