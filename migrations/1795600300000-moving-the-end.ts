import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sender may let an offer run longer. Its recipient may not: a policy does not see the old row beside the new one, a trigger does. */
export class MovingTheEnd1795600300000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      create function only_the_sender_moves_the_end() returns trigger language plpgsql as $$
      begin
        if old.sender_organisation_id <> acting('organisation_id')::uuid
           or not old.sender_desk_id = any (acting('desk_ids')::uuid[])
           or new.ends_on < old.ends_on
           or old.state not in ('offered', 'previewed', 'conflict_check', 'accepted') then
          raise exception 'the end of an offer is moved by its sender, to a later day, while it is live'
            using errcode = 'insufficient_privilege';
        end if;
        return new;
      end
      $$;
      create trigger only_the_sender_moves_the_end before update of ends_on on offers
        for each row execute function only_the_sender_moves_the_end();
      grant update (ends_on) on offers to ploughshare_app;
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`
      revoke update (ends_on) on offers from ploughshare_app;
      drop trigger only_the_sender_moves_the_end on offers;
      drop function only_the_sender_moves_the_end();
    `);
  }
}
