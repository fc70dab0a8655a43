import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long closed cases are kept, and what an erasure leaves: that there was one, and for a while by which bytes the disk is searched.
 * Whatever belongs to a case goes with its row: every foreign key that leads to a case takes its rows along.
 */
export class Retention1795700800000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(PERIOD);
    await db.query(ERASURES);
    await db.query(GO_WITH_THEIR_CASE);
    await db.query(REACH);
  }

  async down() {
    throw new Error('This migration is not taken back: what was erased stays erased.');
  }
}

const PERIOD = `
  alter table organisations add column kept_months smallint not null default 24 check (kept_months between 1 and 120);
  grant update (kept_months) on organisations to ploughshare_app;
  create index cases_by_end_of_keeping on cases (organisation_id, desk_id, erase_on) where erase_on is not null;
  create index cases_to_erase on cases (erase_on) where erase_on is not null;
  create index cases_of_person on cases (organisation_id, person_id);
`;

const ERASURES = `
  create table erasures (
    -- Of the case that is gone.
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    erased_on date not null,
    why text not null check (why in ('retention', 'asked')),
    -- False where another case of the same person remains.
    person boolean not null,
    -- Cases and sheets of the desk may still mention it: only a session of the desk can open them.
    traces_left boolean not null,
    -- Steps done, and nobody could look: the data directory lies elsewhere.
    state text not null default 'pending' check (state in ('pending', 'cleaned', 'proved')),
    settled_on date,
    check ((state = 'pending') = (settled_on is null)),
    unique (organisation_id, desk_id, id),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id)
  );
  create index erasures_of_desk on erasures (organisation_id, desk_id, erased_on desc, id);
  create index erasures_pending on erasures (id) where state = 'pending';
  create policy of_own_desks on erasures using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  create policy read_by_auditors on erasures for select using (
    organisation_id = (select acting('organisation_id'))::uuid
    and (select acting('account_id'))::uuid in (select id from accounts where role = 'auditor'));

  -- Eight bytes of each destroyed wrap and shred secret, turned over so that they are never found themselves.
  create table erasure_samples (
    organisation_id uuid not null,
    desk_id uuid not null,
    erasure_id uuid not null,
    number integer not null,
    inverted bytea not null check (length(inverted) = 8),
    primary key (erasure_id, number),
    foreign key (organisation_id, desk_id, erasure_id) references erasures (organisation_id, desk_id, id)
  );
  create policy of_own_desks on erasure_samples using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  -- The job that looks for them; a person's day is null.
  create policy seen_by_system on erasures for select using (erased_on <= (select system_day()));
  create policy settled_by_system on erasures for update using (erased_on <= (select system_day()) and state = 'pending')
    with check (erased_on <= (select system_day()) and state <> 'pending');
  create policy looked_for_by_system on erasure_samples using (
    erasure_id in (select id from erasures where erased_on <= (select system_day())));

  alter table erasures enable row level security;
  alter table erasures force row level security;
  alter table erasure_samples enable row level security;
  alter table erasure_samples force row level security;
  grant select, insert (id, organisation_id, desk_id, erased_on, why, person, traces_left), update (traces_left, state, settled_on)
    on erasures to ploughshare_app;
  grant select, insert (organisation_id, desk_id, erasure_id, number, inverted), delete on erasure_samples to ploughshare_app;
`;

/** Those of later migrations say so themselves; test/cases/erasure.spec.ts asks the catalogue. */
const GO_WITH_THEIR_CASE = `
  do $$
  declare one record;
  begin
    for one in
      with recursive of_case (relation) as (
        select 'cases'::regclass::oid
        union select conrelid from pg_constraint join of_case on confrelid = relation where contype = 'f'
      )
      select conrelid::regclass as of, conname, pg_get_constraintdef(oid) as definition from pg_constraint
      where contype = 'f' and confdeltype <> 'c' and confrelid in (select relation from of_case)
    loop
      execute format('alter table %s drop constraint %I', one.of, one.conname);
      execute format('alter table %s add constraint %I %s on delete cascade', one.of, one.conname, one.definition);
    end loop;
  end
  $$;
`;

const REACH = `
  -- Which cases have come to their day; for all the rest the job stands at the desk whose case it is.
  create policy due_to_system on cases for select using (erase_on < (select system_day()));
  create policy erased_by_system on cases as restrictive for delete
    using ((select system_day()) is null or erase_on < (select system_day()));
  grant delete on cases, persons to ploughshare_app;

  alter table jobs drop constraint jobs_name_check,
    add constraint jobs_name_check check (name in ('referral-ends', 'ended-grants', 'sweep', 'reminders', 'retention', 'shred'));
`;
