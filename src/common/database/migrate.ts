import { DataSource } from 'typeorm';
import { grantToKeeper } from './keeper-role.js';
import { APP_GROUP, closeToPublic, exists, withClient } from './roles.js';

/** Brings the database up to date, as its owner. Twice is once; two at the same time wait for each other. */
export async function migrate(ownerUrl: string): Promise<{ applied: string[] }> {
  const { migrations, shipped } = await thisProgram();
  const owner = new DataSource({ type: 'postgres', url: ownerUrl, migrations });
  await owner.initialize();
  const lock = owner.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(hashtext('ploughshare migrations'))`);
    const applied = await owner.runMigrations({ transaction: 'each' });
    // The application checks at its start that nothing is pending.
    await lock.query(`grant select on migrations to ${APP_GROUP}`);
    await grantToKeeper(lock);
    for (const load of shipped) await load(lock);
    return { applied: applied.map(({ name }) => name) };
  } finally {
    await lock.release();
    await owner.destroy();
  }
}

/** The names of what a current database has gone through, oldest first. */
export async function namesOfMigrations(): Promise<string[]> {
  const stamp = (name: string) => Number(/\d+$/.exec(name)?.[0]);
  return (await thisProgram()).migrations.map(({ name }) => name).sort((a, b) => stamp(a) - stamp(b));
}

/** Imported only when asked for: everything imports the database, and the data source imports every entity. */
const thisProgram = () => import('../../data-source.js');

/**
 * For a production server: the role of `appUrl` exists, logs in with that password, is a member of the group and may
 * connect. Made here if the owner may make roles; otherwise the error says what a superuser has to do.
 */
export async function ensureAppRole(ownerUrl: string, appUrl: string): Promise<void> {
  const { username, password, pathname } = new URL(appUrl);
  const [role, secret, database] = [username, password, pathname.slice(1)].map(decodeURIComponent) as [
    string,
    string,
    string,
  ];
  if (!role || !secret) throw new Error('DATABASE_URL names no role, or no password for it.');
  if (role === decodeURIComponent(new URL(ownerUrl).username)) {
    throw new Error('DATABASE_URL and DATABASE_OWNER_URL name the same role: the application must not own its tables.');
  }
  await withClient(ownerUrl, async (owner) => {
    const [name, group] = [owner.escapeIdentifier(role), owner.escapeIdentifier(APP_GROUP)];
    const isThere = (which: string) => exists(owner, 'select 1 from pg_roles where rolname = $1', which);
    const make = async (which: string, statement: string, shown = statement) => {
      if (await isThere(which)) return;
      await owner.query(statement).catch(() => {
        throw new Error(`The role ${which} is missing, and the owner may not make it: as a superuser, ${shown}.`);
      });
    };
    await make(APP_GROUP, `create role ${group} nologin`);
    const password = owner.escapeLiteral(secret);
    await make(role, `create role ${name} login password ${password}`, `create role ${name} login password '...'`);
    const isMember = `select 1 from pg_roles where rolname = $1 and pg_has_role(oid, '${APP_GROUP}', 'usage')`;
    if (!(await exists(owner, isMember, role))) {
      await owner.query(`grant ${group} to ${name}`).catch(() => {
        throw new Error(`${role} is no member of ${APP_GROUP}: as a superuser, grant ${group} to ${name}.`);
      });
    }
    await closeToPublic(owner, database, role).catch(() => {
      throw new Error(`The role of DATABASE_OWNER_URL does not own the database ${database}.`);
    });
  });
  await withClient(appUrl, async () => {}).catch((error: Error) => {
    throw new Error(`The role ${role} of DATABASE_URL cannot sign in: ${error.message}.`);
  });
}
