import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The documents of a case: what each is stands sealed under the case's key, its bytes as a file of the same id. */
export class Documents1795700200000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(DOCUMENTS);
    await db.query(SWEEP);
  }

  async down(db: QueryRunner) {
    await db.query(`drop policy named_by_system on organisations; drop table documents`);
  }
}

const DOCUMENTS = `
  create table documents (
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    case_id uuid not null,
    about_sealed bytea not null,
    unique (organisation_id, desk_id, id),
    -- A case that goes to another desk takes them along; one that is erased leaves none behind.
    foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id)
      on update cascade on delete cascade
  );
  create index documents_of_case on documents (organisation_id, case_id);
  create policy of_own_desks on documents using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  alter table documents enable row level security;
  alter table documents force row level security;
  grant select, insert (id, organisation_id, desk_id, case_id, about_sealed), update (case_id, about_sealed), delete on documents
    to ploughshare_app;
`;

const SWEEP = `
  -- A sweep that did not see a row would take its file for one that nobody knows. It holds no key: what it sees is noise to it.
  create policy seen_by_system on documents for select using ((select system_day()) is not null);
  -- Only folders of organisations that this database knows are swept: with another database nothing is deleted.
  create policy named_by_system on organisations for select using ((select system_day()) is not null);
`;
