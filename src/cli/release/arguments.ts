import { parseArgs } from 'node:util';
import { readConfig } from '../../config.js';
import { isQuarter, isYear, type Period } from '../../statistics/plan/period.js';
import { WrongUse } from '../command.js';
import { addressOf } from '../server/address.js';

export interface Asked {
  act: 'state' | 'prepare' | 'approve' | 'export';
  period: Period;
  url: URL;
  handle?: string;
  desk?: string;
  approver?: string;
  /** The folder of an export. */
  folder?: string;
}

/** The options of each act besides --server and --handle. */
const ACTS: Record<Asked['act'], readonly string[]> = {
  state: ['desk'],
  prepare: ['approver'],
  approve: [],
  export: [],
};

/** @throws WrongUse */
export function readArguments(args: string[]): Asked {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      server: { type: 'string' },
      handle: { type: 'string' },
      desk: { type: 'string' },
      approver: { type: 'string' },
    },
  });
  const [act = '', period = '', folder, ...more] = positionals;
  if (!isAct(act)) throw new WrongUse('Say state, prepare, approve or export.');
  if (!isQuarter(period) && !isYear(period))
    throw new WrongUse('Name a period: a quarter such as 2026-Q3, or a year such as 2026.');
  if (act === 'state' && isYear(period))
    throw new WrongUse('Quarters are stated; the part of the year is in each of them.');
  const { server, ...others } = values;
  const strange = Object.keys(others).find((name) => name !== 'handle' && !ACTS[act].includes(name));
  if (strange) throw new WrongUse(`${act} takes no --${strange}.`);
  if (act === 'export' && !folder) throw new WrongUse('Name the folder that the files go to: export PERIOD DIR.');
  if (more.length > 0 || (act !== 'export' && folder)) throw new WrongUse('Name one period at a time.');
  if (act !== 'export' && !others.handle) throw new WrongUse('Say who signs in with --handle.');
  return { act, period, folder, ...others, url: server ? addressOf(server) : new URL(readConfig().publicUrl) };
}

const isAct = (text: string): text is Asked['act'] => Object.hasOwn(ACTS, text);
