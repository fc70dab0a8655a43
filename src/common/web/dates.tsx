/** Dates as people read them. A date is never bare: weekday, day, month, and how long is left. */
import { type Lang, locales } from './languages.js';
import { usePage } from './page-context.js';
import { frameWords } from './words.js';

const DAY = 86_400_000;

// Making a formatter costs more than drawing a page, so each is made once.
const made = new Map<string, Intl.DateTimeFormat>();
function formatter(lang: Lang, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${lang} ${name}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl.DateTimeFormat(locales[lang], { ...options, timeZone: 'UTC' })));
  return found;
}
const written = (iso: string, lang: Lang, name: string, options: Intl.DateTimeFormatOptions) => {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const text = formatter(lang, name, options).format(time);
  return lang === 'en' ? text.replace(/(?<=^\p{L}+),/u, '') : text;
};

/** Whole days from `today` to `iso`; negative when it is past. */
export const daysLeft = (iso: string, today: string) =>
  Math.round((Date.parse(iso.slice(0, 10)) - Date.parse(today.slice(0, 10))) / DAY);

/** `Fri 27 Nov` */
export const shortDate = (iso: string, lang: Lang) =>
  written(iso, lang, 'short', { weekday: 'short', day: 'numeric', month: 'short' });

/** `Friday 27 November 2026` */
export const longDate = (iso: string, lang: Lang) =>
  written(iso, lang, 'long', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** `16:40 UTC`: the server does not know anybody's clock. */
export const hour = (instant: string, lang: Lang) => {
  const text = written(instant, lang, 'hour', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return text === instant ? text : `${text} UTC`;
};

const days = (n: number, lang: Lang) =>
  new Intl.NumberFormat(locales[lang], { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(n);

/** `3 days left`, `1 day late`, `today`. */
export function timeLeft(n: number, lang: Lang) {
  if (n === 0) return frameWords[lang].today;
  const { left, late } = frameWords[lang];
  return n < 0 ? late(days(-n, lang)) : left(days(n, lang));
}

/** A deadline: `Fri 27 Nov`, `3 days left`. Lateness is said, then coloured. */
export function Due({ on }: { on: string }) {
  const { lang, today } = usePage();
  const n = daysLeft(on, today);
  return (
    <span class={n < 0 ? 'due late' : n <= 3 ? 'due soon' : 'due'}>
      <time dateTime={on}>{shortDate(on, lang)}</time> <span class="left">{timeLeft(n, lang)}</span>
    </span>
  );
}

/** A deadline inside a sentence: `Friday 27 November 2026, 3 days left`. */
export const dueInWords = (on: string, { lang, today }: { lang: Lang; today: string }) =>
  `${longDate(on, lang)}, ${timeLeft(daysLeft(on, today), lang)}`;

/** A day that is no deadline: `Friday 27 November 2026`. */
export const Day = ({ on }: { on: string }) => <time dateTime={on}>{longDate(on, usePage().lang)}</time>;

/** `2026-11-24` and 30 make `2026-12-24`. */
export const daysLater = (iso: string, days: number) =>
  new Date(Date.parse(iso) + days * DAY).toISOString().slice(0, 10);
