import ICAL from 'ical.js';
import { calendarOfDays } from './calendar-of-days.js';

const parsed = (text: string) => {
  const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return { component, events: component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
};

describe('a calendar of days', () => {
  it('is read by a parser that is not ours: whole days with one title and nothing more', () => {
    const { component, events } = parsed(calendarOfDays(['2027-02-28', '2028-02-29', '2027-12-31'], 'secret'));
    expect(component.getFirstPropertyValue('version')).toBe('2.0');
    expect(
      events.map(({ summary, startDate, endDate, description, location, organizer }) => ({
        summary,
        startDate: String(startDate),
        endDate: String(endDate),
        whole: startDate.isDate,
        more: [description, location, organizer],
      })),
    ).toEqual(
      [
        ['2027-02-28', '2027-03-01'],
        ['2028-02-29', '2028-03-01'],
        ['2027-12-31', '2028-01-01'],
      ].map(([startDate, endDate]) => ({
        summary: 'Ploughshare',
        startDate,
        endDate,
        whole: true,
        more: [null, null, null],
      })),
    );
    const names = component
      .getAllSubcomponents('vevent')
      .flatMap((one) => one.getAllProperties().map(({ name }) => name));
    expect([...new Set(names)].sort()).toEqual(['dtend', 'dtstamp', 'dtstart', 'summary', 'transp', 'uid']);
  });

  it('ends every line with CRLF, keeps it under 75 octets, and is a calendar without a day too', () => {
    const text = calendarOfDays(['2027-02-28'], 'secret');
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(parsed(calendarOfDays([], 'secret')).events).toEqual([]);
  });

  it('names a day the same every time, and otherwise than another calendar does', () => {
    const uids = (days: string[], secret: string) => parsed(calendarOfDays(days, secret)).events.map(({ uid }) => uid);
    const [one, two] = uids(['2027-02-28', '2027-03-01'], 'secret');
    expect(uids(['2027-02-28'], 'secret')).toEqual([one]);
    expect(two).not.toBe(one);
    expect(uids(['2027-02-28'], 'another')).not.toEqual([one]);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
  });
});
