import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { withClient } from '../../src/common/database/roles.js';

describe('a fresh database', () => {
  let database: FreshDatabase;
  beforeAll(async () => (database = await freshDatabase()));
  afterAll(() => database.drop());

  const ask = async (url: string, question: string) =>
    withClient(url, async (client) => (await client.query(question)).rows[0]);

  it('is migrated', async () => {
    const { n } = await ask(database.ownerUrl, 'select count(*)::int as n from migrations');
    expect(n).toBeGreaterThan(0);
  });

  it('is used by a role that owns nothing and bypasses nothing', async () => {
    const role = await ask(
      database.appUrl,
      'select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });
  });

  it('does not let that role make a table, temporary ones neither', async () => {
    await expect(ask(database.appUrl, 'create table t (n int)')).rejects.toThrow('permission denied');
    await expect(ask(database.appUrl, 'create temporary table t (n int)')).rejects.toThrow('permission denied');
  });

  it('lets nobody else connect', async () => {
    const { open } = await ask(
      database.adminUrl,
      `select has_database_privilege('public', current_database(), 'connect') as open`,
    );
    expect(open).toBe(false);
  });
});
