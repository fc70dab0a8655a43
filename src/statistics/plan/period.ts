/** `2026-Q3`, or `2026` for a year. */
export type Period = string;

export const isQuarter = (period: string): boolean => /^\d{4}-Q[1-4]$/.test(period);
export const isYear = (period: string): boolean => /^\d{4}$/.test(period);

/** First and last day, both inclusive. */
export function daysOf(period: Period): { from: string; to: string } {
  if (isYear(period)) return { from: `${period}-01-01`, to: `${period}-12-31` };
  if (!isQuarter(period)) throw new RangeError(`${period} is neither a quarter nor a year.`);
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(6))];
  const last = new Date(Date.UTC(year, quarter * 3, 0)).toISOString().slice(0, 10);
  return { from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`, to: last };
}

export const quarterOf = (day: string): Period => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
export const quartersOf = (year: Period): Period[] => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);

export function quarterBefore(period: Period): Period {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(6))];
  return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
}

/** Quarters from the first on and the years that they fill, up to what has begun on this day; a year stands behind its last quarter. */
export function periodsUntil(first: Period, day: string): Period[] {
  const found: Period[] = [];
  for (let period = first; daysOf(period).from <= day; period = quarterAfter(period)) {
    found.push(period);
    const year = period.slice(0, 4);
    if (period.endsWith('Q4') && first <= `${year}-Q1`) found.push(year);
  }
  return found;
}

export function quarterAfter(period: Period): Period {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(6))];
  return quarter === 4 ? `${year + 1}-Q1` : `${year}-Q${quarter + 1}`;
}
