import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key that a desk's cases are taken out under stands with the other public keys, and is pinned like them. */
export class ExportKeys1795500500000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      alter table public_keys drop constraint public_keys_purpose_check,
        add constraint public_keys_purpose_check check (purpose in ('member', 'lawyer', 'desk', 'audit', 'export'));
      alter table pins drop constraint pins_purpose_check,
        add constraint pins_purpose_check
          check (purpose in ('member', 'lawyer', 'desk', 'audit', 'statistics', 'recovery', 'export'));
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`
      alter table public_keys drop constraint public_keys_purpose_check,
        add constraint public_keys_purpose_check check (purpose in ('member', 'lawyer', 'desk', 'audit'));
      alter table pins drop constraint pins_purpose_check,
        add constraint pins_purpose_check check (purpose in ('member', 'lawyer', 'desk', 'audit', 'statistics', 'recovery'));
    `);
  }
}
