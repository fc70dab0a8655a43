import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sheet comes in as batches that know of each other. */
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
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`alter table imports drop column batch_of`);
  }
}
