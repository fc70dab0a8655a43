import { monthIn } from './months.js';
import { fold } from './text.js';

/** What people write around a date: until, born, roughly, the hour, the day of the week. All on folded text. */

const UNTIL =
  /^(?:not? later than|no later than|latest(?: by)?|before|until|till|til|due(?: by| on)?|by|up to|on|до|к|ко|не позднее|не позже|не пізніше|bis(?: zum| spätestens)?|spätestens(?: am| bis)?|vor(?: dem)?|am|avant(?: le)?|jusqu'au|d'ici(?: le| au)?|au plus tard(?: le)?|le|antes del?|hasta(?: el)?|a más tardar(?: el)?|el|μέχρι(?: τις| την)?|έως(?: τις| την)?|ως|πριν(?: από)?(?: τις| την)?|entro(?: il)?|prima del|przed|do|قبل|حتى|לפני|עד|voor|uiterlijk|en geç|pre|prije|най-късно|sebelum|bago)[: ]+(?=.)/u;
const UNTIL_AFTER = /(?:'?(?:ye|ya|e|a|de|da|den|dan))? ?(?:kadar|önce)$|(?:まで(?:に)?|以前|迄|까지|이전)$/u;

export function bareUntil(text: string): string {
  return text
    .replace(UNTIL, '')
    .replace(UNTIL_AFTER, '')
    .replace(/(?<=\d) ?(?:г\.?|года|р\.?|року)$/u, '')
    .trim();
}

const BORN =
  /^(?:b\.?|born(?: on| in)?|d\.?o\.?b\.?|date of birth|year of birth|yob|\*|geb\.?|geboren(?: am)?|jg\.?|jahrgang|née?(?: le| en)?|nacid[oa](?: el| en)?|р\.?|род\.?|родился|родилась|д\.? ?р\.?|г\.? ?р\.?|нар\.?|γενν?\.?|doğum)[: ]*(?=\d)/u;
const BORN_AFTER =
  / ?(?:г\.? ?р\.?|г\.? ?рожд\.?|года рождения|год рождения|р\.? ?н\.?|року народження|рік народження|г\.?|р\.?|год|года|року|рік|年生まれ|年生|生まれ|生|년생|생|年|년|doğumlu|geboren|born|dob)$/u;

export function bareBirth(text: string): string {
  const bare = text.replace(BORN, '').trim();
  // 「1990年5月3日生」 keeps its day; only "born" is taken away.
  return bare.replace(BORN_AFTER, '').trim();
}

const ROUGHLY =
  /^(?:ca\.?|c\.|circa|approx\.?|approximately|about|around|roughly|~|≈|около|ок\.?|прибл\.?|примерно|приблизительно|близько|бл\.?|приблизно|etwa|ungefähr|um|vers|environ|env\.?|aprox\.?|hacia|alrededor de|περίπου|περ\.?|około|ok\.|約|およそ|약|yaklaşık|حوالي|בערך) ?(?=\d)/u;

export const bareYear = (text: string): string => text.replace(ROUGHLY, '').replace(BORN, '').replace(ROUGHLY, '');

const TIME =
  /(?:t|[ ,]+(?:um |at |в |à |um )?)(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?(?:am|pm|uhr|h))?( ?z|[+-]\d{2}:?\d{2})?$/;

/** Nothing where the time of another zone could make it the day before or after. */
export function withoutTime(text: string): string | undefined {
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
const WEEKDAY = new RegExp(
  `^(${[...WEEKDAYS.keys()].sort((a, b) => b.length - a.length).join('|')})(?:[.,]|(?= ))[ ,.]*(?=.*\\d)`,
  'u',
);

export const withoutWeekday = (text: string) => text.replace(WEEKDAY, '');
export const weekdayOf = (text: string) => WEEKDAYS.get(WEEKDAY.exec(text)?.[1] ?? '');
