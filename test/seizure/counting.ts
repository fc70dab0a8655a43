import { daysLater } from '../../src/common/web/dates.js';
import { daysOf, quarterAfter, quarterOf } from '../../src/statistics/plan/period.js';
import { Drawing } from '../../src/statistics/release/drawing.service.js';
import { Releases } from '../../src/statistics/release/releases.service.js';
import { plainSha256 } from '../../src/vault/derive.js';
import { pairOf } from '../../src/vault/statistics-secret.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import type { SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { asLead } from '../statistics/a-published-quarter.js';
import { beginCounting, desksOf } from '../statistics/network-that-counts.js';
import { openedStatements, statisticsSecret } from '../statistics/open-statements.js';
import type { Needle } from './forms.js';

/** An improbable count. */
const REQUESTS = 37;

/** A quarter is counted, stated and drawn. @returns what must be nowhere, and the row that was drawn, which lies in its table under embargo */
export async function countAndDraw(
  running: RunningApp,
  network: SmallNetwork,
): Promise<{ secrets: Needle[]; drawn: string }> {
  const { app, clock } = running;
  const today = clock.today();
  const period = quarterAfter(quarterOf(today));
  const { from, to } = daysOf(period);
  clock.standAt(today);
  const southLead = await beginCounting(running, network, 'small', period);
  clock.standAt(daysLater(from, 20));
  const desk = api(app, network.southCaseworker);
  for (let nr = 0; nr < REQUESTS; nr += 1) {
    const { statusCode, body } = await desk.post('/cases', { pseudonym: `Counted ${nr}`, counted: true });
    if (statusCode !== 201) throw new Error(body);
  }
  clock.standAt(daysLater(to, 5));
  for (const [{ id }, coordinator] of desksOf(network)) {
    const { statusCode, body } = await api(app, coordinator).post(`/desks/${id}/statement/${period}`);
    if (statusCode !== 201) throw new Error(body);
  }
  const secret = await statisticsSecret(running, network.lead, southLead);
  const secrets: Needle[] = [
    { name: 'statistics secret', of: secret },
    { name: 'statistics secret', of: Buffer.from(pairOf(secret).secretKey) },
    { name: 'mark of being counted', of: `"intake":"${period}/${network.southDesk.id}"` },
    ...(await statementsInClear(running, secret)),
  ];
  clock.standAt(daysLater(to, 42));
  await asLead(running, network.lead, () => app.get(Releases, { strict: false }).prepare(period, southLead.accountId));
  await asLead(running, southLead, () => app.get(Drawing, { strict: false }).approve(period));
  const [total] = await ownerQuery<{ bytes: Buffer }>(
    running.database,
    `select bytes from release_files where path = 'total.csv'`,
  );
  clock.standAt(today);
  return { secrets, drawn: total!.bytes.toString().trimEnd().split('\n').at(-1)! };
}

/** The beginning of what each desk sealed: the hash of the plan and the first counts, of which one is not nought. */
async function statementsInClear(running: RunningApp, secret: Buffer): Promise<Needle[]> {
  const statements = await openedStatements(running, secret);
  const cells = statements.map(({ counts }) => [...counts.values()].flat());
  if (!cells.flat().includes(REQUESTS)) throw new Error(`No statement holds the ${REQUESTS} that were counted.`);
  return statements.map(({ planFile }, nr) => {
    const first = cells[nr]!.slice(0, 8);
    const bytes = Buffer.alloc(4 * first.length);
    first.forEach((count, at) => bytes.writeUInt32LE(count, 4 * at));
    return { name: 'counts of a statement', of: Buffer.concat([plainSha256(planFile), bytes]) };
  });
}
