import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lawyer's own names for the conflict check, under their own key: to whom they owe something is nobody else's business. */
export class ConflictNames1795600400000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      alter table credentials add column conflict_names_sealed bytea;
      grant update (conflict_names_sealed) on credentials to ploughshare_app;
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`alter table credentials drop column conflict_names_sealed`);
  }
}
