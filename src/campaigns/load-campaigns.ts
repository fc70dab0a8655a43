import type { DataSource, QueryRunner } from 'typeorm';
import { listed, orNull, readCsv } from '../reference/read-csv.js';

type Owner = Pick<DataSource | QueryRunner, 'query'>;
type Column =
  | 'id'
  | 'title'
  | 'kind'
  | 'parent_id'
  | 'demand'
  | 'target_authority'
  | 'action_type'
  | 'start_date'
  | 'end_date'
  | 'date_certainty'
  | 'recurrence'
  | 'countries'
  | 'lead_org'
  | 'source'
  | 'in_resolution'
  | 'verified'
  | 'note';
type Row = Record<Column, string>;

/**
 * Writes `reference/campaigns.csv` as the owner: calls and days as campaigns, what happens on a date as actions. A day of
 * action is both, for its one action is the day itself. Again is the same as once.
 */
export async function loadCampaigns(owner: Owner) {
  const rows = readCsv<Column>('campaigns.csv');
  const campaigns = rows.filter(({ kind }) => kind !== 'action');
  // A parent stands before its parts in the file; the foreign key says so if it does not.
  for (const row of campaigns) await upsert(owner, 'campaigns', campaign(row));
  for (const row of rows.filter(({ kind }) => kind !== 'campaign'))
    await upsert(owner, 'campaign_actions', action(row));
}

const campaign = (row: Row) => ({
  ...dated(row),
  parent_id: orNull(row.parent_id),
  kind: row.kind,
  demand: orNull(row.demand),
  lead_org: orNull(row.lead_org),
  in_resolution: row.in_resolution === 'yes',
});

const action = (row: Row) => ({
  ...dated(row),
  campaign_id: row.parent_id || row.id,
  purpose: orNull(row.demand),
});

const dated = (row: Row) => ({
  id: row.id,
  title: row.title,
  target_authority: orNull(row.target_authority),
  start_date: orNull(row.date_certainty === 'year_only' ? `${row.start_date}-01-01` : row.start_date),
  end_date: orNull(row.end_date),
  date_certainty: orNull(row.date_certainty),
  recurrence: orNull(row.recurrence),
  action_types: listed(row.action_type),
  countries: listed(row.countries),
  source: row.source,
  verified: row.verified === 'yes',
  note: orNull(row.note),
});

/** The names of columns are those of the objects above, never of the file. */
function upsert(owner: Owner, table: 'campaigns' | 'campaign_actions', values: object) {
  const columns = Object.keys(values);
  return owner.query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})
     on conflict (id) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    Object.values(values),
  );
}
