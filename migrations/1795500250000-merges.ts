import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two cases of one desk that became one, and what it takes to part them again within thirty days. */
export class Merges1795500250000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(MERGES);
  }

  async down(db: QueryRunner) {
    await db.query(`revoke delete on notes from ploughshare_app`);
    await db.query(`drop table merges`);
  }
}

const MERGES = `
  create table merges (
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    -- What stays, and what went into it.
    case_id uuid not null,
    other_case_id uuid not null,
    number bigint generated always as identity,
    ends_on date not null,
    -- Both cases as they were and as the merge left them, under the key of the case that stays.
    undo_sealed bytea not null,
    -- The same of its person, under the key of that person.
    identity_sealed bytea not null,
    check (case_id <> other_case_id),
    unique (organisation_id, other_case_id),
    foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id),
    foreign key (organisation_id, desk_id, other_case_id) references cases (organisation_id, desk_id, id)
  );
  create index merges_into_case on merges (organisation_id, case_id, number);
  create index merges_by_end on merges (organisation_id, desk_id, ends_on);
  create policy of_own_desks on merges using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  alter table merges enable row level security;
  alter table merges force row level security;
  grant select, insert (id, organisation_id, desk_id, case_id, other_case_id, ends_on, undo_sealed, identity_sealed), delete
    on merges to ploughshare_app;
  -- Copies of entries go when two cases are parted again; the entries themselves stand in the case they came from.
  grant delete on notes to ploughshare_app;
`;
