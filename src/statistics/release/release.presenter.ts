import { marginOf, printedFrom } from '../plan/plan-in-words.js';
import { cellsOf, listOf } from '../plan/cells.js';
import type { Plan } from '../plan/plan.js';
import type { Lead } from '../keys/statistics-keys.service.js';
import { lengthOf } from './draw.js';
import type { PlannedLine, ReleaseItem, ReleaseToDo, ReleaseView } from './release.view.js';
import type { ReleaseLine } from './releases.service.js';

export const releaseItem = ({ period, state, schedule, preparedBy, approver }: ReleaseLine): ReleaseItem => ({
  period,
  state,
  schedule,
  prepared_by: preparedBy ?? null,
  approver: approver ?? null,
});

/** @param shares whether who asks shares the key with another lead: without one nobody can prepare */
export function toDo(lines: readonly ReleaseLine[], shares: boolean): ReleaseToDo[] {
  const found = lines.flatMap<ReleaseToDo>(({ period, state, mine, schedule: { approvedBy, published } }) => {
    if (state === 'may-prepare') return shares ? [{ kind: 'prepare', period, at: approvedBy }] : [];
    if (state === 'prepared') return mine ? [{ kind: 'approve', period, at: approvedBy }] : [];
    return state === 'embargo' ? [{ kind: 'read', period, at: published }] : [];
  });
  const newest = lines.find(({ state }) => state === 'published');
  return newest ? [...found, { kind: 'public', period: newest.period, at: newest.schedule.published }] : found;
}

/** What leads read of it from the end of the days for approval on. */
export type Kit = Pick<ReleaseView, 'files' | 'sentences' | 'translations' | 'total'>;
export const NO_KIT: Kit = { files: [], sentences: [], translations: [], total: null };

export const releaseView = (line: ReleaseLine, approvers: Lead[], kit: Kit): ReleaseView => ({
  ...releaseItem(line),
  prepared_on: line.preparedOn ?? null,
  mine: line.mine,
  plan: {
    id: line.plan.plan.id,
    version: line.plan.plan.version,
    name: line.plan.plan.name,
    lifetime_budget: line.plan.plan.lifetime_budget,
    sha256: line.plan.sha256,
  },
  tables: plannedLines(line.plan.plan, lengthOf(line.period)),
  approvers: approvers.map(({ accountId, handle, organisation }) => ({
    code: accountId,
    label: `${handle}, ${organisation}`,
  })),
  ...kit,
});

export const plannedLines = (plan: Plan, now: 'quarter' | 'year' | undefined): PlannedLine[] =>
  plan.tables.map((table) => {
    const margin = marginOf(plan, table);
    return {
      name: table.name,
      label: table.dimensions.length ? table.dimensions.map((one) => listOf(plan, one).label).join(' by ') : 'Total',
      rows: cellsOf(plan, table).length,
      period: table.period,
      now: table.period === now,
      cost: table.epsilon,
      margin,
      floor: printedFrom(plan, table),
    };
  });
