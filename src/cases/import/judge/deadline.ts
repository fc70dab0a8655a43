import { dayOf, lastOf, readDay, type Reading } from './day.js';
import { monthIn } from './months.js';
import { fold } from './text.js';

/**
 * A deadline may be a day, or a month: then it is the last day of that month, the next one from `today` on. Everything
 * else that people write into the column ("ASAP", "in 2 weeks") is vague and has no day.
 */
export type Deadline =
  { kind: 'blank' | 'ambiguous' | 'invalid' | 'vague' } | { kind: 'day'; day: string } | { kind: 'month'; day: string };

const END =
  /(?:^|\s)(?:(?:by |before |until |till |bis |до |к |avant |antes de |a |à |в |am |at |le )?(?:the )?(?:end(?: of)?|ende?|конец|конца|концу|конце|кінець|кінця|кінці|наприкінці|fin(?: de)?|la fin de|finales de|final de|finales|fine|τέλη|τέλος|koniec|krajem|kraj|akhir)) (?=@)|(?<=@) ?(?:end|ende|sonu(?:na)?|末|말|底)$/u;
export function readDeadline(cell: string, today: string): Deadline {
  const reading: Reading = readDay(cell);
  if (reading.kind === 'day' || reading.kind === 'blank' || reading.kind === 'ambiguous') return reading;
  const month = cell.length > 200 ? undefined : monthMeant(fold(cell));
  if (month) {
    const day = lastDay(month, today);
    return day ? { kind: 'month', day } : { kind: 'vague' };
  }
  return reading.kind === 'invalid' && cell.length < 200 && looksLikeDay(fold(cell))
    ? { kind: 'invalid' }
    : { kind: 'vague' };
}

/** Digits and separators only, and not just "17.11.": it was meant as a day, and is none. */
function looksLikeDay(text: string): boolean {
  if (/^\d{1,2}[./]\d{1,2}[./]?$/.test(text)) return false;
  return /^(?=.*\d)[\d\s./,:-]+$/.test(text) || looksWritten(text);
}

/** "31 Feb 2027": day, month and year are there, and the day is not in the calendar. */
function looksWritten(text: string): boolean {
  const found = monthIn(text);
  return found !== undefined && /^\D*\d{1,2}\D+\d{4}\D*$|^\D*\d{4}\D+\d{1,2}\D*$/.test(found.rest);
}

function monthMeant(text: string): { month: number; year?: number } | undefined {
  const numbered = /^(\d{1,2}) ?(?:月|월) ?(?:末|底|말)?(?:まで(?:に)?|까지)?$/.exec(text);
  if (numbered) return Number(numbered[1]) <= 12 ? { month: Number(numbered[1]) } : undefined;
  const found = monthIn(text);
  if (!found) return undefined;
  // Whatever else is said ("mid", "before", a word we do not know) leaves no day that is not too late.
  const bare = found.rest
    .replace(END, ' ')
    .replace(/@|\b(?:of|de|in|im|en|в|у|au|to|next)\b|(?<=^|\s)(?:в|у)(?=\s)|[.,'’]/gu, ' ')
    .trim();
  const year = /^(?:20\d{2})$/.exec(bare)?.[0];
  if (bare !== '' && !year) return undefined;
  return { month: found.month, year: year ? Number(year) : undefined };
}

function lastDay({ month, year }: { month: number; year?: number }, today: string): string | undefined {
  const thisYear = Number(today.slice(0, 4));
  if (year) return dayOf(year, month, lastOf(year, month));
  const next = dayOf(thisYear, month, lastOf(thisYear, month))!;
  return next >= today ? next : dayOf(thisYear + 1, month, lastOf(thisYear + 1, month));
}
