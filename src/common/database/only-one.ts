import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Refused } from './check-server.js';

const AGAIN_AFTER = 2000;
const TAKE = `select pg_try_advisory_lock(hashtext('ploughshare'), hashtext('the one server')) as taken`;
const ANOTHER =
  'Another Ploughshare serves this database already: stop it first. Sessions live in one process, and a second one would not know them.';

export interface OnlyOne {
  /** Another process may serve this database now. */
  leave: () => Promise<void>;
}

/**
 * Holds this database for one process, by an advisory lock of a connection of its own: it lasts as long as the connection does.
 * When the connection is lost (Postgres was restarted) the lock is taken again; `lost` is called, with a sentence, if another
 * process has it by then.
 * @throws Refused
 */
export async function onlyOne(databaseUrl: string, lost: (sentence: string) => void): Promise<OnlyOne> {
  let left = false;
  let client = await taken(databaseUrl);
  const watch = () => client.once('end', () => void retake());
  const retake = async () => {
    while (!left) {
      try {
        client = await taken(databaseUrl);
        return left ? void (await client.end()) : watch();
      } catch (error) {
        if (error instanceof Refused) return lost(error.message);
        await pause(AGAIN_AFTER, undefined, { ref: false });
      }
    }
  };
  watch();
  return {
    leave: async () => {
      left = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function taken(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    application_name: 'ploughshare, the one',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('set idle_session_timeout = 0');
    const { rows } = await client.query<{ taken: boolean }>(TAKE);
    if (rows[0]?.taken) return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  await client.end();
  throw new Refused(ANOTHER);
}

/** For a process that serves: it stops rather than be the second. */
export const stopAsSecond = (sentence: string) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};
