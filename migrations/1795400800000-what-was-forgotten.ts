import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lost phones and lost keys: a code that replaces a second factor, offers nobody can open any more, and members to be admitted again. */
export class WhatWasForgotten1795400800000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(COLUMNS);
    await db.query(TABLE);
  }

  async down() {
    throw new Error('This migration is not taken back: who has to be admitted again stands nowhere else.');
  }
}

const COLUMNS = `
  alter table credentials
    -- A code for a lost phone. It opens nothing without the passphrase, and ends at a full hour.
    add column phone_code_hash bytea check (length(phone_code_hash) = 32),
    add column phone_code_until timestamptz check (mod(extract(epoch from phone_code_until), 3600) = 0),
    add column second_factor_changed_on date,
    -- Whether its owner has signed in since, and was told.
    add column second_factor_told boolean not null default true;
  grant update (phone_code_hash, phone_code_until, second_factor_changed_on, second_factor_told) on credentials to ploughshare_app;

  -- The recipient began anew with new keys: nobody can open this any more, and its sender is asked to send it again.
  alter table offers add column key_lost_on date;
  grant update (key_lost_on) on offers to ploughshare_app;
`;

const TABLE = `
  -- Members who lost their keys and with them the desk's: its coordinators are asked to admit them again.
  create table readmissions (
    organisation_id uuid not null,
    desk_id uuid not null,
    account_id uuid not null,
    asked_on date not null,
    primary key (desk_id, account_id),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts (organisation_id, id)
  );
  -- An administrator, who holds no desk, asks; a coordinator of the desk answers.
  create policy of_organisation on readmissions using (organisation_id = (select acting('organisation_id'))::uuid);
  alter table readmissions enable row level security;
  alter table readmissions force row level security;
  grant select, insert (organisation_id, desk_id, account_id, asked_on), delete on readmissions to ploughshare_app;
`;
