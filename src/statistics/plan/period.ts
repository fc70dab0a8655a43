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
