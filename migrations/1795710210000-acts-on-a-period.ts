import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A release is named by its period, not by a random id: its preparation, sent with a key, failed. */
export class ActsOnAPeriod1795710210000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      alter table idempotency alter object_id type text,
        add constraint idempotency_object_id_check check (object_id ~ '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{4}(-Q[1-4])?)$');
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`
      alter table idempotency drop constraint idempotency_object_id_check,
        alter object_id type uuid using case when length(object_id) = 36 then object_id::uuid end;
    `);
  }
}
