import { createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { exists, withClient } from './client.js';
import { isSuperuser, KEEPER_GROUP, makeKeeperGroup } from './keeper-role.js';

export { exists, withClient } from './client.js';

/** Every grant in the migrations goes to this group; a role that logs in for the application is its member. */
export const APP_GROUP = 'ploughshare_app';

export interface PreparedDatabase {
  /** Owns the tables: for migrations. */
  readonly ownerUrl: string;
  /** Owns nothing and bypasses nothing: for the application. */
  readonly appUrl: string;
  /** Writes the tables of keys anew and reads none: for the shred job. Only where `adminUrl` is a superuser. */
  readonly keeperUrl?: string;
}

/**
 * The database `name` with its two roles `<name>_owner` and `<name>_app`, made where they are absent: for the
 * demonstration, the tests and the benchmarks. `adminUrl` is a role with CREATEDB and CREATEROLE; it need not be a superuser.
 */
export async function prepareDatabase(adminUrl: string, name: string): Promise<PreparedDatabase> {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new Error(`${name} cannot be the name of a database.`);
  const [owner, app] = [`${name}_owner`, `${name}_app`];
  return withClient(adminUrl, async (admin) => {
    const server = (await admin.query<{ server_version: string }>('show server_version')).rows[0]!.server_version;
    if (parseInt(server, 10) < 17) throw new Error(`This is PostgreSQL ${server}: Ploughshare needs 17 or newer.`);
    // Roles belong to the whole cluster: two test runs, or a test run and a demonstration, may be making the same one.
    await admin.query(`select pg_advisory_lock(hashtext('ploughshare roles'))`);
    const ownerPassword = await loginRole(admin, adminUrl, owner);
    const appPassword = await loginRole(admin, adminUrl, app);
    await appGroup(admin);
    await admin.query(`grant ${APP_GROUP} to ${app} with inherit true, set true`);
    // PostgreSQL 16 and newer: who made a role may grant it, but to give it a database one must be able to become it.
    await admin.query(`grant ${owner} to current_user with inherit true, set true`);
    if (!(await exists(admin, 'select 1 from pg_database where datname = $1', name))) {
      await admin.query(`create database ${name} owner ${owner}`);
    }
    await closeToPublic(admin, name, owner, app);
    const keeperUrl = await keeperOf(admin, adminUrl, name);
    return {
      keeperUrl,
      ownerUrl: urlFor(adminUrl, name, owner, ownerPassword),
      appUrl: urlFor(adminUrl, name, app, appPassword),
    };
  });
}

/** A checkpoint and another segment of the log are given by a superuser alone; the second in each database by itself. */
async function keeperOf(admin: pg.Client, adminUrl: string, name: string): Promise<string | undefined> {
  if (!(await isSuperuser(admin))) return undefined;
  const keeper = `${name}_keeper`;
  const password = await loginRole(admin, adminUrl, keeper);
  await withClient(Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString(), makeKeeperGroup);
  await admin.query(`grant ${KEEPER_GROUP} to ${keeper}`);
  await admin.query(`grant connect on database ${name} to ${keeper}`);
  return urlFor(adminUrl, name, keeper, password);
}

/** `drop database` and its roles. The group stays: other databases of the cluster may use it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`drop role if exists ${name}_owner, ${name}_app, ${name}_keeper`);
  });
}

/** A new database is open to everybody who has a login on the cluster: not this one. */
export async function closeToPublic(client: pg.Client, database: string, ...roles: string[]): Promise<void> {
  const [name, ...members] = [database, ...roles].map((each) => client.escapeIdentifier(each));
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${members.join(', ')}`);
}

/**
 * The password follows from the administrator's, so that a second process that prepares the same database does not lock
 * the first one out; where there is none (peer, trust, a password file) it is random.
 */
async function loginRole(admin: pg.Client, adminUrl: string, role: string): Promise<string> {
  const secret = new URL(adminUrl).password;
  const password = secret
    ? createHmac('sha256', secret).update(`ploughshare role ${role}`).digest('base64url')
    : randomBytes(32).toString('base64url');
  const there = await exists(admin, 'select 1 from pg_roles where rolname = $1', role);
  const attributes = 'login nocreatedb nocreaterole inherit';
  await admin.query(`${there ? 'alter' : 'create'} role ${role} ${attributes} password '${password}'`);
  return password;
}

async function appGroup(admin: pg.Client): Promise<void> {
  if (!(await exists(admin, 'select 1 from pg_roles where rolname = $1', APP_GROUP))) {
    await admin.query(`create role ${APP_GROUP} nologin`);
    return;
  }
  const { rows } = await admin.query<{ name: string; may: boolean }>(
    `select current_user as name, pg_has_role('${APP_GROUP}', 'member with admin option')
       or (select rolsuper from pg_roles where rolname = current_user) as may`,
  );
  if (rows[0]?.may) return;
  throw new Error(
    `${rows[0]?.name} may not grant ${APP_GROUP}, which somebody else made: as a superuser, grant ${APP_GROUP} to ${rows[0]?.name} with admin option.`,
  );
}

function urlFor(adminUrl: string, database: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  url.username = role;
  url.password = password;
  return url.toString();
}
