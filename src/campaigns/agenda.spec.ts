import { byDate, type Dates, occurrence } from './agenda.js';
import { calendarFile } from './calendar-file.js';
import type { ActionView } from './campaign.view.js';

const today = '2026-11-24';
const dates = (given: Partial<Dates>): Dates => ({
  startDate: null,
  endDate: null,
  dateCertainty: 'exact',
  recurrence: null,
  ...given,
});

describe('an occurrence', () => {
  it('is past the day after its last day, not before', () => {
    const week = dates({ startDate: '2026-11-18', endDate: '2026-11-24' });
    expect(occurrence(week, today).past).toBe(false);
    expect(occurrence(week, '2026-11-25').past).toBe(true);
  });

  it('of what comes every year is the next one, or the one that is today', () => {
    const day = dates({ startDate: '2006-03-08', endDate: '2006-03-08', recurrence: 'yearly' });
    expect(occurrence(day, today)).toMatchObject({ on: '2027-03-08', until: '2027-03-08', past: false });
    expect(occurrence(day, '2026-03-08').on).toBe('2026-03-08');
    expect(occurrence(day, '2026-03-09').on).toBe('2027-03-08');
    expect(occurrence(day, '2005-01-01').on).toBe('2006-03-08');
  });

  it('keeps its length over the turn of a year', () => {
    const week = dates({ startDate: '2020-12-28', endDate: '2021-01-03', recurrence: 'yearly' });
    expect(occurrence(week, '2027-01-02')).toMatchObject({ on: '2026-12-28', until: '2027-01-03' });
  });

  it('of a 29 February waits for a year that has one', () => {
    const leap = dates({ startDate: '2024-02-29', endDate: '2024-02-29', recurrence: 'yearly' });
    expect(occurrence(leap, today).on).toBe('2028-02-29');
  });

  it('without a day is only a year', () => {
    expect(occurrence(dates({ startDate: '2006-01-01', dateCertainty: 'year_only' }), today)).toMatchObject({
      on: null,
      year: '2006',
      past: true,
    });
  });

  it('says when the year is inferred', () => {
    expect(occurrence(dates({ startDate: '2006-09-24', dateCertainty: 'year_inferred' }), today).year_inferred).toBe(
      true,
    );
  });
});

it('puts what comes next first, then what is past, the latest first', () => {
  const at = (on: string) => occurrence(dates({ startDate: on }), today);
  expect(['2023-05-08', '2026-12-01'].map(at).sort(byDate)[0]).toMatchObject({ on: '2026-12-01' });
  expect(
    ['2027-03-08', '2026-12-01']
      .map(at)
      .sort(byDate)
      .map(({ on }) => on),
  ).toEqual(['2026-12-01', '2027-03-08']);
  expect(
    ['2023-05-08', '2024-05-13']
      .map(at)
      .sort(byDate)
      .map(({ on }) => on),
  ).toEqual(['2024-05-13', '2023-05-08']);
});

describe('the calendar file', () => {
  const action = (given: Partial<ActionView>): ActionView => ({
    id: 'pfp-day',
    campaign_id: 'pfp-day',
    title: 'Prisoners for Peace Day',
    purpose: null,
    target_authority: null,
    action_types: ['letter'],
    countries: [],
    ...occurrence(dates({ startDate: '2026-12-01', endDate: '2026-12-01', recurrence: 'yearly' }), today),
    ...given,
  });

  it('is whole days, every year, with the end after the last day', () => {
    const file = calendarFile([action({})], today);
    expect(file).toContain('\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\nRRULE:FREQ=YEARLY\r\n');
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[^]*END:VCALENDAR\r\n$/);
  });

  it('leaves out what is past and what has no day', () => {
    expect(calendarFile([action({ past: true }), action({ on: null })], today)).not.toContain('VEVENT');
  });

  it('escapes text and folds long lines at 75 octets without cutting a character', () => {
    const file = calendarFile([action({ title: `Write, today; ${'é'.repeat(80)}` })], today);
    expect(file).toContain('SUMMARY:Write\\, today\\; ');
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n ', '')).toContain('é'.repeat(80));
  });
});
