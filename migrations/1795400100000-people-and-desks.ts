import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who there is: organisations, desks, accounts, and the keys between them. */
export class PeopleAndDesks1795400100000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(ACTING);
    await db.query(TABLES);
    await db.query(POLICIES);
    await db.query(GRANTS);
    await db.query(ACT);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop function act;
      drop table pins, desk_recoveries, recovery_holders, grants, public_keys, credentials, accounts, desks, organisations;
      drop function acting; drop schema shred;
    `);
  }
}

const ACTING = `
  create schema shred;
  grant usage on schema shred to ploughshare_app;
  grant usage on schema public to ploughshare_app;

  -- Unset, or emptied by the end of an earlier transaction on a pooled connection: nobody asks by accident.
  create function acting(name text) returns text language plpgsql stable as $$
  declare
    setting text := current_setting('app.' || name, true);
  begin
    if coalesce(setting, '') = '' then
      raise exception 'nobody is acting: app.% is not set', name using errcode = 'insufficient_privilege';
    end if;
    return setting;
  end
  $$;
`;

const TABLES = `
  create table organisations (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    country char(2) not null check (country ~ '^[A-Z]{2}$'),
    kind text not null check (kind in ('support_group', 'law_office'))
  );

  create table desks (
    id uuid primary key,
    organisation_id uuid not null references organisations (id),
    name text not null check (length(name) between 1 and 100),
    -- 0 until its first coordinator's session has made the desk secret.
    epoch integer not null default 0 check (epoch >= 0),
    unique (organisation_id, id),
    unique (organisation_id, name)
  );

  create table accounts (
    id uuid primary key,
    organisation_id uuid not null references organisations (id),
    handle text not null unique check (handle ~ '^[a-z]{2,20}-[a-z]{2,20}-[0-9]{4}$'),
    role text not null check (role in ('caseworker', 'coordinator', 'lawyer', 'campaign_lead', 'administrator', 'auditor')),
    state text not null default 'invited' check (state in ('invited', 'active', 'disabled')),
    theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
    -- The number of the first session that still counts. Raising it ends every earlier one.
    sessions_from integer not null default 0,
    unique (organisation_id, id)
  );

  create table credentials (
    account_id uuid primary key,
    organisation_id uuid not null,
    salt bytea check (length(salt) = 16),
    memory_kib integer,
    iterations integer,
    parallelism integer,
    verifier_hash bytea check (length(verifier_hash) = 32),
    secret_key_sealed bytea,
    totp_seed_sealed bytea,
    totp_last bytea check (length(totp_last) = 32),
    code_hash bytea check (length(code_hash) = 32),
    -- The hour at which the one-time code ends: nothing finer than a day stands in clear but this.
    code_until timestamptz check (mod(extract(epoch from code_until), 3600) = 0),
    failures integer not null default 0,
    failures_on date,
    foreign key (organisation_id, account_id) references accounts (organisation_id, id)
  );
  comment on column credentials.verifier_hash is 'BLAKE2b-256 of the first 32 bytes of Argon2id; the other 32 open secret_key_sealed and are never stored.';

  create table public_keys (
    subject_id uuid not null,
    purpose text not null check (purpose in ('member', 'lawyer', 'desk', 'audit')),
    organisation_id uuid not null references organisations (id),
    public_key bytea not null check (length(public_key) = 32),
    primary key (subject_id, purpose)
  );

  create table grants (
    organisation_id uuid not null,
    desk_id uuid not null,
    account_id uuid not null,
    epoch integer not null check (epoch > 0),
    secret_sealed bytea not null,
    mac bytea not null check (length(mac) = 32),
    primary key (desk_id, account_id),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts (organisation_id, id)
  );
  create index grants_of_account on grants (organisation_id, account_id);

  create table recovery_holders (
    id uuid primary key,
    organisation_id uuid not null references organisations (id),
    number smallint not null check (number between 1 and 3),
    recipient text not null check (recipient ~ '^age1[0-9a-z]{58}$'),
    unique (organisation_id, number)
  );

  create table desk_recoveries (
    organisation_id uuid not null,
    desk_id uuid not null,
    epoch integer not null,
    pair char(2) not null check (pair in ('AB', 'AC', 'BC')),
    secret_sealed bytea not null,
    primary key (desk_id, epoch, pair),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id)
  );

  create table pins (
    organisation_id uuid not null,
    desk_id uuid not null,
    purpose text not null check (purpose in ('member', 'lawyer', 'desk', 'audit', 'statistics', 'recovery')),
    subject_id uuid not null,
    digest bytea not null check (length(digest) = 32),
    pinned_by uuid not null,
    pinned_on date not null,
    mac bytea not null check (length(mac) = 32),
    primary key (desk_id, purpose, subject_id),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id)
  );
