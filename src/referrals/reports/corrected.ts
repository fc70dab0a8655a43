import { Invalid } from '../../common/web/refusals.js';
import type { ConfirmReport } from './report.input.js';
import type { Reported } from './reported.js';

/** What a report may be corrected in, and what of it must be said. */
const FIELDS = {
  proceeding: { all: ['type', 'court', 'country', 'authority', 'file_number', 'opened_on'], needed: ['type'] },
  event: { all: ['kind', 'on', 'at', 'place', 'text', 'trigger'], needed: ['kind', 'on'] },
  outcome: { all: ['on', 'outcome'], needed: ['on', 'outcome'] },
} as const;

/** The report as it came, unless any of it is given again: then all of it is as given. @throws Invalid where something is lacking */
export function correctedBy(report: Reported, input: ConfirmReport): Reported {
  const { all, needed } = FIELDS[report.what];
  const given = all.filter((field) => input[field] !== undefined);
  if (given.length === 0) return report;
  const lacking = needed.filter((field) => input[field] === undefined);
  if (lacking.length > 0)
    throw new Invalid(lacking.map((field) => ({ field, message: 'Say this too, or confirm the report as it came.' })));
  return { what: report.what, ...Object.fromEntries(given.map((field) => [field, input[field]])) } as Reported;
}

/** The file number of an event only says to which proceeding it belongs. */
export function isSame(report: Reported, said: Reported): boolean {
  const [one, other] = [report, said] as unknown as Record<string, unknown>[];
  return FIELDS[report.what].all.every((field) => one![field] === other![field]);
}
