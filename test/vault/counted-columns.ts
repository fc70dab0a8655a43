import { CountedMarks } from '../../src/people/counted/counted-marks.service.js';
import { acting } from '../../src/cli/demo/cast.js';
import { openedStatement } from '../statistics/opened-statement.js';
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
  const [row] = await ownerQuery<{ second: string; period: string }>(
    database,
    `select h.second_account_id as second, s.period from statistics_shares h, statements s
     where h.first_account_id = $1 and s.desk_id = $2 limit 1`,
    [lead.accountId, desk.id],
  );
  const second = [...north.people, ...south.people].find(({ accountId }) => accountId === row!.second)!;
  const opened = await openedStatement(database, [lead, second], {
    deskId: desk.id,
    period: row!.period,
    part: 'quarter',
  });
  return opened.size;
}
