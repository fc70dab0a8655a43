import type { Person } from '../../src/cli/demo/cast.js';
import type { Period } from '../../src/statistics/plan/period.js';
import type { PeriodLength } from '../../src/statistics/plan/plan.js';
import { readPlan } from '../../src/statistics/plan/read-plan.js';
import { openStatement } from '../../src/statistics/statement/statement.js';
import { type KeyPair, publicKeyOf } from '../../src/vault/box.js';
import { pairOf, remainderOf, secretFrom } from '../../src/vault/statistics-secret.js';
import type { FreshDatabase } from '../support/database.js';
import { ownerQuery } from '../support/owner.js';

/** Whose statement, of which quarter, and which half of it. */
export interface Which {
  deskId: string;
  period: Period;
  part: PeriodLength;
}
interface Row extends Record<'statement' | 'secret' | 'share' | 'file', Buffer> {
  organisation: string;
}

export const keyPairOf = ({ actor: { secretKey } }: Pick<Person, 'actor'>): KeyPair => ({
  secretKey: Buffer.from(secretKey),
  publicKey: publicKeyOf(secretKey),
});

/** What two leads would open together of a statement, with the whole database at hand: its cells, by the name of the table. */
export async function openedStatement(
  database: FreshDatabase,
  [first, second]: readonly [Person, Person],
  { deskId, period, part }: Which,
): Promise<Map<string, number[]>> {
  const [row] = await ownerQuery<Row>(
    database,
    `select s.organisation_id as organisation, s.statement_sealed as statement, x.secret, h.share_sealed as share, p.file
     from statements s
       join shred.statement_secrets x on x.period = case s.part when 'year' then left(s.period, 4) else s.period end
       join statistics_shares h on h.first_account_id = $4 and h.second_account_id = $5, plans p
     where s.desk_id = $1 and s.period = $2 and s.part = $3`,
    [deskId, period, part, first.accountId, second.accountId],
  );
  const { organisation: organisationId, statement, secret, share, file } = row!;
  const pair = pairOf(secretFrom(keyPairOf(second), remainderOf(keyPairOf(first), share)));
  return openStatement(
    pair,
    secret,
    { organisationId, deskId, period, part },
    readPlan(file.toString()),
    file,
    statement,
  );
}
