import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders by mail and a calendar feed: both are made without a key, from days that stand in clear already. */
export class Reminders1795700600000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(ADDRESSES);
    await db.query(MAIL_LINE);
    await db.query(CALENDARS);
    await db.query(REACH);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop policy due_seen_by_system on cases;
      drop policy due_seen_by_system on tasks;
      drop policy due_seen_by_system on grants;
      drop policy waiting_seen_by_system on offers;
      drop index cases_by_remind_on;
      drop table calendars, mail_line, mail_asks, mail_addresses;
    `);
  }
}

const ADDRESSES = `
  -- One row an account: its address, whether it was confirmed, and the one mail of the day. Nothing of what is due.
  create table mail_addresses (
    account_id uuid primary key,
    organisation_id uuid not null,
    address text not null check (length(address) <= 254 and address ~ '^[!-?A-~]+@[a-z0-9.-]+$'),
    state text not null check (state in ('asked', 'sending', 'sent', 'confirmed', 'refused')),
    code_hash bytea check (length(code_hash) = 32),
    code_until timestamptz check (mod(extract(epoch from code_until), 3600) = 0),
    tries smallint not null default 0 check (tries between 0 and 5),
    notice text check (notice in ('due', 'waiting')),
    notice_on date not null,
    delivery text not null default 'none' check (delivery in ('none', 'waiting', 'sending', 'sent', 'failed')),
    attempts smallint not null default 0 check (attempts >= 0),
    sent_on date not null,
    foreign key (organisation_id, account_id) references accounts (organisation_id, id) on delete cascade
  );
  -- One confirmation a day for an address, whoever asks; and few a day for an account.
  create table mail_asks (
    address_digest bytea not null check (length(address_digest) = 32),
    asked_on date not null,
    account_id uuid not null,
    organisation_id uuid not null,
    primary key (address_digest, asked_on),
    foreign key (organisation_id, account_id) references accounts (organisation_id, id) on delete cascade
  );
  create index mail_asks_of_account on mail_asks (organisation_id, account_id, asked_on);

  create policy own_address on mail_addresses using (
    organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid);
  create policy served_by_system on mail_addresses using ((select system_day()) is not null);
  create policy own_asks on mail_asks using (
    organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid);
  create policy swept_by_system on mail_asks using (asked_on < (select system_day()));
  alter table mail_addresses enable row level security;
  alter table mail_addresses force row level security;
  alter table mail_asks enable row level security;
  alter table mail_asks force row level security;
  grant select, insert (account_id, organisation_id, address, state, code_hash, code_until, notice_on, sent_on),
    update (state, code_hash, code_until, tries, notice, notice_on, delivery, attempts, sent_on), delete
    on mail_addresses to ploughshare_app;
  grant select, insert (address_digest, asked_on, account_id, organisation_id), delete on mail_asks to ploughshare_app;
`;

const MAIL_LINE = `
  -- Whether mail leaves the house: one row, no address, of all organisations together.
  create table mail_line (
    id smallint primary key check (id = 1),
    sent_on date,
    counted_on date not null,
    waiting integer not null check (waiting >= 0),
    failed integer not null check (failed >= 0),
    error text check (error ~ '^[A-Z0-9 ]{1,20}$')
  );
  create policy line_of_organisation on mail_line for select using ((select acting('reach')) in ('organisation', 'system'));
  create policy line_begun_by_system on mail_line for insert with check ((select acting('reach')) = 'system');
  create policy line_written_by_system on mail_line for update using ((select acting('reach')) = 'system');
  alter table mail_line enable row level security;
  alter table mail_line force row level security;
  grant select, insert (id, sent_on, counted_on, waiting, failed, error), update (sent_on, counted_on, waiting, failed, error)
    on mail_line to ploughshare_app;
`;

const CALENDARS = `
  -- Whoever knows the address of a calendar may read it: here stands SHA-256 of its secret, in hexadecimal digits.
  create table calendars (
    account_id uuid primary key,
    organisation_id uuid not null,
    secret_hash char(64) not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
    made_on date not null,
    foreign key (organisation_id, account_id) references accounts (organisation_id, id) on delete cascade
  );
  create policy own_calendar on calendars using (
    organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid);
  -- A calendar client has no session: it finds the one row whose secret it knows.
  create policy found_by_secret on calendars for select using (
    (select acting('reach')) = 'calendar' and secret_hash = (select acting('handle')));
  alter table calendars enable row level security;
  alter table calendars force row level security;
  grant select, insert (account_id, organisation_id, secret_hash, made_on), delete on calendars to ploughshare_app;
`;

const REACH = `
  -- Rows whose day has come, and who has to do with them. The day is asked first: for everybody else it is null, and nothing more is looked at.
  create index cases_by_remind_on on cases (remind_on) where state <> 'closed';
  create policy due_seen_by_system on cases for select using (state <> 'closed' and remind_on <= (select system_day()));
  create policy due_seen_by_system on tasks for select using ((select system_day()) is not null
    and case_id in (select id from cases where state <> 'closed' and remind_on <= (select system_day())));
  create policy due_seen_by_system on grants for select using ((select system_day()) is not null
    and desk_id in (select desk_id from cases where state <> 'closed' and remind_on <= (select system_day())));
  create policy waiting_seen_by_system on offers for select using (state in ('offered', 'previewed', 'conflict_check', 'accepted')
    and (ends_on <= (select system_day()) + 7 or offered_on <= (select system_day()) - 2));
`;
