import { setTimeout as pause } from 'node:timers/promises';
import { onlyOne } from '../../src/common/database/only-one.js';
import { withClient } from '../../src/common/database/roles.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

/** One process serves a database: sessions live in its memory. */
let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

const never = (sentence: string) => {
  throw new Error(sentence);
};
const ANOTHER = /^Another Ploughshare serves this database already: stop it first\./;

it('a second process on the same database is refused with a sentence, and let in when the first has left', async () => {
  const first = await onlyOne(database.appUrl, never);
  await expect(onlyOne(database.appUrl, never)).rejects.toThrow(ANOTHER);
  await first.leave();
  const second = await onlyOne(database.appUrl, never);
  await second.leave();
});

it('on another database it stands in nobody’s way', async () => {
  const other = await freshDatabase();
  const both = [await onlyOne(database.appUrl, never), await onlyOne(other.appUrl, never)];
  for (const one of both) await one.leave();
  await other.drop();
});

const cut = () =>
  withClient(database.adminUrl, (admin) =>
    admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'ploughshare, the one'`,
    ),
  );

it('that lost its connection takes the lock again', async () => {
  const first = await onlyOne(database.appUrl, never);
  await cut();
  const deadline = performance.now() + 10_000;
  for (;;) {
    const second = await onlyOne(database.appUrl, never).catch(() => undefined);
    if (!second) break;
    await second.leave();
    if (performance.now() > deadline) throw new Error('It was not taken again.');
    await pause(50);
  }
  await first.leave();
});
