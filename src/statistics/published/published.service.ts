import { Injectable, NotFoundException } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import { Db } from '../../common/database/db.js';
import { isYear, type Period } from '../plan/period.js';
import type { Plan } from '../plan/plan.js';
import { readPlan } from '../plan/read-plan.js';
import { ReleaseReading } from '../release/release-reading.service.js';
import { nameOf } from '../release/release.js';
import type { PublishedLine, PublishedRow, PublishedTable, PublishedView } from './published.view.js';

interface Row {
  period: Period;
  plan_id: string;
  plan_version: number;
  published_at: Date;
  all_reported: boolean;
}

/** Releases as anyone reads them: from the stored files, so that a page never says anything else than they do. */
@Injectable()
export class Published {
  constructor(
    private readonly db: Db,
    private readonly reading: ReleaseReading,
  ) {}

  /** Newest first; the year behind its last quarter. */
  async list(): Promise<PublishedLine[]> {
    const rows = await this.db.query<Row>(
      `select period, plan_id, plan_version, published_at, all_reported from releases
       where drawn order by published_at desc, period desc`,
    );
    return rows.map((row) => ({
      period: row.period,
      release: nameOf({ period: row.period, plan: { id: row.plan_id, version: row.plan_version } }),
      published: row.published_at.toISOString(),
      all_groups_reported_in_time: row.all_reported,
    }));
  }

  /** Periods that were announced and never will be published, newest first: no reason is known here, and none is given. */
  async unpublished(): Promise<Period[]> {
    const rows = await this.db.query<{ period: Period }>(`select period from unpublished_periods order by period desc`);
    return rows.map(({ period }) => period);
  }

  /** @throws NotFoundException */
  async show(period: Period, language: string): Promise<PublishedView> {
    const line = (await this.list()).find((one) => one.period === period);
    if (!line) throw new NotFoundException();
    const files = new Map((await this.reading.all(period)).map(({ path, bytes }) => [path, bytes.toString()]));
    const plan = readPlan(files.get('plan.json')!);
    const length = isYear(period) ? 'year' : 'quarter';
    return {
      ...line,
      sentences: await this.reading.sentences(period, language),
      tables: plan.tables
        .filter((table) => table.period === length)
        .map(({ name, dimensions }) => tableOf(plan, name, dimensions, files.get(`${name}.csv`)!)),
      files: [...files.keys()],
      lifetime_budget: plan.lifetime_budget,
      plan,
    };
  }

  async file(release: string, path: string): Promise<Buffer> {
    const line = (await this.list()).find((one) => one.release === release);
    const bytes = line && (await this.reading.file(line.period, path));
    if (!bytes) throw new NotFoundException();
    return bytes;
  }
}

function tableOf(plan: Plan, name: string, dimensions: string[], file: string): PublishedTable {
  const [, , ...records] = parse(file) as string[][];
  const labelOf = (code: string, at: number) =>
    plan.code_lists[dimensions[at]!]!.codes.find((one) => one.code === code)?.label ?? code;
  const rows = records.map<PublishedRow>((record) => {
    const [value, lower, upper, status] = record.slice(-4) as [string, string, string, PublishedRow['status']];
    return {
      label: dimensions.length === 0 ? 'All requests' : record.slice(0, dimensions.length).map(labelOf).join(': '),
      status,
      value: numberOf(value),
      lower: numberOf(lower),
      upper: numberOf(upper),
    };
  });
  return { name, label: dimensions.map((one) => plan.code_lists[one]!.label).join(' by ') || 'Total', rows };
}

const numberOf = (text: string): number | null => (text === '' ? null : Number(text));
