import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import { pinnedExportKey } from '../support/export-key.js';
import type { SmallNetwork } from '../support/network.js';
import type { Plants } from './plants.js';

/** Everything that leaves the house in a file: it passes through memory, and nothing of it stays. Each with a reason of its own. */
export async function takeOut({ app }: RunningApp, network: SmallNetwork, plants: Plants, ids: string[]) {
  const desk = api(app, network.coordinator);
  await pinnedExportKey(app, network.desk.id, network.coordinator);
  const taken = async (kind: string, path: string, body: object) => {
    const answer = await desk.post(path, { ...body, reason: plants.sentence(`reason of taking out, ${kind}`) });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
    return answer;
  };
  const parts = ['identity', 'facts', 'needs', 'deadlines', 'referrals', 'consent', 'notes'];
  for (const id of ids) {
    const page = await taken('page', `/cases/${id}/file`, { parts });
    if (!page.body.includes('Legal name')) throw new Error('The file lacks the name.');
    await taken('PDF', `/cases/${id}/file`, { parts, as: 'pdf' });
  }
  const list = await taken('list', '/exports/list', {});
  if (!list.body.includes(plants.kinds.get('pseudonym')![1]!)) throw new Error('The list lacks a pseudonym.');
  const all = await taken('all cases', '/exports/cases', {});
  if (all.rawPayload.length < 10_000) throw new Error('The file of all cases is too short.');
}
