import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever signs a plan for the network stands beside it, for the leads who come after. */
export class WhoAdoptedAPlan1795710300000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      -- Null for plans of before.
      alter table plans add adopted_organisation_id uuid, add adopted_by uuid,
        add foreign key (adopted_organisation_id, adopted_by) references accounts (organisation_id, id);
      grant insert (adopted_organisation_id, adopted_by) on plans to ploughshare_app;
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`alter table plans drop column adopted_by, drop column adopted_organisation_id`);
  }
}
