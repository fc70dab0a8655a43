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

export function readDay(cell: string, style: DayStyle = {}): Reading {
  const whole = fold(cell);
  if (whole === '') return { kind: 'blank' };
  const text = style.birth ? bareBirth(whole) : bareUntil(whole);
  const year = yearAlone(whole, text, style);
  if (year) return year;
  const clock = withoutTime(withoutWeekday(text));
  if (clock === undefined) return { kind: 'ambiguous' };
  const weekday = weekdayOf(text);
  const reading = numeric(clock, style) ?? named(clock, style) ?? { kind: 'invalid' };
  // "Tuesday, 18 November 2026" was a Wednesday: one of the two is a slip.
  if (reading.kind === 'day' && weekday !== undefined && weekdayNumber(reading.day) !== weekday) return { kind: 'ambiguous' };
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
  ('the of de del do da le el den der am на в st nd rd th er ere ère º ª ° го е й г г. год года р р. рік року ж жылы жыл yil ' +
    'il yılı of. anno den. في من ב').split(' '),
);

const UNTIL =
  /^(?:not? later than|no later than|latest(?: by)?|before|until|till|til|due(?: by| on)?|by|up to|on|до|к|ко|не позднее|не позже|не пізніше|bis(?: zum| spätestens)?|spätestens(?: am| bis)?|vor(?: dem)?|am|avant(?: le)?|jusqu'au|d'ici(?: le| au)?|au plus tard(?: le)?|le|antes del?|hasta(?: el)?|a más tardar(?: el)?|el|μέχρι(?: τις| την)?|έως(?: τις| την)?|ως|πριν(?: από)?(?: τις| την)?|entro(?: il)?|prima del|przed|do|قبل|حتى|לפני|עד|voor|uiterlijk|en geç|pre|prije|най-късно|sebelum|bago)[: ]+(?=.)/u;
const UNTIL_AFTER = /(?:'?(?:ye|ya|e|a|de|da|den|dan))? ?(?:kadar|önce)$|(?:まで(?:に)?|以前|迄|까지|이전)$/u;

function bareUntil(text: string): string {
  return text.replace(UNTIL, '').replace(UNTIL_AFTER, '').replace(/(?<=\d) ?(?:г\.?|года|р\.?|року)$/u, '').trim();
}

const BORN =
  /^(?:b\.?|born(?: on| in)?|d\.?o\.?b\.?|date of birth|year of birth|yob|\*|geb\.?|geboren(?: am)?|jg\.?|jahrgang|née?(?: le| en)?|nacid[oa](?: el| en)?|р\.?|род\.?|родился|родилась|д\.? ?р\.?|г\.? ?р\.?|нар\.?|γενν?\.?|doğum)[: ]*(?=\d)/u;
const BORN_AFTER =
  / ?(?:г\.? ?р\.?|г\.? ?рожд\.?|года рождения|год рождения|р\.? ?н\.?|року народження|рік народження|г\.?|год|года|року|рік|年生まれ|年生|生まれ|生|년생|생|年|년|doğumlu|geboren|born|dob)$/u;

function bareBirth(text: string): string {
  const bare = text.replace(BORN, '').trim();
  // 「1990年5月3日生」 keeps its day; only "born" is taken away.
  return bare.replace(BORN_AFTER, '').trim();
}

const ROUGHLY =
  /^(?:ca\.?|c\.|circa|approx\.?|approximately|about|around|roughly|~|≈|около|ок\.?|прибл\.?|примерно|приблизительно|близько|бл\.?|приблизно|etwa|ungefähr|um|vers|environ|env\.?|aprox\.?|hacia|alrededor de|περίπου|περ\.?|około|ok\.|約|およそ|약|yaklaşık|حوالي|בערך) ?(?=\d)/u;

function yearAlone(whole: string, text: string, { birth }: DayStyle): Reading | undefined {
  if (!birth) return /^\d{4}$/.test(whole) ? { kind: 'vague' } : undefined;
  const year = /^(\d{4})$/.exec(text.replace(ROUGHLY, '').replace(BORN, ''))?.[1];
  if (!year) return undefined;
  return Number(year) >= 1900 && Number(year) <= 2100 ? { kind: 'year', year } : { kind: 'invalid' };
}

const TIME = /(?:t|[ ,]+(?:um |at |в |à |um )?)(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?(?:am|pm|uhr|h))?( ?z|[+-]\d{2}:?\d{2})?$/;

/** Nothing where the time of another zone could make it the day before or after. */
function withoutTime(text: string): string | undefined {
  const time = TIME.exec(text);
  if (!time || !/\d{4}|[./-]\d{2}(?=t|[ ,])/.test(text.slice(0, time.index + 1))) return text;
  const midnight = Number(time[1]) === 0 && Number(time[2]) === 0 && Number(time[3] ?? 0) === 0;
  if (time[4] && !midnight) return undefined;
  return text.slice(0, time.index).trim();
}

const WEEKDAYS = new Map<string, number>();
for (const locale of ['en', 'de', 'fr', 'es', 'ru', 'uk']) {
  for (const weekday of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
    // 4 January 2026 was a Sunday.
    for (let day = 0; day < 7; day += 1) {
      const name = fold(format.format(Date.UTC(2026, 0, 4 + day))).replace(/\.$/, '');
      // French "mar." is Tuesday, and March to everybody else.
      if (!monthIn(name)) WEEKDAYS.set(name, day);
    }
  }
}
const WEEKDAY = new RegExp(`^(${[...WEEKDAYS.keys()].sort((a, b) => b.length - a.length).join('|')})(?:[.,]|(?= ))[ ,.]*(?=.*\\d)`, 'u');

const withoutWeekday = (text: string) => text.replace(WEEKDAY, '');
const weekdayOf = (text: string) => WEEKDAYS.get(WEEKDAY.exec(text)?.[1] ?? '');
