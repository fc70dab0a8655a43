import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What another desk asked of a case, and why, goes with the case when its desk erases it: not only when the job sweeps it. */
export class AsksOfErasedCases1795700810000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      create policy erased_by_owner on break_glass for delete using (
        organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]))
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`drop policy erased_by_owner on break_glass`);
  }
}
