import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sheet comes in as batches that know of each other, and a desk remembers what the columns of its sheets are. */
export class Sheets1795500100000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(`
      -- The first batch of the sheet that this one goes on with.
      alter table imports add column batch_of uuid,
        add foreign key (organisation_id, desk_id, batch_of) references imports (organisation_id, desk_id, id);
      create index imports_by_sheet on imports (organisation_id, desk_id, batch_of);
      grant insert (batch_of) on imports to ploughshare_app;

      -- What the columns of a sheet with these headings are, as somebody of the desk has said: sealed under a key of its own.
      create table sheet_layouts (
        id uuid primary key,
        organisation_id uuid not null,
        desk_id uuid not null,
        layout_sealed bytea not null,
        foreign key (organisation_id, desk_id) references desks (organisation_id, id),
        unique (organisation_id, desk_id, id)
      );
      create policy of_own_desks on sheet_layouts using (
        organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
      alter table sheet_layouts enable row level security;
      alter table sheet_layouts force row level security;
      grant select, insert (id, organisation_id, desk_id, layout_sealed), update (layout_sealed) on sheet_layouts to ploughshare_app;
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table sheet_layouts; alter table imports drop column batch_of`);
  }
}
