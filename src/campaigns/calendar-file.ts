import type { ActionView } from './campaign.view.js';

const DAY = 86_400_000;

/**
 * Actions that are still to come, as iCalendar (RFC 5545): whole days, for every year where they come every year. Nothing in
 * it is about whoever asked, and it names no place to fetch more from.
 */
export function calendarFile(actions: ActionView[], today: string): string {
  const events = actions.filter(({ past, on }) => !past && on).flatMap((action) => event(action, today));
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Ploughshare//Actions//EN', ...events, 'END:VCALENDAR'];
  return lines.map(folded).join('');
}

function event({ id, title, purpose, on, until, every_year, year_inferred }: ActionView, today: string): string[] {
  if (!on) return [];
  const about = [purpose, year_inferred && 'The year is inferred.'].filter(Boolean).join('. ');
  return [
    'BEGIN:VEVENT',
    `UID:${id}@ploughshare.invalid`,
    `DTSTAMP:${basic(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(on)}`,
    // The day after the last one (3.6.1).
    `DTEND;VALUE=DATE:${basic(new Date(Date.parse(until ?? on) + DAY).toISOString().slice(0, 10))}`,
    ...(every_year ? ['RRULE:FREQ=YEARLY'] : []),
    `SUMMARY:${text(title)}`,
    ...(about ? [`DESCRIPTION:${text(about)}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const basic = (day: string) => day.replaceAll('-', '');
const text = (value: string) => value.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** At most 75 octets a line, the rest after CRLF and a space (3.1); no character is cut in two. */
function folded(line: string): string {
  const parts = [''];
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push('');
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return `${parts.join('\r\n ')}\r\n`;
}
