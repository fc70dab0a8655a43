import type { FreshDatabase } from '../support/database.js';
import { asOwner } from '../support/owner.js';

export type DumpedRow = Record<string, unknown> & { id?: string; organisation_id: string };
/** Every row of every table, as somebody has carried it away: what is written later changes nothing of it. */
export interface Dump {
  tables: Map<string, DumpedRow[]>;
  /** All of it once more as Postgres writes it. */
  text: string;
}

export const dumpOf = (database: FreshDatabase): Promise<Dump> =>
  asOwner(database, async (client) => {
    const names = await client.query<{ name: string }>(
      `select case table_schema when 'public' then table_name else table_schema || '.' || table_name end as name
       from information_schema.tables where table_schema in ('public', 'shred') and table_type = 'BASE TABLE' order by 1`,
    );
    const dump: Dump = { tables: new Map(), text: '' };
    for (const { name } of names.rows) {
      const { rows } = await client.query<DumpedRow>(`select * from ${name}`);
      const texts = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
      dump.tables.set(name, rows);
      dump.text += texts.rows.map(({ text }) => `${text}\n`).join('');
    }
    return dump;
  });

/** What stands in the dump for whoever has no key at all: the text, and the bytes of every sealed column. */
export function readableOf({ tables, text }: Dump): string {
  const bytes = [...tables.values()]
    .flat()
    .flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value)))
    .map((value) => value.toString('latin1'));
  return [text, ...bytes].join('\n');
}
