import { randomBytes } from 'node:crypto';
import { ensureAppRole } from '../../src/common/database/migrate.js';
import { withClient } from '../../src/common/database/roles.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

describe('the application role that `migrate` makes or checks', () => {
  let database: FreshDatabase;
  const role = `app_${randomBytes(4).toString('hex')}`;
  const asAdmin = (sql: string) => withClient(database.adminUrl, (client) => client.query(sql));
  const url = (password = 'first', user = role) =>
    Object.assign(new URL(database.appUrl), { username: user, password }).toString();

  beforeAll(async () => (database = await freshDatabase()));
  afterAll(async () => {
    await asAdmin(`revoke all on database ${new URL(database.appUrl).pathname.slice(1)} from ${role}`);
    await asAdmin(`drop role ${role}`);
    await database.drop();
  });

  it('must not be the owner, and needs a password', async () => {
    await expect(ensureAppRole(database.ownerUrl, database.ownerUrl)).rejects.toThrow('name the same role');
    await expect(ensureAppRole(database.ownerUrl, url(''))).rejects.toThrow('no password');
  });

  it('is asked of a superuser where the owner may not make roles', async () => {
    await expect(ensureAppRole(database.ownerUrl, url())).rejects.toThrow(
      new RegExp(`^The role ${role} is missing, .* as a superuser, create role "?${role}"? login password '...'\\.$`),
    );
    await asAdmin(`create role ${role} login password 'first'`);
    await expect(ensureAppRole(database.ownerUrl, url())).rejects.toThrow(/no member .* as a superuser, grant/);
    await asAdmin(`grant ploughshare_app to ${role}`);
    await expect(ensureAppRole(database.ownerUrl, url())).resolves.toBeUndefined();
    const { rows } = await withClient(url(), (client) => client.query('select current_user as name'));
    expect(rows).toEqual([{ name: role }]);
  });

  it('is made where the owner may, and a second time is once', async () => {
    await asAdmin(
      `revoke all on database ${new URL(database.appUrl).pathname.slice(1)} from ${role}; drop role ${role}`,
    );
    await ensureAppRole(database.adminUrl, url());
    await ensureAppRole(database.adminUrl, url());
    await expect(withClient(url(), (client) => client.query('create table t (n int)'))).rejects.toThrow(
      'permission denied',
    );
  });

  it('is not given another password, and the error does not repeat it', async () => {
    const attempt = ensureAppRole(database.ownerUrl, url('second-secret'));
    await expect(attempt).rejects.toThrow(/cannot sign in/);
    await expect(attempt).rejects.not.toThrow(/second-secret/);
  });
});
