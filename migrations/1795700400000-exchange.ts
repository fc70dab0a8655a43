import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a desk and a lawyer write to each other. The desk's copy stays; the lawyer's hangs on the stage secret that opens it, so that
 * whatever ends an offer takes it along.
 */
export class Exchange1795700400000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(STAGE);
    await db.query(ENTRIES);
    await db.query(REACH);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop table exchange_copies, exchange_entries;
      delete from shred.stage_secrets where stage = 'exchange';
      alter table shred.stage_secrets drop constraint stage_of_both_sides, drop constraint stage_secrets_stage_check,
        add constraint stage_secrets_stage_check check (stage in ('preview', 'name', 'packet'));
    `);
  }
}

const STAGE = `
  alter table shred.stage_secrets drop constraint stage_secrets_stage_check,
    add constraint stage_secrets_stage_check check (stage in ('preview', 'name', 'packet', 'exchange')),
    add constraint stage_of_both_sides unique (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id, stage);
`;

const ENTRIES = `
  create table exchange_entries (
    id uuid primary key,
    offer_id uuid not null,
    organisation_id uuid not null,
    account_id uuid not null,
    sender_organisation_id uuid not null,
    sender_desk_id uuid not null,
    waits_for text check (waits_for in ('desk', 'lawyer')),
    for_desk_sealed bytea not null,
    foreign key (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id)
      references offers (organisation_id, account_id, sender_organisation_id, sender_desk_id, id) on update cascade
  );
  create index exchange_of_offer on exchange_entries (offer_id);
  create index exchange_waiting on exchange_entries (sender_organisation_id, sender_desk_id, offer_id) where waits_for = 'desk';

  create table exchange_copies (
    id uuid primary key,
    offer_id uuid not null,
    organisation_id uuid not null,
    account_id uuid not null,
    sender_organisation_id uuid not null,
    sender_desk_id uuid not null,
    stage text not null check (stage = 'exchange'),
    for_lawyer_sealed bytea not null,
    foreign key (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id, stage)
      references shred.stage_secrets (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id, stage)
      on update cascade on delete cascade
  );
  create index exchange_copies_of_offer on exchange_copies (offer_id);
`;

const REACH = `
  do $$
  declare one regclass;
  begin
    foreach one in array array['exchange_entries', 'exchange_copies']::regclass[] loop
      execute format($policy$
        create policy to_me on %s using (
          organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid
        )$policy$, one);
      execute format($policy$
        create policy by_my_desk on %s using (
          sender_organisation_id = (select acting('organisation_id'))::uuid
          and sender_desk_id = any ((select acting('desk_ids'))::uuid[])
        )$policy$, one);
      execute format('alter table %s enable row level security', one);
      execute format('alter table %s force row level security', one);
    end loop;
  end
  $$;
  grant select, insert (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, waits_for, for_desk_sealed),
    update (waits_for) on exchange_entries to ploughshare_app;
  grant select, insert (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, stage, for_lawyer_sealed)
    on exchange_copies to ploughshare_app;
`;
