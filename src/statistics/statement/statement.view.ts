import type { PlannedLine } from '../release/release.view.js';
import type { StatementOf } from './statements.service.js';

/** `GET /desks/:id/statement` */
export interface StatementView {
  id: string;
  name: string;
  /** Null where no plan counts the quarter that closed last. */
  statement: (StatementOf & { plan: string; tables: PlannedLine[] }) | null;
  /** Whether the desk has checked the statistics key; null where there is none. */
  statistics_key: 'pinned' | 'not-pinned' | null;
}
