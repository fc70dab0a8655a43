import { bareBirth, bareUntil, bareYear, weekdayOf, withoutTime, withoutWeekday } from './around.js';
import { monthIn } from './months.js';
import { fold } from './text.js';

/**
 * What a cell says about a day. A day is certain; `ambiguous` has two readings; `invalid` is no day of the calendar or
 * nothing we can read; `vague` is meant as a time and is no day. Years are Gregorian: 1900 to 2100, so that a Buddhist,
 * Hijri or Solar Hijri year is never taken for one.
 */
export type Reading =
  | { kind: 'blank' | 'ambiguous' | 'invalid' | 'vague' }
  | { kind: 'day'; day: string }
  | { kind: 'year'; year: string }
  | { kind: 'month' };

/** How two-digit years are read: those above `pivot` belong to 19xx. Without a pivot all are 20xx. */
export interface DayStyle {
  pivot?: number;
  /** Birth: "b.", "г.р.", "ca. 1980". */
  birth?: boolean;
}

/** A longer cell is a story. */
const LONGEST = 80;

export function readDay(cell: string, style: DayStyle = {}): Reading {
  const whole = fold(cell);
  if (whole === '') return { kind: 'blank' };
  if (whole.length > LONGEST) return { kind: 'invalid' };
  const text = style.birth ? bareBirth(whole) : bareUntil(whole);
  const year = yearAlone(whole, text, style);
  if (year) return year;
  const clock = withoutTime(withoutWeekday(text));
  if (clock === undefined) return { kind: 'ambiguous' };
  const weekday = weekdayOf(text);
  const reading = numeric(clock, style) ?? named(clock, style) ?? { kind: 'invalid' };
  // "Tuesday, 18 November 2026" was a Wednesday: one of the two is a slip.
  if (reading.kind === 'day' && weekday !== undefined && weekdayNumber(reading.day) !== weekday)
    return { kind: 'ambiguous' };
  return reading;
}

/** `YYYY-MM-DD` of a day that exists. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > lastOf(year, month)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const weekdayNumber = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

const fullYear = (written: string, { pivot }: DayStyle): number => {
  const year = Number(written);
  if (written.length !== 2) return year;
  return pivot !== undefined && year > pivot ? 1900 + year : 2000 + year;
};

/** Dates written in numbers. With dots, and with the year in front, the order is certain; else both orders are tried. */
function numeric(text: string, style: DayStyle): Reading | undefined {
  const spaced = text.replace(/\s*([./-])\s*/g, '$1').replace(/[.,]$/, '');
  const first =
    /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(spaced) ??
    /^(\d{4})( ?)[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号일]?$/.exec(spaced);
  if (first) return certain(Number(first[1]), Number(first[3]), Number(first[4]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(spaced);
  if (dotted) return certain(fullYear(dotted[3]!, style), Number(dotted[2]), Number(dotted[1]));
  const open = /^(\d{1,2})([/ -])(\d{1,2})\2(\d{4}|\d{2})$/.exec(spaced);
  if (open) {
    const [a, b, year] = [Number(open[1]), Number(open[3]), fullYear(open[4]!, style)];
    const readings = [dayOf(year, b, a), dayOf(year, a, b)];
    // 26-11-17 may begin with the year as well.
    if (open[2] !== '/' && open[4]!.length === 2) {
      readings.push(dayOf(fullYear(open[1]!.padStart(2, '0'), style), b, Number(open[4])));
    }
    return oneOf(readings);
  }
  const roman = /^(\d{1,2})([. /-])([ivx]{1,4})\2(\d{4})$/.exec(spaced);
  if (roman && ROMAN.includes(roman[3]!)) {
    return certain(Number(roman[4]), ROMAN.indexOf(roman[3]!) + 1, Number(roman[1]));
  }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(spaced);
  if (compact) {
    const backwards = dayOf(Number(spaced.slice(4)), Number(spaced.slice(2, 4)), Number(spaced.slice(0, 2)));
    return oneOf([dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3])), backwards]);
  }
  return undefined;
}

/** 5.XI.1990, as in Poland and Hungary. */
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** Dates with the month as a word, in any order that leaves no doubt which number is the day. */
function named(text: string, style: DayStyle): Reading | undefined {
  const found = monthIn(apart(text));
  if (!found) return undefined;
  const tokens = found.rest
    .replace(/[,./'’-]/g, ' ')
    .split(/\s+/)
    .filter((token) => token && !FILLERS.has(token));
  const { month } = found;
  const numbers = tokens.filter((token) => token !== '@');
  const place = tokens.indexOf('@');
  if (!numbers.every((token) => /^\d{1,2}$|^\d{4}$/.test(token))) return undefined;
  if (numbers.length === 2) {
    const [a, b] = numbers as [string, string];
    if (a.length === 4 && b.length <= 2) return certain(Number(a), month, Number(b));
    // A year in two digits stands last: 17 Nov 26.
    if (a.length <= 2 && b.length !== 1 && place < 2) return certain(fullYear(b, style), month, Number(a));
    return undefined;
  }
  if (numbers.length === 1 && numbers[0]!.length === 4) return { kind: 'month' };
  if (numbers.length === 0) return { kind: 'month' };
  return { kind: 'vague' };
}

/** Numbers apart from letters, and the Hebrew "in" apart from its month. */
function apart(text: string): string {
  return text
    .replace(/(\d)(?=\p{L})/gu, '$1 ')
    .replace(/(\p{L})(?=\d)/gu, '$1 ')
    .replace(/(?<=\s)ב(?=[א-ת]{3})/g, '');
}

function certain(year: number, month: number, day: number): Reading {
  const found = dayOf(year, month, day);
  return found ? { kind: 'day', day: found } : { kind: 'invalid' };
}

function oneOf(readings: (string | undefined)[]): Reading {
  const days = [...new Set(readings.filter((day) => day !== undefined))];
  if (days.length === 0) return { kind: 'invalid' };
  return days.length === 1 ? { kind: 'day', day: days[0]! } : { kind: 'ambiguous' };
}

/** Words that stand in a written date and say nothing: articles, "of", "year", endings of ordinals. */
const FILLERS = new Set(
  (
    'the of de del do da le el den der am на в st nd rd th er ere ère º ª ° го е й г г. год года р р. рік року ж жылы жыл yil ' +
    'il yılı of. anno den. في من ב'
  ).split(' '),
);

function yearAlone(whole: string, text: string, { birth }: DayStyle): Reading | undefined {
  if (!birth) return /^\d{4}$/.test(whole) ? { kind: 'vague' } : undefined;
  const year = /^(\d{4})$/.exec(bareYear(text))?.[1];
  if (!year) return undefined;
  return Number(year) >= 1900 && Number(year) <= 2100 ? { kind: 'year', year } : { kind: 'invalid' };
}
