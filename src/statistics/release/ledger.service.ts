import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { tablesOf } from '../plan/cells.js';
import { isYear, type Period } from '../plan/period.js';
import type { CountedEvent, Plan } from '../plan/plan.js';
import type { Adjusted } from '../projection/adjust.js';
import type { Drawn } from './compose.js';
import { lengthOf } from './draw.js';

interface Spent {
  period: Period;
  table_name: string;
  event: CountedEvent;
  epsilon: number;
}

/** What was drawn, at what cost: one draw for each table and period, for ever. The database refuses a second, and one beyond the budget. */
@Injectable()
export class Ledger {
  constructor(private readonly db: Db) {}

  async enter(plan: Plan, period: Period, drawn: Drawn): Promise<void> {
    for (const { name, event, epsilon } of tablesOf(plan, lengthOf(period))) {
      const { figures, numbers } = drawn.get(name)!;
      await this.db.query(`insert into ledger (period, table_name, event, epsilon) values ($1, $2, $3, $4)`, [
        period,
        name,
        event,
        epsilon,
      ]);
      await this.db.query(`insert into drawn_tables (period, table_name, figures, numbers) values ($1, $2, $3, $4)`, [
        period,
        name,
        figures,
        numbers,
      ]);
    }
  }

  async all(): Promise<Spent[]> {
    return this.db.query<Spent>(`select period, table_name, event, epsilon from ledger order by period, table_name`);
  }

  /** What was drawn under this plan of each quarter before this period, oldest first. Under another plan numbers had other margins. */
  async quartersBefore(period: Period, { calendar }: Plan): Promise<Map<Period, Drawn>> {
    const rows = await this.db.query<{ period: Period; table_name: string } & Adjusted>(
      `select period, table_name, figures, numbers from drawn_tables
       where length(period) = 7 and period >= $1 order by period`,
      [calendar.first_period],
    );
    const found = new Map<Period, Map<string, Adjusted>>();
    for (const { period: quarter, table_name, figures, numbers } of rows) {
      // The year's tables follow its last quarter.
      if (quarter >= (isYear(period) ? `${period}-Q5` : period)) continue;
      const tables = found.get(quarter) ?? new Map<string, Adjusted>();
      found.set(quarter, tables.set(table_name, { figures, numbers }));
    }
    return found;
  }

  /** All that one registration can have cost so far, at most: its quarter and its year, and its end in another year. In thousandths. */
  async spent(): Promise<number> {
    const worst = new Map<CountedEvent, number>();
    const rows = await this.all();
    for (const event of ['intake', 'outcome'] as const) {
      const own = rows.filter((row) => row.event === event);
      const sum = (of: (period: Period) => boolean) =>
        own.reduce((total, { period, epsilon }) => (of(period) ? total + epsilon : total), 0);
      const quarters = [...new Set(own.map(({ period }) => period))];
      const costs = quarters.map((period) =>
        isYear(period) ? sum((one) => one === period) : sum((one) => one === period || one === period.slice(0, 4)),
      );
      worst.set(event, Math.max(0, ...costs));
    }
    return [...worst.values()].reduce((total, cost) => total + cost, 0);
  }
}
