import { listOf } from '../../plan/cells.js';
import { daysOf } from '../../plan/period.js';
import type { PrintedTable } from '../printed.js';
import { nameOf, type Release } from '../release.js';
import { columnsOf, REST } from './table-file.js';

export interface Hashed {
  path: string;
  bytes: number;
  /** Hex. */
  sha256: string;
}

const LICENCE = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
};

/** What each file and column means: Data Package, version 2 (https://datapackage.org). */
export function dataPackage(release: Release, files: readonly Hashed[]): object {
  const { period, tables } = release;
  const { from, to } = daysOf(period);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `ploughshare-${nameOf(release).toLowerCase().replace('/', '-')}`,
    title: `Requests for help registered, ${from} to ${to}`,
    description:
      'Requests for help registered by the groups of the network, from people refusing military service. Each number was moved by chance, once, before anyone saw it. Not printed: too small to print with a useful margin, or none. No figure is not zero.',
    version: '1.0.0',
    created: release.schedule.published,
    licenses: [LICENCE],
    resources: tables.map((printed) =>
      resource(
        printed,
        files.find(({ path }) => path === `${printed.table.name}.csv`)!,
      ),
    ),
  };

  function resource(printed: PrintedTable, file: Hashed): object {
    const { name, dimensions } = printed.table;
    return {
      $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
      name,
      type: 'table',
      title: dimensions.length
        ? dimensions.map((dimension) => listOf(release.plan, dimension).label).join(' by ')
        : 'Total',
      path: file.path,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: file.bytes,
      hash: `sha256:${file.sha256}`,
      // The second row holds hashtags of HXL.
      dialect: { header: true, headerRows: [1], commentRows: [2], lineTerminator: '\n' },
      schema: {
        fields: columnsOf(printed).map((column) => field(column)),
        primaryKey: [...dimensions, 'period_start', 'period_end'],
        missingValues: [''],
      },
    };
  }

  function field(name: string): object {
    const list = release.plan.code_lists[name];
    if (list)
      return {
        name,
        title: list.label,
        type: 'string',
        categories: [
          ...list.codes.map(({ code, label }) => ({ value: code, label })),
          { value: REST, label: 'Not printed, together' },
        ],
        constraints: { required: true },
      };
    return { name, ...FIELDS[name] };
  }
}

const FIELDS: Record<string, object> = {
  period_start: { title: 'First day of the period', type: 'date', constraints: { required: true } },
  period_end: { title: 'Last day of the period, inclusive', type: 'date', constraints: { required: true } },
  value: { title: 'Our figure', type: 'integer', description: 'Empty where it is withheld.' },
  lower_95: { title: 'At least', type: 'integer', description: 'About one in forty is too high by chance.' },
  upper_95: { title: 'At most', type: 'integer', description: 'About one in forty is too low by chance.' },
  status: {
    title: 'Whether the row is printed',
    type: 'string',
    categories: [
      { value: 'published', label: 'Printed' },
      { value: 'withheld', label: 'Not printed: too small to print with a useful margin, or none' },
      { value: REST, label: 'All that is not printed, together' },
    ],
    constraints: { required: true },
  },
};
