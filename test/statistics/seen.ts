import { Jobs } from '../../src/jobs/jobs.service.js';
import { withClient } from '../../src/common/database/roles.js';
import { api, browser } from '../support/client.js';
import { asOwner, rowCounts } from '../support/owner.js';
import type { NetworkThatCounts } from './network-that-counts.js';
import { masked, type World } from './two-worlds.js';

/** Who looks, and where; pages and what programs get. */
const LOOKS: [who: 'lead' | 'southLead' | 'auditor' | 'administrator', path: string][] = [
  ...(['lead', 'southLead'] as const).flatMap((lead) =>
    ['/home', '/releases', '/statistics-key/new', '/api/releases'].map((path) => [lead, path] as [typeof lead, string]),
  ),
  ...['/home', '/audit', '/audit/trail', '/audit/trail?show=refusals', '/audit/reach', '/audit/auditors'].map(
    (path) => ['auditor', path] as ['auditor', string],
  ),
  ['administrator', '/home'],
  ['administrator', '/operation'],
  ['administrator', '/api/operation'],
];

/** Everything that leads, an auditor, an administrator and whoever asks without a name see of these periods; in the same order each time. */
export async function seenBy(world: World, network: NetworkThatCounts, periods: string[]): Promise<string[]> {
  const { app } = world.running;
  const looks = [
    ...LOOKS,
    ...(['lead', 'southLead'] as const).flatMap((lead) =>
      periods.flatMap((period) =>
        [`/releases/${period}`, `/api/releases/${period}`, `/releases/${period}/files/total.csv`].map(
          (path) => [lead, path] as [typeof lead, string],
        ),
      ),
    ),
  ];
  const seen: string[] = [];
  for (const [who, path] of looks) {
    const answer = path.startsWith('/api/')
      ? await api(app, network[who]).get(path.slice('/api'.length))
      : await browser(app, network[who]).get(path);
    seen.push(`${who} ${path}: ${answer.statusCode} ${masked(answer.body)}`);
  }
  for (const path of ['/public/statistics', '/public/releases.json', '/public/statistics/releases.atom']) {
    const { statusCode, body } = await app.inject({ url: path });
    seen.push(`anybody ${path}: ${statusCode} ${masked(body)}`);
  }
  return seen;
}

/** What the jobs say that they did, and what was logged until now. */
export async function toldBy({ running, logged }: World): Promise<string[]> {
  const jobs = running.app.get(Jobs, { strict: false });
  const done: string[] = [];
  for (const name of jobs.names()) done.push(`${name}: ${JSON.stringify(await jobs.run(name))}`);
  return [...done, ...logged.map(masked)];
}

/** What lies on the disk: how many rows each table has, and how long each sealed value is that counting, drawing and recording write. */
export async function onDisk({ running: { database } }: World): Promise<string[]> {
  const rows = await rowCounts(database);
  const columns = await withClient(database.ownerUrl, async (owner) =>
    owner.query<{ table: string; column: string }>(
      `select format('%I.%I', table_schema, table_name) as table, column_name as column from information_schema.columns
       where table_schema in ('public', 'shred') and data_type = 'bytea'
         and (column_name = 'counted_sealed' or table_name not in ('persons', 'cases', 'notes')) order by 1, 2`,
    ),
  );
  const lengths = await asOwner(database, async (owner) => {
    const found: string[] = [];
    for (const { table, column } of columns.rows) {
      const { rows: sizes } = await owner.query<{ size: number | null }>(
        `select length(${column}) as size from ${table} order by 1 nulls first`,
      );
      found.push(`${table}.${column}: ${sizes.map(({ size }) => size).join(' ')}`);
    }
    return found;
  });
  return [...Object.entries(rows).map(([table, count]) => `${table}: ${count}`), ...lengths];
}
