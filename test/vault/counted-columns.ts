import { CountedMarks } from '../../src/people/counted/counted-marks.service.js';
import { acting } from '../../src/cli/demo/cast.js';
import { readPlan } from '../../src/statistics/plan/read-plan.js';
import { openStatement } from '../../src/statistics/statement/statement.js';
import { publicKeyOf } from '../../src/vault/box.js';
import { pairOf, remainderOf, secretFrom } from '../../src/vault/statistics-secret.js';
import type { RunningApp } from '../support/app.js';
import type { SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

export const markOf = ({ app }: RunningApp, { caseworker }: SmallNetwork, personId: string) =>
  acting(app, caseworker, async () => {
    const found = await app.get(CountedMarks, { strict: false }).of([personId]);
    return found.get(personId)!.mark;
  });

/** What the two leads would open together of the statement of the first desk: by hand, for the draw passes over what does not open. */
export async function statedOf({ database }: RunningApp, { north, south, desk, lead }: SmallNetwork) {
  const [row] = await ownerQuery<Record<'statement' | 'secret' | 'share' | 'file', Buffer> & Record<string, string>>(
    database,
    `select s.period, s.statement_sealed as statement, x.secret, h.share_sealed as share, h.second_account_id as second, p.file
     from statements s join shred.statement_secrets x on x.period = s.period
       join statistics_shares h on h.first_account_id = $2, plans p where s.desk_id = $1 and s.part = 'quarter'`,
    [desk.id, lead.accountId],
  );
  const pair = (accountId: string) => {
    const { secretKey } = [...north.people, ...south.people].find((one) => one.accountId === accountId)!.actor;
    return { secretKey: Buffer.from(secretKey), publicKey: publicKeyOf(secretKey) };
  };
  const secret = secretFrom(pair(row!.second!), remainderOf(pair(lead.accountId), row!.share));
  const place = { organisationId: north.id, deskId: desk.id, period: row!.period!, part: 'quarter' as const };
  return openStatement(pairOf(secret), row!.secret, place, readPlan(row!.file.toString()), row!.file, row!.statement)
    .size;
}
