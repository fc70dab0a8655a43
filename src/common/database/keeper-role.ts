import type pg from 'pg';
import { exists, withClient } from './client.js';

/** Every grant of the shred job goes to this group; a role that logs in for it is its member. */
export const KEEPER_GROUP = 'ploughshare_keeper';

/** Where keys lie, beside everything in the schema `shred`. They are small: each is written anew as a whole. */
const KEY_TABLES = ['wraps', 'grants', 'desk_boxes', 'desk_recoveries', 'transfers', 'offers'];

/** What the shred job writes anew, as the catalogue has it. */
export const KEY_TABLES_OF = `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace n on n.oid = relnamespace
  where relkind = 'r' and (nspname = 'shred' or nspname = 'public' and relname in (${KEY_TABLES.map((one) => `'${one}'`).join(', ')})) order by 1`;

/** After each migration, as the tables' owner: the group may tidy the tables of keys, and read nothing of them. */
export async function grantToKeeper(owner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
  await owner.query(`
    do $$
    declare one record;
    begin
      if not exists (select from pg_roles where rolname = '${KEEPER_GROUP}') then return; end if;
      grant usage on schema public, shred to ${KEEPER_GROUP};
      for one in ${KEY_TABLES_OF} loop
        execute format('grant maintain on %s to ${KEEPER_GROUP}', one.name);
      end loop;
    end
    $$`);
}

/** What only a superuser can give: a checkpoint, and another segment of the write-ahead log. `database` is the one that `admin` is in. */
export async function makeKeeperGroup(admin: pg.Client): Promise<void> {
  if (!(await exists(admin, 'select 1 from pg_roles where rolname = $1', KEEPER_GROUP)))
    await admin.query(`create role ${KEEPER_GROUP} nologin`);
  for (const statement of STATEMENTS) await admin.query(statement);
}

const STATEMENTS = [
  `grant pg_checkpoint to ${KEEPER_GROUP}`,
  `grant execute on function pg_switch_wal() to ${KEEPER_GROUP}`,
];

export const isSuperuser = async (client: pg.Client): Promise<boolean> =>
  await exists(client, 'select 1 from pg_roles where rolname = current_user and rolsuper and $1', 'true');

/**
 * For a production server: the role of `keeperUrl` exists, logs in, and is a member of the group. Made here where the owner is a superuser;
 * otherwise the error says what one has to do.
 */
export async function ensureKeeperRole(ownerUrl: string, keeperUrl: string): Promise<void> {
  const { username, password, pathname } = new URL(keeperUrl);
  const [role, secret, database] = [username, password, pathname.slice(1)].map(decodeURIComponent) as [
    string,
    string,
    string,
  ];
  if (!role || !secret) throw new Error('DATABASE_KEEPER_URL names no role, or no password for it.');
  await withClient(ownerUrl, async (owner) => {
    const name = owner.escapeIdentifier(role);
    if (await isSuperuser(owner)) {
      await makeKeeperGroup(owner);
      const there = await exists(owner, 'select 1 from pg_roles where rolname = $1', role);
      await owner.query(`${there ? 'alter' : 'create'} role ${name} login password ${owner.escapeLiteral(secret)}`);
      await owner.query(`grant ${KEEPER_GROUP} to ${name}`);
      await owner.query(`grant connect on database ${owner.escapeIdentifier(database)} to ${name}`);
      return;
    }
    const isMember = `select 1 from pg_roles where rolname = $1 and pg_has_role(oid, '${KEEPER_GROUP}', 'usage')`;
    const made = await exists(owner, 'select 1 from pg_roles where rolname = $1', KEEPER_GROUP);
    if (!made || !(await exists(owner, isMember, role)))
      throw new Error(
        `The role ${role} of DATABASE_KEEPER_URL cannot keep: as a superuser, in this database, create role ${KEEPER_GROUP} nologin; ${STATEMENTS.join('; ')}; create role ${name} login password '...'; grant ${KEEPER_GROUP} to ${name}; grant connect on database ${database} to ${name}`,
      );
  });
}
