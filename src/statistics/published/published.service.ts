import { Injectable, NotFoundException } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import type { Lang } from '../../common/web/languages.js';
import { isYear, type Period } from '../plan/period.js';
import type { Plan } from '../plan/plan.js';
import { readPlan } from '../plan/read-plan.js';
import { type Move, usualMove } from '../plan/usual-move.js';
import { readTable } from '../release/files/read-table.js';
import { LIST_OF_FILES } from '../release/files/release-files.js';
import { ReleaseReading } from '../release/release-reading.service.js';
import { nameOf } from '../release/release.js';
import type { PublishedLine, PublishedView } from './published.view.js';

interface Row {
  period: Period;
  plan_id: string;
  plan_version: number;
  published_at: Date;
  all_reported: boolean;
  sha256: string;
}

const NONE = '00000000-0000-0000-0000-000000000000';

/** Releases as anyone reads them: from the stored files, so that a page never says anything else than they do. */
@Injectable()
export class Published {
  /** By the text of the plan: it takes twenty thousand draws, and there are few plans. */
  private readonly moves = new Map<string, Move | null>();

  constructor(
    private readonly db: Db,
    private readonly reading: ReleaseReading,
  ) {}

  /** Newest first; the year behind its last quarter. */
  async list(): Promise<PublishedLine[]> {
    const rows = await this.db.query<Row>(
      `select r.period, plan_id, plan_version, published_at, all_reported, encode(sha256(f.bytes), 'hex') as sha256
       from releases r join release_files f on f.period = r.period and f.path = $1
       where drawn order by published_at desc, r.period desc`,
      [LIST_OF_FILES],
    );
    return rows.map((row) => ({
      period: row.period,
      release: nameOf({ period: row.period, plan: { id: row.plan_id, version: row.plan_version } }),
      published: row.published_at.toISOString(),
      all_groups_reported_in_time: row.all_reported,
      sha256: row.sha256,
    }));
  }

  /** Periods that were announced and never will be published, newest first: no reason is known here, and none is given. */
  async unpublished(): Promise<Period[]> {
    const rows = await this.db.query<{ period: Period }>(`select period from unpublished_periods order by period desc`);
    return rows.map(({ period }) => period);
  }

  /** What makes this network's list another one than any other network's, for ever: its first key. */
  async network(): Promise<string> {
    const [first] = await this.db.query<{ id: string }>(`select id from statistics_keys order by number limit 1`);
    return first?.id ?? NONE;
  }

  /** @throws NotFoundException */
  async show(period: Period, language: Lang): Promise<PublishedView> {
    const line = (await this.list()).find((one) => one.period === period);
    if (!line) throw new NotFoundException();
    const files = await this.reading.tables(period);
    const plan = readPlan(files.get('plan.json')!);
    const length = isYear(period) ? 'year' : 'quarter';
    return {
      ...line,
      sentences: await this.reading.sentences(period, language),
      tables: plan.tables
        .filter((table) => table.period === length)
        .map(({ name, dimensions }) => ({
          name,
          dimensions,
          rows: readTable(files.get(`${name}.csv`)!, dimensions.length),
        })),
      files: await this.reading.paths(period),
      plan,
      moved: length === 'quarter' ? this.movedUnder(files.get('plan.json')!, plan) : null,
    };
  }

  private movedUnder(file: string, plan: Plan): Move | null {
    const found = this.moves.get(file) ?? usualMove(plan) ?? null;
    this.moves.set(file, found);
    return found;
  }

  async file(release: string, path: string): Promise<Buffer> {
    const line = (await this.list()).find((one) => one.release === release);
    const bytes = line && (await this.reading.file(line.period, path));
    if (!bytes) throw new NotFoundException();
    return bytes;
  }
}
