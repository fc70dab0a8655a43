import { createRequire } from 'node:module';
import type { DataSource } from 'typeorm';
import { namesOfMigrations } from './migrate.js';

/** The server does not start, and the sentence says why and what to do. */
export class Refused extends Error {}

type Asked = Pick<DataSource, 'query'>;

/**
 * Row-level security is the second net: it holds nobody who is above it. So the application refuses to start as such a
 * role, on a server too old for erasure, and on a database that is not the one it was written for.
 */
export async function checkServer(dataSource: Asked, from = import.meta.url): Promise<void> {
  refuseNativeDriver(from);
  await refuseOldServer(dataSource);
  await refuseMightyRole(dataSource);
  await refuseOwner(dataSource);
  await refuseOtherMigrations(dataSource);
}

/** TypeORM takes pg-native silently when it finds it: another driver than the one everything here was tried on. */
function refuseNativeDriver(from: string): void {
  try {
    createRequire(from).resolve('pg-native');
  } catch {
    return;
  }
  throw new Refused('The package pg-native is installed and would be used in place of pg: remove it.');
}

async function refuseOldServer(dataSource: Asked): Promise<void> {
  const [server] = await dataSource.query(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  if (server.number < 170_000)
    throw new Refused(`This is PostgreSQL ${server.version}: Ploughshare needs 17 or newer.`);
}

async function refuseMightyRole(dataSource: Asked): Promise<void> {
  const mighty = await dataSource.query(
    `select current_user as role, rolname as name, rolsuper from pg_roles
      where (rolsuper or rolbypassrls) and pg_has_role(oid, 'member')`,
  );
  if (mighty.length === 0) return;
  const [{ role, name, rolsuper }] = mighty;
  const what = rolsuper ? 'is a superuser' : 'bypasses row-level security';
  throw new Refused(
    role === name || rolsuper
      ? `The role ${role} of DATABASE_URL ${what}: give the application a role of its own (ploughshare migrate makes one).`
      : `The role ${role} of DATABASE_URL can become ${name}, which ${what}: revoke ${name} from it.`,
  );
}

async function refuseOwner(dataSource: Asked): Promise<void> {
  const [owned] = await dataSource.query(
    `select current_user as role, relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p', 'v', 'm', 'S') and nspname !~ '^(pg_|information_schema$)' and pg_has_role(relowner, 'member')
      limit 1`,
  );
  if (!owned) return;
  throw new Refused(
    `The role ${owned.role} of DATABASE_URL owns the table ${owned.name}: give the application a role that owns nothing.`,
  );
}

async function refuseOtherMigrations(dataSource: Asked): Promise<void> {
  const [{ there }] = await dataSource.query(`select to_regclass('public.migrations') is not null as there`);
  const applied: { name: string }[] = there ? await dataSource.query('select name from public.migrations') : [];
  const done = new Set(applied.map(({ name }) => name));
  const wanted = await namesOfMigrations();
  const pending = wanted.filter((name) => !done.has(name));
  if (pending.length > 0) {
    throw new Refused(`The database lacks ${pending.length} of ${wanted.length} migrations: run ploughshare migrate.`);
  }
  if (done.size > wanted.length) {
    throw new Refused('The database was migrated by a newer Ploughshare: start that one, or restore a backup.');
  }
}
