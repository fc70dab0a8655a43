import { marginOf, printedFrom } from '../plan/plan-in-words.js';
import { cellsOf, listOf } from '../plan/cells.js';
import type { Plan } from '../plan/plan.js';
import type { Lead } from '../keys/statistics-keys.service.js';
import { lengthOf } from './draw.js';
import type { PlannedLine, ReleaseItem, ReleaseView } from './release.view.js';
import type { ReleaseLine } from './releases.service.js';

export const releaseItem = ({ period, state, schedule, preparedBy, approver }: ReleaseLine): ReleaseItem => ({
  period,
  state,
  schedule,
  prepared_by: preparedBy ?? null,
  approver: approver ?? null,
});

export const releaseView = (
  line: ReleaseLine,
  approvers: Lead[],
  { files, sentences }: { files: string[]; sentences: string[] },
): ReleaseView => ({
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
  files,
  sentences,
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
      floor: printedFrom(plan, margin),
    };
  });
