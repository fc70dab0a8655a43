import { listOf } from '../../plan/cells.js';
import { daysOf } from '../../plan/period.js';
import type { Given, PrintedTable } from '../printed.js';
import type { Release } from '../release.js';

/** Bars of which the solid part is the lower bound, and the hatched part goes on to the upper bound. */
export interface Chart {
  name: string;
  title: string;
  bars: Bar[];
  notes: string[];
}
export interface Bar {
  label: string;
  /** Absent: not printed, and then there is no track either, which would read as nought. */
  given: Given | undefined;
}

export const NOT_PRINTED = 'not printed';

/** One for each table that has dimensions, in the order of its code list. Digits in it are published values, bounds, dates and 95. */
export function chartsOf(release: Release): Chart[] {
  const { from, to } = daysOf(release.period);
  return release.tables
    .filter(({ table }) => table.dimensions.length > 0)
    .map((printed) => ({
      name: printed.table.name,
      title: `Requests for help registered, ${from} to ${to}: ${titleOf(release, printed).toLowerCase()}`,
      bars: [
        ...printed.rows.map(({ cell, given }) => ({
          label: cell.map((code, at) => labelOf(release, printed.table.dimensions[at]!, code)).join(': '),
          given,
        })),
        ...(printed.rest ? [{ label: 'Not printed, together', given: printed.rest }] : []),
      ],
      notes: [
        'Solid: at least this many. Hatched: up to this many (95 %). Each number was moved by chance, once.',
        'Not printed: too small to print with a useful margin, or none. No figure is not zero. CC BY 4.0.',
      ],
    }));
}

export const titleOf = ({ plan }: Release, { table: { dimensions } }: PrintedTable): string =>
  dimensions.length ? dimensions.map((dimension) => listOf(plan, dimension).label).join(' by ') : 'Total';

export const labelOf = ({ plan }: Release, dimension: string, code: string): string =>
  listOf(plan, dimension).codes.find((one) => one.code === code)?.label ?? code;

/** `136 (130 to 142)`: what stands beside a bar. */
export const figureOf = ({ value, lower, upper }: Given): string =>
  lower === undefined ? String(value) : `${value} (${lower} to ${upper})`;

/** Measures of a chart in pixels, for the drawing as a picture and as lines. */
export interface Measures {
  width: number;
  height: number;
  bars: { top: number; solid: number; hatched: number }[];
  notes: number;
}
export const ROW = { height: 26, bar: 14, label: 330, track: 420, first: 74, side: 24 } as const;

export function measure({ bars, notes }: Chart): Measures {
  const largest = Math.max(1, ...bars.map(({ given }) => given?.upper ?? given?.value ?? 0));
  const pixels = (amount: number) => Math.round((amount / largest) * ROW.track);
  const end = ROW.first + bars.length * ROW.height;
  return {
    width: 1000,
    height: end + 24 + notes.length * 20,
    bars: bars.map(({ given }, at) => {
      const solid = given ? pixels(given.lower ?? given.value) : 0;
      return {
        top: ROW.first + at * ROW.height,
        solid,
        hatched: given?.upper === undefined ? 0 : pixels(given.upper) - solid,
      };
    }),
    notes: end + 24,
  };
}
