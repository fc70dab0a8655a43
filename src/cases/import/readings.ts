import { dayOf } from './judge/day.js';
import { fold } from './judge/text.js';

export type Order = 'day' | 'month' | 'year';
export interface DayReading {
  /** What comes first in the cell. */
  first: Order;
  /** `YYYY-MM-DD` */
  on: string;
}

/** The days that a date of three numbers may be, by what stands first in it. `birth`: two digits of a year are not in the future. */
export function readingsOf(cell: string, today: string, birth: boolean): DayReading[] {
  const [, a, b, c] = /(?:^|\D)(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})(?:\D|$)/.exec(fold(cell)) ?? [];
  if (!a || !b || !c) return [];
  const year = (written: string) => {
    if (written.length === 4) return Number(written);
    const late = birth && Number(written) > Number(today.slice(2, 4));
    return Number(written) + (late ? 1900 : 2000);
  };
  const found: [Order, string | undefined][] = [
    ['day', dayOf(year(c), Number(b), Number(a))],
    ['month', dayOf(year(c), Number(a), Number(b))],
    ['year', a.length === 1 ? undefined : dayOf(year(a), Number(b), Number(c))],
  ];
  return found.flatMap(([first, on], at) =>
    on && found.findIndex(([, other]) => other === on) === at ? [{ first, on }] : [],
  );
}
