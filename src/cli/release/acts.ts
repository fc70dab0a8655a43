import { randomUUID } from 'node:crypto';
import { hour, longDate } from '../../common/web/dates.js';
import { periodInWords } from '../../statistics/plan/period-in-words.js';
import type { ReleaseView } from '../../statistics/release/release.view.js';
import type { StatementView } from '../../statistics/statement/statement.view.js';
import { askSecrets } from '../server/ask.js';
import { type Connection, connect, Refused } from '../server/connection.js';
import { ownDesk } from '../server/own-desk.js';
import type { Asked } from './arguments.js';

const RELEASING = {
  again: 'Run the same command again: nothing is done twice.',
  forbidden:
    'Your account may not do this: a coordinator states for a desk; campaign leads prepare, approve and read before publication.',
};

export const signIn = async ({ url, handle }: Asked): Promise<Connection> =>
  connect({ url, handle: handle! }, await askSecrets(), RELEASING);

/** @returns what to tell, as all acts here: the calendar and who is to act, and nothing else */
export async function state(asked: Asked): Promise<string> {
  const connection = await signIn(asked);
  const { id, name } = await ownDesk(connection, asked.desk);
  // Without a key: sent again it takes the place of what was sent before.
  const { statement } = await connection.post<StatementView>(`/api/v1/desks/${id}/statement/${asked.period}`, {});
  const until = statement ? ` It may be sent again until ${instant(statement.schedule.cutOff)}.` : '';
  return `${name} has stated ${periodInWords(asked.period)}.${until}`;
}

export async function prepare(asked: Asked): Promise<string> {
  const connection = await signIn(asked);
  const before = await releaseOf(connection, asked);
  if (before.state === 'prepared' && asked.approver !== undefined && asked.approver !== before.approver)
    throw new Error(`It is prepared already, to be approved by ${before.approver}: take the preparation back first.`);
  const { approver: named, schedule } =
    before.state === 'prepared'
      ? before
      : await connection.post<ReleaseView>(
          `${pathOf(asked)}/preparation`,
          { account_id: approverOf(before, asked.approver).code },
          // Of this run: over a broken line it prepares once, and another preparation later is another one.
          randomUUID(),
        );
  return `${periodInWords(asked.period)} is prepared. ${named} approves it until ${instant(schedule.approvedBy)}.`;
}

/** The draw may have been committed although its answer was lost: it is looked up, never made again. */
export async function approve(asked: Asked): Promise<string> {
  const connection = await signIn(asked);
  let release: ReleaseView;
  try {
    release = await connection.post<ReleaseView>(`${pathOf(asked)}/approval`, {});
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    release = await releaseOf(connection, asked);
    if (!['drawn', 'embargo', 'published'].includes(release.state)) throw error;
  }
  const { approvedBy, published } = release.schedule;
  return `${periodInWords(asked.period)} is approved and drawn. There is no second draw. Leads read it from ${instant(approvedBy)} on, and everybody from ${instant(published)} on.`;
}

const pathOf = ({ period }: Asked) => `/api/v1/releases/${period}`;
export const releaseOf = (connection: Connection, asked: Asked) => connection.get<ReleaseView>(pathOf(asked));

function approverOf({ period, state: now, schedule, approvers }: ReleaseView, wanted: string | undefined) {
  if (now === 'announced')
    throw new Error(
      `${periodInWords(period)} is prepared between ${instant(schedule.cutOff)} and ${instant(schedule.approvedBy)}.`,
    );
  if (now === 'not_published')
    throw new Error(`The days for ${periodInWords(period)} are over: it is never published.`);
  if (now !== 'may-prepare') throw new Error(`${periodInWords(period)} was drawn. There is no second draw.`);
  const handleOf = ({ label }: { label: string }) => label.split(',')[0]!;
  const found = approvers.filter((one) => wanted === undefined || handleOf(one) === wanted);
  if (found.length === 1) return found[0]!;
  if (approvers.length === 0)
    throw new Error('You share the statistics key with no other lead, so you cannot prepare a release.');
  throw new Error(`Say who approves with --approver: ${approvers.map(handleOf).join(', ')}.`);
}

const instant = (at: string) => `${longDate(at, 'en')}, ${hour(at, 'en')}`;
