import type { Person } from '../../src/cli/demo/cast.js';
import type { RunningApp } from '../support/app.js';
import { rowCounts } from '../support/owner.js';
import { trailOf } from './trail.js';

/** Nothing is written by the act but, where one is possible, the trail's entry of the refusal. */
export async function nothingWritten(
  { database }: RunningApp,
  auditor: Person,
  act: () => Promise<void>,
  refusals: number,
) {
  const before = await rowCounts(database);
  const trail = (await trailOf(database, auditor)).length;
  await act();
  const after = await rowCounts(database);
  expect(after).toEqual({ ...before, 'public.audit_entries': before['public.audit_entries']! + refusals });
  const entries = (await trailOf(database, auditor)).slice(trail);
  expect(entries.map(({ refused }) => refused)).toEqual(Array.from({ length: refusals }, () => expect.any(Number)));
  return entries;
}
