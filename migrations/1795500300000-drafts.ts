import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A long note that is not finished: one for each writer and case, sealed under the case's key. */
export class Drafts1795500300000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(DRAFTS);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table drafts`);
  }
}

const DRAFTS = `
  create table drafts (
    organisation_id uuid not null,
    desk_id uuid not null,
    case_id uuid not null,
    account_id uuid not null,
    draft_sealed bytea not null,
    primary key (case_id, account_id),
    foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id) on update cascade,
    foreign key (organisation_id, account_id) references accounts (organisation_id, id)
  );
  create index drafts_of_account on drafts (organisation_id, account_id);
  -- A desk that takes a case over throws the drafts of the other desk's people away, so the desk reaches them; the application shows
  -- each only to its writer.
  create policy of_own_desks on drafts using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  alter table drafts enable row level security;
  alter table drafts force row level security;
  grant select, insert (organisation_id, desk_id, case_id, account_id, draft_sealed), update (draft_sealed), delete on drafts to ploughshare_app;
`;