`;

const POLICIES = `
  create policy organisations_own on organisations
    using (id = (select acting('organisation_id'))::uuid);

  create policy desks_of_organisation on desks
    using (organisation_id = (select acting('organisation_id'))::uuid);

  create policy accounts_of_organisation on accounts
    using (organisation_id = (select acting('organisation_id'))::uuid);
  -- Sign-in runs before there is an actor: it reads one account, by its handle.
  create policy accounts_at_sign_in on accounts for select
    using ((select acting('reach')) = 'before-sign-in' and handle = (select acting('handle')));

  create policy credentials_own on credentials
    using (organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid);
  -- An administrator invites: a new row, or a new one-time code, never a look at somebody's credentials.
  create policy credentials_invited on credentials for insert
    with check (organisation_id = (select acting('organisation_id'))::uuid and verifier_hash is null);

  create policy public_keys_of_organisation on public_keys
    using (organisation_id = (select acting('organisation_id'))::uuid);
  -- Every desk may seal to a lawyer, once it has pinned the key.
  create policy public_keys_of_lawyers on public_keys for select using (purpose = 'lawyer');

  create policy grants_of_organisation on grants
    using (organisation_id = (select acting('organisation_id'))::uuid);

  create policy recovery_holders_of_organisation on recovery_holders
    using (organisation_id = (select acting('organisation_id'))::uuid);

  create policy desk_recoveries_of_organisation on desk_recoveries
    using (organisation_id = (select acting('organisation_id'))::uuid);

  create policy pins_of_desk on pins
    using (
      organisation_id = (select acting('organisation_id'))::uuid
      and desk_id = any ((select acting('desk_ids'))::uuid[])
    );

  do $$
  declare one text;
  begin
    foreach one in array array['organisations', 'desks', 'accounts', 'credentials', 'public_keys', 'grants',
      'recovery_holders', 'desk_recoveries', 'pins'] loop
      execute format('alter table %I enable row level security', one);
      execute format('alter table %I force row level security', one);
    end loop;
  end
  $$;
`;

const GRANTS = `
  grant select on organisations, desks, accounts, credentials, public_keys, grants, recovery_holders, desk_recoveries, pins
    to ploughshare_app;
  grant insert (id, organisation_id, name) on desks to ploughshare_app;
  grant update (epoch) on desks to ploughshare_app;
  grant insert (id, organisation_id, handle, role) on accounts to ploughshare_app;
  grant update (state, theme, sessions_from) on accounts to ploughshare_app;
  grant insert (account_id, organisation_id, code_hash, code_until) on credentials to ploughshare_app;
  grant update (salt, memory_kib, iterations, parallelism, verifier_hash, secret_key_sealed, totp_seed_sealed, totp_last,
    code_hash, code_until, failures, failures_on) on credentials to ploughshare_app;
  grant insert (subject_id, purpose, organisation_id, public_key) on public_keys to ploughshare_app;
  grant insert (organisation_id, desk_id, account_id, epoch, secret_sealed, mac), delete on grants to ploughshare_app;
  grant insert (id, organisation_id, number, recipient) on recovery_holders to ploughshare_app;
  grant insert (organisation_id, desk_id, epoch, pair, secret_sealed) on desk_recoveries to ploughshare_app;
  grant insert (organisation_id, desk_id, purpose, subject_id, digest, pinned_by, pinned_on, mac), delete on pins to ploughshare_app;
`;

/**
 * A request's first statement. It says who is acting, for this transaction only, and answers what decides whether they
 * still may: the account's state, its first valid session, and its desks with their sealed secrets. No notification has
 * to arrive for a lock to hold.
 */
const ACT = `
  create function act(account uuid, organisation uuid, reach text)
  returns table (state text, sessions_from integer, theme text, desk_id uuid, desk_name text, epoch integer,
                 secret_sealed bytea, mac bytea, desk_public_key bytea)
  language plpgsql as $$
  #variable_conflict use_column
  begin
    perform set_config('app.account_id', account::text, true);
    perform set_config('app.organisation_id', organisation::text, true);
    perform set_config('app.reach', act.reach, true);
    perform set_config('app.handle', '-', true);
    perform set_config('app.desk_ids', (
      select coalesce(array_agg(g.desk_id), '{}')::text
      from grants g join desks d on d.organisation_id = g.organisation_id and d.id = g.desk_id and d.epoch = g.epoch
      where g.organisation_id = act.organisation and g.account_id = act.account
    ), true);
    return query
      select a.state, a.sessions_from, a.theme, d.id, d.name, d.epoch, g.secret_sealed, g.mac, k.public_key
      from accounts a
      left join grants g on g.organisation_id = a.organisation_id and g.account_id = a.id
      left join desks d on d.organisation_id = a.organisation_id and d.id = g.desk_id and d.epoch = g.epoch
      left join public_keys k on k.organisation_id = a.organisation_id and k.subject_id = d.id and k.purpose = 'desk'
      where a.id = act.account and a.organisation_id = act.organisation
      order by d.name;
  end
  $$;
`;
