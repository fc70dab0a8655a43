import { parseArgs } from 'node:util';
import { dayOf } from '../../cases/import/judge/day.js';
import { Clock } from '../../common/clock.js';
import { WrongUse } from '../command.js';
import { addressOf } from '../server/address.js';
import type { Server as At } from '../server/connection.js';

export interface Server extends At {
  desk: string;
}

export interface Asked {
  file: string;
  /** `YYYY-MM-DD` */
  today: string;
  report?: string;
  sheet?: string;
  encoding?: string;
  /** `Heading=column`, as typed. */
  map: string[];
  /** Headings of hidden columns that are to be read. */
  hidden: string[];
  withHiddenRows: boolean;
  withoutHidden: boolean;
  /** Absent: a dry run. */
  server?: Server;
}

export function readArguments(args: string[]): Asked {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      report: { type: 'string' },
      today: { type: 'string' },
      server: { type: 'string' },
      desk: { type: 'string' },
      handle: { type: 'string' },
      sheet: { type: 'string' },
      encoding: { type: 'string' },
      map: { type: 'string', multiple: true },
      hidden: { type: 'string', multiple: true },
      'hidden-rows': { type: 'boolean' },
      'without-hidden': { type: 'boolean' },
    },
  });
  const [file, ...more] = positionals;
  if (!file) throw new WrongUse('Name the file of the sheet: ploughshare import FILE --dry-run.');
  if (more.length > 0) throw new WrongUse('Name one file at a time.');
  const today = values.today ?? new Clock().today();
  if (!isDay(today)) throw new WrongUse('--today is a day such as 2026-11-22.');
  const { report, server, desk, handle, sheet, encoding, map = [], hidden = [] } = values;
  const [withHiddenRows, withoutHidden] = [values['hidden-rows'] === true, values['without-hidden'] === true];
  const asked: Asked = { file, today, report, sheet, encoding, map, hidden, withHiddenRows, withoutHidden };
  if (values['dry-run']) {
    if (server || desk || handle)
      throw new WrongUse('A dry run needs no --server, --desk or --handle: choose one of the two.');
    return asked;
  }
  if (!server || !desk || !handle) throw new WrongUse('Say --dry-run, or --server URL --desk DESK --handle HANDLE.');
  return { ...asked, server: { url: addressOf(server), desk, handle } };
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return dayOf(Number(year), Number(month), Number(day)) !== undefined;
}
