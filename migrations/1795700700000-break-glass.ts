import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One case shown to a coordinator of another desk for four hours. A row tells which desk was asked by whom, never for which case or why:
 * both are sealed to the two desks. What is shown is a copy, under a secret that the asker holds and one that stands in `shred`.
 */
export class BreakGlass1795700700000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(TABLES);
    await db.query(POLICIES);
    await db.query(OF_THE_SYSTEM);
    await db.query(GRANTS);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop table shred.break_glass_secrets, break_glass;
      alter table grants drop constraint grants_of_organisation;
    `);
  }
}

const TABLES = `
  create table break_glass (
    id uuid primary key,
    organisation_id uuid not null,
    -- Whose case it is.
    desk_id uuid not null,
    asker_desk_id uuid not null,
    account_id uuid not null,
    state text not null check (state in ('asked', 'granted', 'refused', 'ended')),
    asked_on date not null,
    -- The last day on which it may be answered.
    ends_on date not null,
    settled_on date,
    -- The full hour from which nothing is shown any more.
    ends_at timestamptz check (mod(extract(epoch from ends_at), 3600) = 0),
    ask_sealed bytea not null,
    own_ask_sealed bytea not null,
    answer_sealed bytea,
    -- Emptied at the end.
    secret_sealed bytea,
    view_sealed bytea,
    check (desk_id <> asker_desk_id),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id),
    foreign key (organisation_id, asker_desk_id) references desks (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts (organisation_id, id),
    unique (organisation_id, desk_id, asker_desk_id, account_id, id)
  );
  create index break_glass_of_desk on break_glass (organisation_id, desk_id, asked_on);
  create index break_glass_of_asker on break_glass (organisation_id, asker_desk_id, asked_on);

  alter table grants add constraint grants_of_organisation unique (organisation_id, desk_id, account_id);

  -- Without it the copy opens to nobody. It falls with the seat at a desk of whoever asked and of whoever granted: when one of them leaves,
  -- and when either desk renews its key.
  create table shred.break_glass_secrets (
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    granter_id uuid not null,
    asker_desk_id uuid not null,
    account_id uuid not null,
    secret bytea not null check (length(secret) = 32),
    foreign key (organisation_id, desk_id, asker_desk_id, account_id, id)
      references break_glass (organisation_id, desk_id, asker_desk_id, account_id, id),
    foreign key (organisation_id, desk_id, granter_id) references grants (organisation_id, desk_id, account_id) on delete cascade,
    foreign key (organisation_id, asker_desk_id, account_id) references grants (organisation_id, desk_id, account_id) on delete cascade
  );
  create index break_glass_secrets_of_granter on shred.break_glass_secrets (organisation_id, desk_id, granter_id);
  create index break_glass_secrets_of_asker on shred.break_glass_secrets (organisation_id, asker_desk_id, account_id);
`;

const POLICIES = `
  create policy seen_by_owner on break_glass for select using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  create policy seen_by_asker on break_glass for select using (
    organisation_id = (select acting('organisation_id'))::uuid and asker_desk_id = any ((select acting('desk_ids'))::uuid[]));
  create policy asked on break_glass for insert with check (
    organisation_id = (select acting('organisation_id'))::uuid and asker_desk_id = any ((select acting('desk_ids'))::uuid[])
    and account_id = (select acting('account_id'))::uuid);
  create policy settled_by_owner on break_glass for update using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  -- Who asked can only end it.
  create policy ended_by_asker on break_glass for update using (
    organisation_id = (select acting('organisation_id'))::uuid and asker_desk_id = any ((select acting('desk_ids'))::uuid[]))
    with check (state = 'ended' and organisation_id = (select acting('organisation_id'))::uuid
      and asker_desk_id = any ((select acting('desk_ids'))::uuid[]));

  create policy of_owner on shred.break_glass_secrets using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]))
    with check (granter_id = (select acting('account_id'))::uuid
      and organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  create policy seen_by_asker on shred.break_glass_secrets for select using (
    organisation_id = (select acting('organisation_id'))::uuid and asker_desk_id = any ((select acting('desk_ids'))::uuid[]));
  create policy ended_by_asker on shred.break_glass_secrets for delete using (
    organisation_id = (select acting('organisation_id'))::uuid and asker_desk_id = any ((select acting('desk_ids'))::uuid[]));
  -- An account that is locked holds no desk while its rows are deleted.
  create policy own_seen on shred.break_glass_secrets for select using (
    organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid);
  create policy own_ended on shred.break_glass_secrets for delete using (
    organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid);

  alter table break_glass enable row level security;
  alter table break_glass force row level security;
  alter table shred.break_glass_secrets enable row level security;
  alter table shred.break_glass_secrets force row level security;
`;

const OF_THE_SYSTEM = `
  -- What has had its hour, and what nobody answered in its days: the job empties and ends it, and makes nothing else of it.
  create policy past_by_system on break_glass for select using (ends_at <= (select system_hour()));
  create policy unanswered_by_system on break_glass for select using (ends_at is null and ends_on < (select system_day()));
  create policy past_ended_by_system on break_glass for update using (ends_at <= (select system_hour()))
    with check (state = 'ended' and secret_sealed is null and view_sealed is null);
  create policy unanswered_ended_by_system on break_glass for update using (ends_at is null and ends_on < (select system_day()))
    with check (state = 'ended' and secret_sealed is null and view_sealed is null);
  create policy destroyed_by_system on shred.break_glass_secrets
    using (id in (select id from break_glass where ends_at <= (select system_hour())));
  create policy old_by_system on break_glass for select using (ends_on < (select system_day()) - 7);
  create policy swept_by_system on break_glass for delete using (ends_on < (select system_day()) - 7);
`;

const GRANTS = `
  grant select, delete on break_glass to ploughshare_app;
  grant insert (id, organisation_id, desk_id, asker_desk_id, account_id, state, asked_on, ends_on, ask_sealed, own_ask_sealed)
    on break_glass to ploughshare_app;
  grant update (state, settled_on, ends_at, answer_sealed, secret_sealed, view_sealed) on break_glass to ploughshare_app;
  grant select, insert (id, organisation_id, desk_id, granter_id, asker_desk_id, account_id, secret), delete
    on shred.break_glass_secrets to ploughshare_app;
`;
