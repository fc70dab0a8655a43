/** The same day of the month, or the first of the next where there is none: kept a day longer, never shorter. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, of > last ? last + 1 : of)).toISOString().slice(0, 10);
}
