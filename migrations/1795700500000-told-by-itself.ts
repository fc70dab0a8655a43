import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What becomes of an offer without a key at hand is told to both sides by a code and a day, which the state and the end tell the disk
 * anyway. And the secret of an offer that is released by hand stands beside the offer, so that whoever ends it, with or without a
 * key, takes it away.
 */
export class ToldByItself1795700500000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      alter table offers add column held_back_sealed bytea;
      grant insert (held_back_sealed), update (held_back_sealed) on offers to ploughshare_app;
      create policy held_back_emptied_by_system on offers as restrictive for update using (true)
        with check (held_back_sealed is null or (select system_day()) is null);

      alter table offer_steps
        add column told text check (told in ('expired', 'extended', 'passed_on', 'turn')),
        add column told_on date,
        add check ((told is null) = (told_on is null));
      grant insert (told, told_on) on offer_steps to ploughshare_app;
      create policy told_by_system on offer_steps for insert with check (
        told in ('expired', 'passed_on') and for_desk_sealed is null and for_lawyer_sealed is null
        and offer_id in (select id from offers where ends_on < (select system_day())));
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop policy told_by_system on offer_steps;
      drop policy held_back_emptied_by_system on offers;
      alter table offer_steps drop column told, drop column told_on;
      alter table offers drop column held_back_sealed;
    `);
  }
}
