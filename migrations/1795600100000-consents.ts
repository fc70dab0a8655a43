import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person agreed to, beside their identity and apart from it. A person entered before has none until the first is written: no
 * migration holds a key.
 */
export class Consents1795600100000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      alter table persons add consents_sealed bytea;
      grant insert (consents_sealed), update (consents_sealed) on persons to ploughshare_app;
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`alter table persons drop column consents_sealed`);
  }
}
