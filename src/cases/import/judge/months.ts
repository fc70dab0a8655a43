import { fold, withoutAccents } from './text.js';

/**
 * Names of months in the languages of the sheets, folded, from the Unicode tables of the running Node and a few more that
 * people write. A name that means two months (Polish `listopad` is November, Croatian October) is none.
 */
const LOCALES = (
  'en de fr es it pt nl pl cs sk hu ro bg hr sr sr-Latn sl mk sq el tr az ka hy ru uk be kk uz ar ar-SY ar-DZ fa he am ti ' +
  'hi vi id ms fil fi sv da nb et lv lt ku'
).split(' ');

const TYPED: [month: number, names: string][] = [
  [1, 'janv|genn|янв|январе|січні'],
  [2, 'febr|fevr|fév|февр|фев|феврале|лютому'],
  [3, 'mrz|maerz|mär|марте|березні'],
  [4, 'avr|apr|апреле|квітні'],
  [5, 'мае|травні'],
  [6, 'июне|червні'],
  [7, 'juil|juill|июле|липні'],
  [8, 'aout|авг|aug|августе|серпні'],
  [9, 'sept|sep|setp|сент|сен|сентябре|вересні'],
  [10, 'okt|oct|окт|октябре|жовтні'],
  [11, 'nov|ноя|нояб|ноябре|листопаді'],
  [12, 'dec|dez|déc|дек|декабре|грудні'],
];

const MONTHS = new Map<string, number>();

function add(name: string, month: number): void {
  const bare = fold(name).replace(/\.$/, '');
  // Numbered months (`11月`) are numbers, and two letters are too few to be sure.
  if (bare.length < 3 || /\d/.test(bare)) return;
  MONTHS.set(bare, (MONTHS.get(bare) ?? month) === month ? month : 0);
}

for (const locale of LOCALES) {
  for (const width of ['long', 'short'] as const) {
    for (const shape of [
      { month: width },
      { month: width, day: 'numeric' },
      { month: width, day: 'numeric', year: 'numeric' },
    ] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...shape, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const name =
          format.formatToParts(Date.UTC(2026, month - 1, 15)).find(({ type }) => type === 'month')?.value ?? '';
        add(name, month);
        if (/^\p{Script=Latin}+\.?$/u.test(name)) add(withoutAccents(name), month);
      }
    }
  }
}
for (const [month, names] of TYPED) names.split('|').forEach((name) => add(name, month));

const NAMES = [...MONTHS.keys()].filter((name) => MONTHS.get(name) !== 0).sort((a, b) => b.length - a.length);
const NAMED = new RegExp(`(?<![\\p{L}\\p{M}])(?:${NAMES.map(escape).join('|')})(?![\\p{L}\\p{M}])`, 'gu');

/** The one month named in a folded text, and the text with `@` in its place; nothing where none or several are named. */
export function monthIn(text: string): { month: number; rest: string } | undefined {
  const found = text.match(NAMED);
  if (found?.length !== 1) return undefined;
  return { month: MONTHS.get(found[0])!, rest: text.replace(NAMED, '@') };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
