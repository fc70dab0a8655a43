import { type Lang, locales } from '../../../common/web/languages.js';
import { daysOf } from '../../plan/period.js';
import type { Given } from '../printed.js';
import { quantilesFor, type Release } from '../release.js';
import { sentenceWords } from './in-languages.js';

/** What is never said: exactly, only, none, fell to, people (of a count), refused in, a rank, and anything of a withheld cell. */
export function sentencesOf(release: Release, language: Lang): string[] {
  const words = sentenceWords[language];
  const { total, comparisons, period } = release;
  const { from, to } = daysOf(period);
  const found: string[] = [];
  if (total)
    found.push(
      `${words.registered(total.lower!, dayIn(language, from), dayIn(language, to))} ${words.figure(total.value, marginOf(total))}`,
    );
  for (const { cell, given } of rowsOf(release, 'service_country'))
    if (given && cell[0] !== 'other_or_unknown') found.push(words.country(given.lower!, countryIn(language, cell[0]!)));
  for (const { cell, given } of rowsOf(release, 'main_ground')) {
    const share = given && shareOf(release, given);
    if (share) found.push(words.ground(share.part, share.of, words.grounds[cell[0]!]!));
  }
  for (const comparison of comparisons)
    found.push(
      comparison.what === 'since'
        ? words.since(dayIn(language, daysOf(comparison.from).from), comparison.sum.lower!)
        : aYearBefore(comparison.difference, language),
    );
  return found;
}

/** A change is said only where the interval of the difference does not hold nought. */
function aYearBefore(difference: Given, language: Lang): string {
  const words = sentenceWords[language];
  const figure = words.figure(Math.abs(difference.value), marginOf(difference));
  if (difference.lower! > 0) return `${words.moreThanYearBefore(difference.lower!)} ${figure}`;
  if (difference.upper! < 0) return `${words.fewerThanYearBefore(-difference.upper!)} ${figure}`;
  return words.asYearBefore;
}

/** Give or take: the interval lies within so many of the number on both sides. */
export const marginOf = ({ value, lower, upper }: Given): number => Math.max(value - lower!, upper! - value);

const rowsOf = ({ tables }: Release, name: string) => tables.find(({ table }) => table.name === name)?.rows ?? [];

/** In how many parts a share is said. */
const PARTS = [2, 3, 4, 5, 10];
/** Shares are said over a total of at least so many margins. */
const SHARE_FROM_MARGINS = 10;

/**
 * "At least `part` in `of`", in parts that people use: the largest share that holds where the cell is as small, and the total as large,
 * as their intervals say. The cell's is widened to that of the only printed one, so that both hold together at about the level of one.
 */
export function shareOf(release: Release, given: Given): { part: number; of: number } | undefined {
  const { total } = release;
  if (!total || total.value < SHARE_FROM_MARGINS * marginOf(total)) return undefined;
  const [alone, together] = [0, -1].map((at) => quantilesFor(release).main_ground!.error['*']!.at(at)!) as [
    number,
    number,
  ];
  const share = (given.lower! - (alone - together)) / total.upper!;
  let best: { part: number; of: number } | undefined;
  for (const of of PARTS) {
    const part = Math.floor(share * of);
    if (part >= 1 && (!best || part / of > best.part / best.of)) best = { part, of };
  }
  return best;
}

const dayIn = (language: Lang, day: string): string =>
  new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(day));
const countryIn = (language: Lang, code: string): string =>
  new Intl.DisplayNames([locales[language]], { type: 'region' }).of(code) ?? code;

/** One sentence a line, and how to print them. */
export const sentencesFile = (release: Release, language: Lang): string =>
  `${[...sentencesOf(release, language), sentenceWords[language].rule].join('\n')}\n`;
