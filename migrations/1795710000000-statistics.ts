import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the network counts together: the key of two leads, plans, what desks state of a closed period, one draw for each, and what is
 * published of it. Nothing here names a case or a person; the mark that somebody was counted stands sealed in their vault.
 */
export class Statistics1795710000000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    for (const part of [JOB, HOUR, MARKS, KEYS, PLANS, STATEMENTS, RELEASES, LEDGER, FILES]) await db.query(part);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop table release_files, drawn_tables, ledger, ledger_budgets, shred.release_remainders, releases,
        shred.statement_secrets, statements, plans, statistics_shares, statistics_keys;
      delete from jobs where name = 'closed-periods';
      alter table jobs drop constraint jobs_name_check,
        add constraint jobs_name_check check (name in ('referral-ends', 'ended-grants', 'sweep', 'reminders', 'retention', 'shred'));
      drop function within_budget();
      drop policy counted_by_leads on desks;
      drop function public_hour();
      alter table persons drop column counted_sealed;
      drop policy organisations_of_leads on organisations;
      drop policy public_keys_of_leads on public_keys;
      drop policy accounts_of_leads on accounts;
      drop policy public_keys_of_statistics on public_keys;
      delete from public_keys where purpose = 'statistics';
      alter table public_keys drop constraint public_keys_purpose_check,
        add constraint public_keys_purpose_check check (purpose in ('member', 'lawyer', 'desk', 'audit', 'export'));
    `);
  }
}

const JOB = `
  alter table jobs drop constraint jobs_name_check,
    add constraint jobs_name_check
      check (name in ('referral-ends', 'ended-grants', 'sweep', 'reminders', 'retention', 'shred', 'closed-periods'));
`;

const HOUR = `
  -- Null unless anybody at all is asking: what is under embargo then compares with nothing.
  create function public_hour() returns timestamptz language sql stable as
    $$ select case when current_setting('app.reach', true) = 'public' then acting('hour')::timestamptz end $$;
`;

const MARKS = `
  alter table persons add counted_sealed bytea;
  grant insert (counted_sealed), update (counted_sealed) on persons to ploughshare_app;
`;

const KEYS = `
  alter table public_keys drop constraint public_keys_purpose_check,
    add constraint public_keys_purpose_check check (purpose in ('member', 'lawyer', 'desk', 'audit', 'export', 'statistics'));
  create policy public_keys_of_statistics on public_keys for select to ploughshare_app using (purpose = 'statistics');
  -- Leads of the network find each other.
  create policy accounts_of_leads on accounts for select to ploughshare_app
    using (role = 'campaign_lead' and (select acting('reach')) = 'release');
  create policy public_keys_of_leads on public_keys for select to ploughshare_app
    using (purpose = 'member' and (select acting('reach')) = 'release' and subject_id in (select id from accounts where role = 'campaign_lead'));
  create policy organisations_of_leads on organisations for select to ploughshare_app using ((select acting('reach')) = 'release');

  create table statistics_keys (
    number integer primary key check (number > 0),
    -- The subject of its pins; the key itself stands with the other public keys.
    id uuid not null unique,
    signing_key bytea not null check (length(signing_key) = 32),
    began_on date not null,
    -- The secret before it, for statements that were sealed to it.
    previous_sealed bytea,
    check ((number = 1) = (previous_sealed is null))
  );
  create policy read_by_all on statistics_keys for select to ploughshare_app using (true);
  create policy made_by_leads on statistics_keys for insert to ploughshare_app with check ((select acting('reach')) = 'release');
  alter table statistics_keys enable row level security;
  alter table statistics_keys force row level security;
  grant select, insert (number, id, signing_key, began_on, previous_sealed) on statistics_keys to ploughshare_app;

  -- The secret, sealed to the second of two leads and that to the first: in this order they open it, and neither alone.
  create table statistics_shares (
    key_number integer not null references statistics_keys,
    first_organisation_id uuid not null,
    first_account_id uuid not null,
    second_organisation_id uuid not null,
    second_account_id uuid not null,
    share_sealed bytea not null,
    primary key (key_number, first_account_id, second_account_id),
    foreign key (first_organisation_id, first_account_id) references accounts (organisation_id, id),
    foreign key (second_organisation_id, second_account_id) references accounts (organisation_id, id),
    check (first_account_id <> second_account_id)
  );
  create policy of_leads on statistics_shares for select to ploughshare_app using ((select acting('reach')) = 'release');
  create policy made_by_leads on statistics_shares for insert to ploughshare_app with check ((select acting('reach')) = 'release');
  alter table statistics_shares enable row level security;
  alter table statistics_shares force row level security;
  grant select, insert (key_number, first_organisation_id, first_account_id, second_organisation_id, second_account_id, share_sealed)
    on statistics_shares to ploughshare_app;
