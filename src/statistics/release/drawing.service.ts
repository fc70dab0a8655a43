import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { CannotOpen } from '../../vault/cannot-open.js';
import { plainSha256 } from '../../vault/derive.js';
import { type OpenedKey, StatisticsKeys } from '../keys/statistics-keys.service.js';
import { systemRandom } from '../noise/random.js';
import { cellsOf, tablesOf } from '../plan/cells.js';
import type { AdoptedPlan } from '../plan/adopted-plans.service.js';
import { daysOf, isYear, type Period, quartersOf } from '../plan/period.js';
import type { PeriodLength } from '../plan/plan.js';
import { together } from '../projection/adjust.js';
import { openStatement } from '../statement/statement.js';
import { aloneWith } from './alone-with.js';
import { type Before, compose, hasAllQuarters } from './compose.js';
import { draw, lengthOf } from './draw.js';
import { LIST_OF_FILES, releaseFiles } from './files/release-files.js';
import { Ledger } from './ledger.service.js';
import { nameOf } from './release.js';
import { notNow, Releases } from './releases.service.js';

interface StatementRow {
  organisationId: string;
  deskId: string;
  period: Period;
  part: PeriodLength;
  key_number: number;
  statement_sealed: Buffer;
}

/**
 * Approving is the draw: in this one transaction the statements are opened and summed in memory, noise is added once, what came out is
 * entered in the ledger with its files, and the statements and their secret are destroyed. What does not commit was never seen.
 */
@Injectable()
export class Drawing {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly keys: StatisticsKeys,
    private readonly releases: Releases,
    private readonly ledger: Ledger,
  ) {}

  /** By the lead who was named, without having seen a number. @throws Conflict where it is another's to approve, or not the time */
  async approve(period: Period): Promise<void> {
    // Whoever else prepares, withdraws or approves waits here, and then finds it done; so does the job that ends what is over.
    await this.keys.hold('shared');
    await aloneWith(this.db, period);
    const [row] = await this.db.query<{ key_number: number }>(
      `select key_number from releases where period = $1 for update`,
      [period],
    );
    const line = await this.releases.get(period);
    if (line.state !== 'prepared' || !row) throw notNow(line);
    if (!line.mine) throw new Conflict('Another lead was named to approve this release.', 'not-yours');
    if (isYear(period)) await this.demandLastQuarter(period);
    const key = await this.keys.open(row.key_number, await this.remainder(period));
    await this.drawIt(period, line.plan, key);
    await this.destroy(period);
    this.audit.record({ action: 'release.approve' });
  }

  private async drawIt(period: Period, adopted: AdoptedPlan, key: OpenedKey) {
    const { plan, file, sha256 } = adopted;
    const { counts, allReported } = await this.sums(period, adopted, key);
    const quarters = await this.ledger.quartersBefore(period, plan);
    const frozen =
      isYear(period) && hasAllQuarters(period, { quarters })
        ? together(
            plan,
            quartersOf(period).map((quarter) => quarters.get(quarter)!),
          )
        : undefined;
    const drawn = draw(plan, period, counts, systemRandom(), frozen);
    await this.ledger.enter(plan, period, drawn);
    const before: Before = {
      quarters,
      allReported,
      spent: await this.ledger.spent(),
      previous: await this.previous(period),
    };
    const release = compose(plan, sha256, period, drawn, before);
    await this.db.change(`update releases set drawn = true, all_reported = $2 where period = $1`, [
      period,
      allReported,
    ]);
    for (const { path, bytes } of await releaseFiles(release, file, key.signer))
      await this.db.query(`insert into release_files (period, path, bytes) values ($1, $2, $3)`, [
        period,
        path,
        Buffer.from(bytes),
      ]);
  }

  /** Only here, in memory, are there exact sums. A statement that does not open is passed over in silence. */
  private async sums(period: Period, { plan, file }: AdoptedPlan, key: OpenedKey) {
    const part = lengthOf(period);
    const sums = new Map(tablesOf(plan, part).map((table) => [table.name, cellsOf(plan, table).map(() => 0)]));
    const secret = await this.shredSecret(period);
    const stated = new Set<string>();
    for (const row of await this.statements(period, part)) {
      try {
        const pair = key.pairs.get(row.key_number);
        if (!pair || !secret) continue;
        for (const [name, cells] of openStatement(pair, secret, row, plan, file, row.statement_sealed))
          cells.forEach((count, at) => (sums.get(name)![at]! += count));
        stated.add(`${row.deskId} ${row.period}`);
      } catch (error) {
        if (!(error instanceof CannotOpen)) throw error;
      }
    }
    return { counts: sums, allReported: await this.haveAllStated(period, stated) };
  }

  private statements(period: Period, part: PeriodLength): Promise<StatementRow[]> {
    return this.db.query<StatementRow>(
      `select organisation_id as "organisationId", desk_id as "deskId", period, part, key_number, statement_sealed
       from statements where part = $1 and period like $2 order by desk_id, period`,
      [part, part === 'year' ? `${period}-Q_` : period],
    );
  }

  /** Of each quarter those desks are asked that were there on its last day. A younger one may state, and need not. */
  private async haveAllStated(period: Period, stated: ReadonlySet<string>): Promise<boolean> {
    const desks = await this.db.query<{ id: string; born_on: string }>(
      `select id, born_on::text from desks where epoch > 0`,
    );
    return (isYear(period) ? quartersOf(period) : [period]).every((quarter) =>
      desks.every(({ id, born_on }) => born_on > daysOf(quarter).to || stated.has(`${id} ${quarter}`)),
    );
  }

  private async shredSecret(period: Period): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ secret: Buffer }>(
      `select secret from shred.statement_secrets where period = $1`,
      [period],
    );
    return row?.secret;
  }

  private async remainder(period: Period): Promise<Buffer> {
    const [row] = await this.db.query<{ remainder_sealed: Buffer }>(
      `select remainder_sealed from shred.release_remainders where period = $1`,
      [period],
    );
    if (!row) throw new Conflict('What was prepared is not there any more: prepare it again.', 'not-prepared');
    return row.remainder_sealed;
  }

  /** A year agrees with its quarters, so the last of them is drawn first. */
  private async demandLastQuarter(year: Period) {
    const last = await this.releases.get(quartersOf(year)[3]!);
    if (!['drawn', 'embargo', 'published'].includes(last.state))
      throw new Conflict(
        `Approve ${last.period} first: the tables of the year agree with its quarters.`,
        'quarter-first',
      );
  }

  private async previous(period: Period) {
    const [row] = await this.db.query<{ period: Period; plan_id: string; plan_version: number; bytes: Buffer }>(
      `select r.period, r.plan_id, r.plan_version, f.bytes from releases r
       join release_files f on f.period = r.period and f.path = $2
       where r.period <> $1 order by r.published_at desc, length(r.period), r.period desc limit 1`,
      [period, LIST_OF_FILES],
    );
    return (
      row && {
        release: nameOf({ period: row.period, plan: { id: row.plan_id, version: row.plan_version } }),
        sha256: plainSha256(row.bytes).toString('hex'),
      }
    );
  }

  private async destroy(period: Period) {
    await this.db.change(`delete from statements where part = $1 and period like $2`, [
      lengthOf(period),
      isYear(period) ? `${period}-Q_` : period,
    ]);
    await this.db.change(`delete from shred.statement_secrets where period = $1`, [period]);
    await this.db.change(`delete from shred.release_remainders where period = $1`, [period]);
  }
}
