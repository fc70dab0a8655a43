import pg from 'pg';

/** One client for one short piece of work, closed in any case. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function exists(client: pg.Client, question: string, value: string): Promise<boolean> {
  return (await client.query(question, [value])).rows.length > 0;
}