`;

const PLANS = `
  -- Public from the day it was adopted.
  create table plans (
    id text not null check (id ~ '^[a-z_]{1,40}$'),
    version integer not null check (version > 0),
    -- The first quarter that is drawn under it.
    first_period text not null unique check (first_period ~ '^[0-9]{4}-Q[1-4]$'),
    key_number integer not null references statistics_keys,
    file bytea not null check (length(file) <= 1000000),
    signature bytea not null check (length(signature) = 64),
    adopted_on date not null,
    primary key (id, version)
  );
  create policy read_by_all on plans for select to ploughshare_app using (true);
  create policy adopted_by_leads on plans for insert to ploughshare_app with check ((select acting('reach')) = 'release');
  alter table plans enable row level security;
  alter table plans force row level security;
  grant select, insert (id, version, first_period, key_number, file, signature, adopted_on) on plans to ploughshare_app;
`;

const STATEMENTS = `
  create table statements (
    organisation_id uuid not null,
    desk_id uuid not null,
    -- Of a quarter there are two: its own tables, and its part of the year's.
    period text not null check (period ~ '^[0-9]{4}-Q[1-4]$'),
    part text not null check (part in ('quarter', 'year')),
    key_number integer not null references statistics_keys,
    statement_sealed bytea not null,
    primary key (organisation_id, desk_id, period, part),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id)
  );
  create policy of_own_desks on statements to ploughshare_app using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  create policy drawn_by_leads on statements for select to ploughshare_app using ((select acting('reach')) = 'release');
  create policy destroyed_after_draw on statements for delete to ploughshare_app using ((select acting('reach')) = 'release');
  create policy seen_by_system on statements for select to ploughshare_app using ((select system_day()) is not null);
  create policy destroyed_by_system on statements for delete to ploughshare_app using ((select system_day()) is not null);
  alter table statements enable row level security;
  alter table statements force row level security;
  grant select, delete, insert (organisation_id, desk_id, period, part, key_number, statement_sealed),
    update (key_number, statement_sealed) on statements to ploughshare_app;

  -- Without it no statement of this quarter, or of this year's parts, opens.
  create table shred.statement_secrets (
    period text primary key check (period ~ '^[0-9]{4}(-Q[1-4])?$'),
    secret bytea not null check (length(secret) = 32)
  );
  create policy of_signed_in on shred.statement_secrets for select to ploughshare_app
    using ((select acting('reach')) in ('desk', 'release') or (select system_day()) is not null);
  create policy begun_by_desks on shred.statement_secrets for insert to ploughshare_app with check ((select acting('reach')) = 'desk');
  create policy destroyed on shred.statement_secrets for delete to ploughshare_app
    using ((select acting('reach')) = 'release' or (select system_day()) is not null);
  alter table shred.statement_secrets enable row level security;
  alter table shred.statement_secrets force row level security;
  grant select, delete, insert (period, secret) on shred.statement_secrets to ploughshare_app;
`;

const RELEASES = `
  -- How many desks there are to state, so that a release can say whether all did.
  create policy counted_by_leads on desks for select to ploughshare_app using ((select acting('reach')) = 'release');

  create table releases (
    period text primary key check (period ~ '^[0-9]{4}(-Q[1-4])?$'),
    plan_id text not null,
    plan_version integer not null,
    key_number integer not null references statistics_keys,
    prepared_organisation_id uuid not null,
    prepared_by uuid not null,
    approver_organisation_id uuid not null,
    approver uuid not null,
    prepared_on date not null,
    -- Announced; none of them moves.
    approved_by timestamptz not null check (mod(extract(epoch from approved_by), 3600) = 0),
    published_at timestamptz not null check (mod(extract(epoch from published_at), 3600) = 0),
    drawn boolean not null default false,
    all_reported boolean,
    foreign key (plan_id, plan_version) references plans (id, version),
    foreign key (prepared_organisation_id, prepared_by) references accounts (organisation_id, id),
    foreign key (approver_organisation_id, approver) references accounts (organisation_id, id),
    check (prepared_by <> approver),
    check (drawn = (all_reported is not null))
  );
  create policy of_leads on releases to ploughshare_app using ((select acting('reach')) = 'release');
  create policy published on releases for select to ploughshare_app using (drawn and published_at <= (select public_hour()));
  create policy ended_by_system on releases for select to ploughshare_app using (approved_by < (select system_day()));
  alter table releases enable row level security;
  alter table releases force row level security;
  grant select, delete, insert (period, plan_id, plan_version, key_number, prepared_organisation_id, prepared_by,
      approver_organisation_id, approver, prepared_on, approved_by, published_at),
    update (drawn, all_reported) on releases to ploughshare_app;

  -- The secret, sealed to the approver alone, from the preparation to the draw.
  create table shred.release_remainders (
    period text primary key references releases on delete cascade,
    remainder_sealed bytea not null
  );
  create policy of_leads on shred.release_remainders to ploughshare_app using ((select acting('reach')) = 'release');
  create policy destroyed_by_system on shred.release_remainders for delete to ploughshare_app using ((select system_day()) is not null);
  create policy seen_by_system on shred.release_remainders for select to ploughshare_app using ((select system_day()) is not null);
  alter table shred.release_remainders enable row level security;
  alter table shred.release_remainders force row level security;
  grant select, delete, insert (period, remainder_sealed) on shred.release_remainders to ploughshare_app;
