import { daysOf } from '../../plan/period.js';
import type { Given, PrintedTable } from '../printed.js';
import type { Release } from '../release.js';

/** The code of the last row, which no code list has. */
export const REST = 'rest';

/** Tidy columns of a table; those of a withheld row are empty but for its codes and period. */
export const columnsOf = ({ table: { dimensions } }: PrintedTable): string[] => [
  ...dimensions,
  'period_start',
  'period_end',
  'value',
  'lower_95',
  'upper_95',
  'status',
];

/** https://hxlstandard.org: the second row of the file. */
const TAGS: Record<string, string> = {
  service_country: '#country+service+code',
  service_region: '#region+service+code',
  country_of_stay: '#country+stay+code',
  main_ground: '#cause+main+code',
  service_group: '#group+service+code',
  outcome_group: '#status+outcome+code',
  period_start: '#date+start',
  period_end: '#date+end',
  value: '#reached+registered+num',
  lower_95: '#reached+registered+num+min',
  upper_95: '#reached+registered+num+max',
  status: '#meta+status',
};

/** Header, hashtags, one row a cell of the code list in its order, and the rest last. Nothing in it needs a quotation mark. */
export function tableFile({ period }: Release, printed: PrintedTable): string {
  const { from, to } = daysOf(period);
  const { dimensions } = printed.table;
  const columns = columnsOf(printed);
  const row = (codes: readonly string[], given: Given | undefined, status: string): string[] => [
    ...codes,
    from,
    to,
    ...[given?.value, given?.lower, given?.upper].map((number) => (number === undefined ? '' : String(number))),
    status,
  ];
  const rows = [
    columns,
    columns.map((column) => TAGS[column] ?? `#meta+${column}`),
    ...printed.rows.map(({ cell, given }) => row(cell, given, given ? 'published' : 'withheld')),
    ...(dimensions.length
      ? [
          row(
            dimensions.map(() => REST),
            printed.rest,
            REST,
          ),
        ]
      : []),
  ];
  return `${rows.map((cells) => cells.join(',')).join('\n')}\n`;
}
