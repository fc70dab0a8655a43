import { type Lang, locales } from '../../common/web/languages.js';
import { listOf } from '../plan/cells.js';
import { daysOf, isYear, type Period } from '../plan/period.js';
import type { Plan } from '../plan/plan.js';
import { statisticsWords } from './words/statistics-words.js';

/** `July to September 2027` in this language. */
export function periodIn(lang: Lang, period: Period): string {
  const { from, to } = daysOf(period);
  const month = new Intl.DateTimeFormat(locales[lang], { month: 'long', timeZone: 'UTC' });
  return statisticsWords[lang].page.period(
    month.format(Date.parse(from)),
    month.format(Date.parse(to)),
    isYear(period) ? period : period.slice(0, 4),
  );
}

/** The name of a table: of its dimensions. A plan that somebody changed may have lists of which we know no words: then its own stand there. */
export function tableLabel(plan: Plan, dimensions: readonly string[], lang: Lang): string {
  const { by, total, lists } = statisticsWords[lang].codes;
  return dimensions.map((name) => lists[name]?.label ?? listOf(plan, name).label).join(` ${by} `) || total;
}

export function rowLabel(plan: Plan, dimensions: readonly string[], codes: readonly string[], lang: Lang): string {
  if (dimensions.length === 0) return statisticsWords[lang].codes.allRequests;
  return codes.map((code, at) => codeLabel(plan, dimensions[at]!, code, lang)).join(': ');
}

/** `Countries not printed, together` */
export function restLabel(dimensions: readonly string[], lang: Lang): string {
  const { lists, notPrintedTogether } = statisticsWords[lang].codes;
  const [only, ...more] = dimensions;
  return (more.length === 0 && only ? lists[only]?.rest : undefined) ?? notPrintedTogether;
}

function codeLabel(plan: Plan, dimension: string, code: string, lang: Lang): string {
  const { lists, otherOrUnknown } = statisticsWords[lang].codes;
  const planned = listOf(plan, dimension).codes.find((one) => one.code === code);
  const known = lists[dimension]?.codes[code];
  if (known) return known;
  if (code === 'other_or_unknown') return otherOrUnknown;
  const isCountry = planned?.of?.length === 1 && planned.of[0] === code && /^[A-Z]{2}$/.test(code);
  if (isCountry && lang !== 'en') return countries(lang).of(code) ?? planned.label;
  return planned?.label ?? code;
}

const made = new Map<Lang, Intl.DisplayNames>();
function countries(lang: Lang): Intl.DisplayNames {
  const found = made.get(lang) ?? new Intl.DisplayNames([locales[lang]], { type: 'region' });
  made.set(lang, found);
  return found;
}