`;

const LEDGER = `
  -- In thousandths of epsilon: what one registration may cost by an event of this kind, in the whole life of the network.
  create table ledger_budgets (
    event text primary key check (event in ('intake', 'outcome')),
    budget integer not null check (budget between 1 and 2000)
  );
  create policy read_by_all on ledger_budgets for select to ploughshare_app using (true);
  create policy set_by_leads on ledger_budgets for insert to ploughshare_app with check ((select acting('reach')) = 'release');
  alter table ledger_budgets enable row level security;
  alter table ledger_budgets force row level security;
  grant select, insert (event, budget) on ledger_budgets to ploughshare_app;

  -- One draw for each table and period, for ever: no grant changes or deletes a row.
  create table ledger (
    period text not null references releases,
    table_name text not null check (table_name ~ '^[a-z_]{1,60}$'),
    event text not null references ledger_budgets,
    epsilon integer not null check (epsilon > 0),
    primary key (period, table_name)
  );
  create policy of_leads on ledger to ploughshare_app using ((select acting('reach')) in ('release', 'organisation'));
  create policy published on ledger for select to ploughshare_app
    using (period in (select period from releases where drawn and published_at <= (select public_hour())));
  alter table ledger enable row level security;
  alter table ledger force row level security;
  grant select, insert (period, table_name, event, epsilon) on ledger to ploughshare_app;

  /*
   * A registration is counted in one quarter and its year: what both cost together stays within the budget of the event, whatever the
   * year before cost. The budgets of the events are those of the first plan and add up to at most 2.
   */
  create function within_budget() returns trigger language plpgsql as $$
  declare
    yearly integer;
    quarterly integer;
  begin
    if (select sum(budget) from ledger_budgets) > 2000 then
      raise exception 'ledger: the budgets of the events are above 2 together' using errcode = 'check_violation';
    end if;
    select coalesce(sum(epsilon), 0) into yearly from ledger where event = new.event and period = left(new.period, 4);
    select coalesce(max(spent), 0) into quarterly from (
      select sum(epsilon) as spent from ledger
      where event = new.event and period like left(new.period, 4) || '-Q_' and (length(new.period) = 4 or period = new.period)
      group by period) of_quarters;
    if yearly + quarterly > (select budget from ledger_budgets where event = new.event) then
      raise exception 'ledger: more than the budget of one registration' using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create constraint trigger within_budget after insert on ledger for each row execute function within_budget();

  create table drawn_tables (
    period text not null,
    table_name text not null,
    figures double precision[] not null,
    numbers integer[] not null,
    primary key (period, table_name),
    foreign key (period, table_name) references ledger (period, table_name),
    check (cardinality(figures) = cardinality(numbers))
  );
  create policy of_leads on drawn_tables to ploughshare_app using ((select acting('reach')) = 'release');
  create policy published on drawn_tables for select to ploughshare_app
    using (period in (select period from releases where drawn and published_at <= (select public_hour())));
  alter table drawn_tables enable row level security;
  alter table drawn_tables force row level security;
  grant select, insert (period, table_name, figures, numbers) on drawn_tables to ploughshare_app;
`;

const FILES = `
  -- Made once, in the session that drew; from then on these bytes and no others.
  create table release_files (
    period text not null references releases,
    path text not null check (path ~ '^[a-z0-9_.]{1,80}$'),
    bytes bytea not null check (length(bytes) <= 10000000),
    primary key (period, path)
  );
  create policy of_leads on release_files to ploughshare_app using ((select acting('reach')) = 'release');
  create policy published on release_files for select to ploughshare_app
    using (period in (select period from releases where drawn and published_at <= (select public_hour())));
  alter table release_files enable row level security;
  alter table release_files force row level security;
  grant select, insert (period, path, bytes) on release_files to ploughshare_app;
`;
