import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A referral to somebody without an account: it has no offer, because nobody here holds their key and nothing of it can be called back.
 * To whom, what and on which consent stands sealed in the case; its state is written by hand, or by a withdrawal of the consent.
 */
export class Outside1795700520000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      create table outside_referrals (
        id uuid primary key,
        organisation_id uuid not null,
        desk_id uuid not null,
        case_id uuid not null,
        state text not null check (state in ('offered', 'accepted', 'declined', 'completed', 'to_tell', 'told')),
        offered_on date not null,
        ends_on date not null,
        terms_sealed bytea not null,
        foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id)
          on update cascade on delete cascade
      );
      create index outside_referrals_of_case on outside_referrals (organisation_id, desk_id, case_id);
      create policy outside_referrals_of_own_desks on outside_referrals using (
        organisation_id = (select acting('organisation_id'))::uuid
        and desk_id = any ((select acting('desk_ids'))::uuid[]));
      alter table outside_referrals enable row level security;
      alter table outside_referrals force row level security;
      grant select, insert (id, organisation_id, desk_id, case_id, state, offered_on, ends_on, terms_sealed), update (state)
        on outside_referrals to ploughshare_app;
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table outside_referrals`);
  }
}
