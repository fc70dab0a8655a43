import { createHmac } from 'node:crypto';

const DAY = 86_400_000;

/**
 * Whole days as iCalendar (RFC 5545), each with the same title and nothing else: no case, no count, no description. The name of a day is
 * made of the calendar's own secret, so that it stays the same, and tells nobody who has another calendar that it is the same day's case.
 * Every line is plain ASCII under 75 octets.
 */
export function calendarOfDays(days: string[], secret: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ploughshare//Days//EN',
    'X-WR-CALNAME:Ploughshare',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...days.flatMap((day) => [
      'BEGIN:VEVENT',
      `UID:${createHmac('sha256', secret).update(`day ${day}`).digest('hex').slice(0, 32)}`,
      // Of the day itself: when somebody wrote it is nobody's business.
      `DTSTAMP:${basic(day)}T000000Z`,
      `DTSTART;VALUE=DATE:${basic(day)}`,
      `DTEND;VALUE=DATE:${basic(new Date(Date.parse(day) + DAY).toISOString().slice(0, 10))}`,
      'SUMMARY:Ploughshare',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

const basic = (day: string) => day.replaceAll('-', '');
