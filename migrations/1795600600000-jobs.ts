import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the actor `system` reaches: rows whose day has come, and no others. Its policies compare one column with a day that is null for
 * everybody else, so that they neither open a row to a person nor slow a person's queries down.
 */
export class Jobs1795600600000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(REACH);
    await db.query(JOBS);
    await db.query(POLICIES);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop policy ended_by_system on offers;
      drop policy emptied_by_system on offers;
      drop policy destroyed_by_system on shred.stage_secrets;
      drop policy ended_by_system on grants;
      drop policy seen_by_system on desks;
      drop policy asked_by_system on desks;
      drop policy swept_by_system on idempotency;
      drop policy swept_by_system on merges;
      drop index offers_by_end;
      drop table jobs;
      drop function system_day();
      drop function system_hour();
    `);
  }
}

const REACH = `
  -- Null unless a job is running: a comparison with it then finds nothing.
  create function system_day() returns date language sql stable as
    $$ select case when current_setting('app.reach', true) = 'system' then acting('day')::date end $$;
  create function system_hour() returns timestamptz language sql stable as
    $$ select case when current_setting('app.reach', true) = 'system' then acting('hour')::timestamptz end $$;
`;

const JOBS = `
  -- That a job ran, and how it went: nothing of what it did to whom.
  create table jobs (
    name text primary key check (name in ('referral-ends', 'ended-grants', 'sweep', 'reminders', 'retention')),
    ran_on date not null,
    result text not null check (result in ('done', 'failed')),
    done integer not null check (done >= 0)
  );
  create policy jobs_of_organisation on jobs for select using ((select acting('reach')) in ('organisation', 'system'));
  create policy jobs_begun_by_system on jobs for insert with check ((select acting('reach')) = 'system');
  create policy jobs_written_by_system on jobs for update using ((select acting('reach')) = 'system');
  alter table jobs enable row level security;
  alter table jobs force row level security;
  grant select, insert (name, ran_on, result, done), update (ran_on, result, done) on jobs to ploughshare_app;
`;

const POLICIES = `
  -- An offer past its end is emptied; the job can make nothing else of it.
  create policy ended_by_system on offers for select using (ends_on < (select system_day()));
  create policy emptied_by_system on offers for update
    using (ends_on < (select system_day()))
    with check (state = 'expired' and secret_sealed is null and preview_sealed is null and name_sealed is null and packet_sealed is null
      and ends_on < (select system_day()));
  create index offers_by_end on offers (ends_on) where secret_sealed is not null;
  create policy destroyed_by_system on shred.stage_secrets
    using (offer_id in (select id from offers where ends_on < (select system_day())));

  create policy ended_by_system on grants using (ends_at <= (select system_hour()));
  create policy seen_by_system on desks for select using (id in (select desk_id from grants where ends_at <= (select system_hour())));
  create policy asked_by_system on desks for update
    using (id in (select desk_id from grants where ends_at <= (select system_hour())))
    with check (renewal_asked and id in (select desk_id from grants where ends_at <= (select system_hour())));

  create policy swept_by_system on idempotency using (kept_on < (select system_day()) - 7);
  create policy swept_by_system on merges using (ends_on < (select system_day()));
`;
