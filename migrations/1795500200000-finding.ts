import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a search for words reads, sealed case by case, and the filters that somebody has kept. */
export class Finding1795500200000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(WORDS);
    await db.query(FILTERS);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table case_words`);
    await db.query(`alter table credentials drop column filters_sealed`);
  }
}

const WORDS = `
  create table case_words (
    organisation_id uuid not null,
    desk_id uuid not null,
    case_id uuid not null,
    -- Of the key that sealed them, as their first bytes say too: a search fetches this key and no older one.
    number integer not null check (number > 0),
    words_sealed bytea not null,
    primary key (organisation_id, case_id),
    -- A case that goes to another desk takes its words along.
    foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id) on update cascade
  );
  -- Sealed bytes cannot be compressed, and a search reads them all: as many as fit stay in the row.
  alter table case_words alter column words_sealed set storage external;
  alter table case_words set (toast_tuple_target = 8160);
  create policy of_own_desks on case_words using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  alter table case_words enable row level security;
  alter table case_words force row level security;
  grant select, insert (organisation_id, desk_id, case_id, number, words_sealed), update (number, words_sealed) on case_words to ploughshare_app;
`;

const FILTERS = `
  -- Each account's own, with the names it gave them: sealed under the key of the account.
  alter table credentials add column filters_sealed bytea;
  grant update (filters_sealed) on credentials to ploughshare_app;
`;
