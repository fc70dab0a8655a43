import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which cases somebody has something to do. What it is, and until when, is sealed in the case. */
export class Tasks1795600700000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(TASKS);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table tasks`);
  }
}

const TASKS = `
  create table tasks (
    organisation_id uuid not null,
    desk_id uuid not null,
    case_id uuid not null,
    account_id uuid not null,
    primary key (case_id, account_id),
    -- A case that goes to another desk takes them along; one that is erased leaves none behind.
    foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id)
      on update cascade on delete cascade,
    foreign key (organisation_id, account_id) references accounts (organisation_id, id)
  );
  create index tasks_of_account on tasks (organisation_id, account_id);
  create index tasks_of_desk on tasks (organisation_id, desk_id);
  create policy of_own_desks on tasks using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  alter table tasks enable row level security;
  alter table tasks force row level security;
  grant select, insert (organisation_id, desk_id, case_id, account_id), delete on tasks to ploughshare_app;
`;
