import type { Person } from '../../src/cli/demo/cast.js';
import { readPlan } from '../../src/statistics/plan/read-plan.js';
import { openStatement } from '../../src/statistics/statement/statement.js';
import { publicKeyOf } from '../../src/vault/box.js';
import { pairOf, remainderOf, secretFrom } from '../../src/vault/statistics-secret.js';
import type { RunningApp } from '../support/app.js';
import { ownerQuery } from '../support/owner.js';

/** As two leads together have it, and nobody in the product. */
export async function statisticsSecret(running: RunningApp, first: Person, second: Person): Promise<Buffer> {
  const [share] = await ownerQuery<{ share_sealed: Buffer }>(
    running.database,
    `select share_sealed from statistics_shares where first_account_id = $1 and second_account_id = $2`,
    [first.accountId, second.accountId],
  );
  const pair = ({ actor: { secretKey } }: Person) => ({
    secretKey: Buffer.from(secretKey),
    publicKey: publicKeyOf(secretKey),
  });
  return secretFrom(pair(second), remainderOf(pair(first), share!.share_sealed));
}

export interface OpenedStatement {
  deskId: string;
  part: 'quarter' | 'year';
  planFile: Buffer;
  /** By the name of the table. */
  counts: Map<string, number[]>;
}

/** Every statement that waits for its draw. */
export async function openedStatements(running: RunningApp, secret: Buffer): Promise<OpenedStatement[]> {
  const [plan] = await ownerQuery<{ file: Buffer }>(running.database, `select file from plans`);
  const file = plan!.file;
  const rows = await ownerQuery<Row>(
    running.database,
    `select s.organisation_id, s.desk_id, s.period, s.part, s.statement_sealed, k.secret from statements s
     join shred.statement_secrets k on k.period = case s.part when 'year' then left(s.period, 4) else s.period end`,
  );
  return rows.map(
    ({ organisation_id: organisationId, desk_id: deskId, period, part, statement_sealed, secret: shred }) => ({
      deskId,
      part,
      planFile: file,
      counts: openStatement(
        pairOf(secret),
        shred,
        { organisationId, deskId, period, part },
        readPlan(file.toString()),
        file,
        statement_sealed,
      ),
    }),
  );
}

interface Row {
  organisation_id: string;
  desk_id: string;
  period: string;
  part: 'quarter' | 'year';
  statement_sealed: Buffer;
  secret: Buffer;
}
