import { readDay } from './day.js';
import { readDeadline } from './deadline.js';

const BIRTH = { birth: true, pivot: 26 };
const said = (cell: string, style = {}) => {
  const reading = readDay(cell, style);
  return reading.kind === 'day' ? reading.day : reading.kind === 'year' ? reading.year : reading.kind;
};
const due = (cell: string) => {
  const deadline = readDeadline(cell, '2026-11-22');
  return 'day' in deadline ? `${deadline.kind} ${deadline.day}` : deadline.kind;
};

describe('a day', () => {
  it.each([
    ['2004-11-13', '2004-11-13'],
    ['26.03.1994', '1994-03-26'],
    ['25.8.82', '1982-08-25'],
    ['5.5.00', '2000-05-05'],
    ['3/13/1996', '1996-03-13'],
    ['12/26/01', '2001-12-26'],
    ['11/11/1990', '1990-11-11'],
    ['15 августа 1990', '1990-08-15'],
    ['8 червня 2002 р.', '2002-06-08'],
    ['17 Jun 1989', '1989-06-17'],
    ['June 17th, 1989', '1989-06-17'],
    ['1er mai 1990', '1990-05-01'],
    ['5. März 1990', '1990-03-05'],
    ['5 de mayo de 1990', '1990-05-05'],
    ['15 aout 1990', '1990-08-15'],
    ['5 Μαΐου 1990', '1990-05-05'],
    ['5 Ağustos 1990', '1990-08-05'],
    ['5 მაისი 1990', '1990-05-05'],
    ['5 במאי 1990', '1990-05-05'],
    ['٥ مايو ١٩٩٠', '1990-05-05'],
    ['1990年5月3日', '1990-05-03'],
    ['1990년 5월 3일', '1990-05-03'],
    ['1990. 5. 3.', '1990-05-03'],
    ['1990/05/03', '1990-05-03'],
    ['17-11-1990', '1990-11-17'],
    ['5.XI.1990', '1990-11-05'],
    ['1990-05-20 00:00:00', '1990-05-20'],
    ['Monday, 4 June 1990', '1990-06-04'],
    ['ca. 1980', '1980'],
    ['1988 г.р.', '1988'],
    ['b. 1990', '1990'],
    ['1990年', '1990'],
  ])('%s is certain', (cell, day) => expect(said(cell, BIRTH)).toBe(day));

  it.each([
    '11/12/1984',
    '04/02/05',
    '05-11-1990',
    '5 6 1990',
    '26-11-17',
    '1990-05-20T22:00:00.000Z',
    'Monday 5 June 1990',
  ])('%s has two readings', (cell) => expect(said(cell, BIRTH)).toBe('ambiguous'));

  it.each([
    ['31.02.2025', 'no such day'],
    ['29.02.2025', 'no leap year'],
    ['2026-13-05', 'no such month'],
    ['00.00.0000', 'nothing'],
    ['04.25.1990', 'dots are day first'],
    ['30/02/24', 'neither way'],
    ['45123', 'the serial number of a workbook'],
    ['2533', 'a Buddhist year'],
    ['20.05.2533', 'a Buddhist year'],
    ['۱۳۶۹/۰۲/۳۰', 'a Solar Hijri year'],
    ['昭和55年', 'a Japanese era'],
    ['5 listopada 1990', 'October in Croatian, November in Polish'],
    ['1990?', 'a doubt'],
    ['1985-1990', 'a span'],
    ['90', 'too little'],
    ['5 May 1990 or 6 May 1990', 'two days'],
  ])('%s is none (%s)', (cell) => expect(said(cell, BIRTH)).toBe('invalid'));

  it('reads two-digit years of other columns as 20xx', () => expect(said('17.2.27')).toBe('2027-02-17'));
  it('takes blanks, no-break spaces and zero-width characters for nothing', () =>
    expect(said(' \u00a0\u200b')).toBe('blank'));
});

describe('a deadline', () => {
  it.each([
    ['by 2026-11-17', 'day 2026-11-17'],
    ['before 29.5.27', 'day 2027-05-29'],
    ['до 21.2.27', 'day 2027-02-21'],
    ['bis zum 17. November 2026', 'day 2026-11-17'],
    ['17.11.2026, 10:00 Uhr', 'day 2026-11-17'],
    ['2027年3月5日まで', 'day 2027-03-05'],
    ["5 Mayıs 2027'ye kadar", 'day 2027-05-05'],
    ['end of March', 'month 2027-03-31'],
    ['конец февраля', 'month 2027-02-28'],
    ['Ende August', 'month 2027-08-31'],
    ['end of November', 'month 2026-11-30'],
    ['Ende Februar 2028', 'month 2028-02-29'],
    ['3月末', 'month 2027-03-31'],
    ['mid March', 'vague'],
    ['before March', 'vague'],
    ['ASAP', 'vague'],
    ['через 2 недели', 'vague'],
    ['next Tue', 'vague'],
    ['17 Nov', 'vague'],
    ['after 17.11.2026', 'vague'],
    ['17.11.2026 or later', 'vague'],
    ['2026-13-05', 'invalid'],
    ['31 Feb 2027', 'invalid'],
    ['1/6/2027', 'ambiguous'],
  ])('%s is %s', (cell, meant) => expect(due(cell)).toBe(meant));
});
