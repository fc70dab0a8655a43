import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource } from 'typeorm';
import { checkServer, Refused } from '../../src/common/database/check-server.js';
import { withClient } from '../../src/common/database/roles.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

/** A role that is merely allowed to make databases and roles (DATABASE_URL of `npm test`) cannot make these. */
const isSuperuser = await withClient(adminUrl(), async (client) => {
  const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user');
  return rows[0].rolsuper as boolean;
});
const itAsSuperuser = isSuperuser ? it : it.skip;

describe('the server does not start', () => {
  let database: FreshDatabase;
  /** A role of this file's own: other files use the application's role at the same time. */
  let role: string;
  let roleUrl: string;
  const asAdmin = (sql: string) => withClient(database.adminUrl, (client) => client.query(sql));
  const asOwner = (sql: string) => withClient(database.ownerUrl, (client) => client.query(sql));

  beforeAll(async () => {
    database = await freshDatabase();
    role = `${new URL(database.appUrl).username}_checked`;
    roleUrl = Object.assign(new URL(database.appUrl), { username: role, password: 'x' }).toString();
    await asAdmin(`create role ${role} login password 'x' in role ploughshare_app`);
    await asOwner(`grant connect on database ${new URL(database.appUrl).pathname.slice(1)} to ${role}`);
  });
  afterAll(async () => {
    await database.drop();
    await withClient(adminUrl(), (client) => client.query(`drop role ${role}`));
  });

  async function start(url = roleUrl, from?: string) {
    const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
    try {
      await checkServer(dataSource, from);
    } finally {
      await dataSource.destroy();
    }
  }

  async function expectRefusal(attempt: Promise<void>, saying: RegExp) {
    const error = await attempt.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Refused);
    expect((error as Error).message).toMatch(saying);
    expect((error as Error).message).toMatch(/^[A-Z][^\n]*\.$/);
  }

  it('unless everything is in order', async () => {
    await expect(start()).resolves.toBeUndefined();
    await expect(start(database.appUrl)).resolves.toBeUndefined();
  });

  it('on a PostgreSQL older than 17', async () => {
    const old = { query: async () => [{ version: '16.9', number: 160_009 }] } as unknown as DataSource;
    await expectRefusal(checkServer(old), /PostgreSQL 16\.9.*17 or newer/);
  });

  itAsSuperuser('as a superuser', async () => {
    await asAdmin(`alter role ${role} superuser`);
    await expectRefusal(start(), /is a superuser/);
    await asAdmin(`alter role ${role} nosuperuser`);
  });

  itAsSuperuser('as a role that bypasses row-level security', async () => {
    await asAdmin(`alter role ${role} bypassrls`);
    await expectRefusal(start(), /bypasses row-level security/);
    await asAdmin(`alter role ${role} nobypassrls`);
  });

  itAsSuperuser('as a role that can become one of these', async () => {
    await asAdmin(`create role ${role}_mighty bypassrls; grant ${role}_mighty to ${role}`);
    await expectRefusal(start(), /can become .*_mighty, which bypasses/);
    await asAdmin(`drop role ${role}_mighty`);
  });

  it('as the owner of the tables, or as a member of the owner', async () => {
    await expectRefusal(start(database.ownerUrl), /owns the table/);
    const owner = new URL(database.ownerUrl).username;
    await asAdmin(`grant ${owner} to ${role}`);
    await expectRefusal(start(), /owns the table/);
    await asAdmin(`revoke ${owner} from ${role}`);
  });

  it('while migrations are pending', async () => {
    const { rows } = await asOwner(`delete from migrations where id = (select max(id) from migrations) returning *`);
    await expectRefusal(start(), /lacks 1 of \d+ migrations/);
    const { timestamp, name } = rows[0];
    await asOwner(`insert into migrations (timestamp, name) values (${timestamp}, '${name}')`);
    await expect(start()).resolves.toBeUndefined();
  });

  it('on an empty database', async () => {
    await asOwner('alter table migrations rename to elsewhere');
    await expectRefusal(start(), /lacks \d+ of \d+ migrations/);
    await asOwner('alter table elsewhere rename to migrations');
  });

  it('on a database of a newer version', async () => {
    await asOwner(`insert into migrations (timestamp, name) values (9999999999999, 'Newer9999999999999')`);
    await expectRefusal(start(), /newer Ploughshare/);
    await asOwner(`delete from migrations where name = 'Newer9999999999999'`);
  });

  it('when pg-native would take the place of pg', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'native-'));
    mkdirSync(join(folder, 'node_modules/pg-native'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/pg-native/index.js'), '');
    await expectRefusal(start(undefined, pathToFileURL(join(folder, 'main.js')).href), /pg-native/);
    rmSync(folder, { recursive: true });
  });
});

function adminUrl(): string {
  return process.env.TEST_POSTGRES_ADMIN_URL ?? '';
}
