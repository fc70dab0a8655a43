import pg from 'pg';
import { asOwner } from '../support/owner.js';
import type { FreshDatabase } from '../support/database.js';

export interface Table {
  /** `shred.secrets`. */
  name: string;
  columns: string[];
  key: string[];
  /** What the application's role may insert, update; and whether it may delete. */
  insertable: string[];
  updatable: string[];
  deletable: boolean;
}

/** Every table with an organisation, of every schema, as information_schema tells it. */
export const tablesOfOrganisations = (database: FreshDatabase): Promise<Table[]> =>
  asOwner(database, async (client) => {
    const { rows } = await client.query(
      `select format('%I.%I', c.table_schema, c.table_name) as name,
         (select array_agg(column_name::text order by ordinal_position) from information_schema.columns a
          where a.table_schema = c.table_schema and a.table_name = c.table_name) as columns,
         (select array_agg(u.column_name::text) from information_schema.table_constraints t
          join information_schema.key_column_usage u using (constraint_schema, constraint_name)
          where t.constraint_type = 'PRIMARY KEY' and t.table_schema = c.table_schema and t.table_name = c.table_name) as key,
         ${privileges('INSERT')} as insertable, ${privileges('UPDATE')} as updatable,
         has_table_privilege('ploughshare_app', format('%I.%I', c.table_schema, c.table_name), 'DELETE') as deletable
       from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
       where c.column_name = 'organisation_id' and b.table_type = 'BASE TABLE' order by 1`,
    );
    return rows as Table[];
  });

const privileges = (
  privilege: string,
) => `coalesce((select array_agg(a.column_name::text) from information_schema.columns a
  where a.table_schema = c.table_schema and a.table_name = c.table_name
    and has_column_privilege('ploughshare_app', format('%I.%I', c.table_schema, c.table_name), a.column_name::text, '${privilege}')), '{}')`;

export type Values = Record<string, unknown>;

/** What a query answers, as the application's role acting as somebody. Nothing is ever kept. @returns the error's code, where it is refused */
export class AsApplication {
  constructor(private readonly client: pg.Client) {}

  static async open({ appUrl }: FreshDatabase) {
    const client = new pg.Client({ connectionString: appUrl });
    await client.connect();
    return new AsApplication(client);
  }

  close = () => this.client.end();

  async rows(
    who: { accountId: string; organisationId: string },
    reach: string,
    sql: string,
    parameters: unknown[] = [],
  ): Promise<Values[]> {
    const { rows, error } = await this.attempt(who, reach, sql, parameters);
    if (error) throw error;
    return rows;
  }

  async attempt(
    who: { accountId: string; organisationId: string } | 'nobody',
    reach: string,
    sql: string,
    parameters: unknown[] = [],
  ) {
    await this.client.query('begin');
    try {
      if (who !== 'nobody')
        await this.client.query('select * from act($1, $2, $3, now())', [who.accountId, who.organisationId, reach]);
      const { rows, rowCount } = await this.client.query(sql, parameters);
      return { rows: rows as Values[], changed: rowCount ?? 0, code: '' };
    } catch (error) {
      return { rows: [], changed: 0, code: (error as { code?: string }).code ?? '?', error: error as Error };
    } finally {
      await this.client.query('rollback');
    }
  }
}

/** An INSERT of this row, as far as the application may name its columns. */
export function insertion({ name, insertable }: Table, values: Values): [sql: string, parameters: unknown[]] {
  const columns = insertable.filter((column) => values[column] !== undefined && values[column] !== null);
  return [
    `insert into ${name} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    columns.map((column) => values[column]),
  ];
}

/** `where` for exactly this row. */
export const thisRow = ({ key }: Table, values: Values): [sql: string, parameters: unknown[]] => [
  key.map((column, at) => `${column} = $${at + 1}`).join(' and '),
  key.map((column) => values[column]),
];
