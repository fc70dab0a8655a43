import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a period is never published is written down once, and holds whatever a clock says later; and since when a desk can be asked for its counts. */
export class NotPublished1795710200000 implements MigrationInterface {
  async up(db: QueryRunner) {
    for (const part of [BORN, PERIODS, REFUSED]) await db.query(part);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop trigger never_after_all on releases;
      drop function refuse_unpublished();
      drop policy seen_by_system on releases;
      create policy ended_by_system on releases for select to ploughshare_app using (approved_by < (select system_day()));
      drop table unpublished_periods;
      alter table desks drop column born_on;
    `);
  }
}

const BORN = `
  -- Desks of before are older than every plan; null until a first coordinator has made the desk's keys.
  alter table desks add born_on date default '2026-01-01';
  alter table desks alter born_on drop default;
  grant update (born_on) on desks to ploughshare_app;
`;

const PERIODS = `
  create table unpublished_periods (
    period text primary key check (period ~ '^[0-9]{4}(-Q[1-4])?$')
  );
  create policy read_by_all on unpublished_periods for select to ploughshare_app using (true);
  create policy noted_by_system on unpublished_periods for insert to ploughshare_app with check ((select system_day()) is not null);
  alter table unpublished_periods enable row level security;
  alter table unpublished_periods force row level security;
  grant select, insert (period) on unpublished_periods to ploughshare_app;

  -- Whether it was drawn decides, and it may have been drawn an hour ago.
  drop policy ended_by_system on releases;
  create policy seen_by_system on releases for select to ploughshare_app using ((select system_day()) is not null);
`;

const REFUSED = `
  create function refuse_unpublished() returns trigger language plpgsql as $$
  begin
    if new.period in (select period from unpublished_periods) then
      raise exception 'releases: this period is never published' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger never_after_all before insert or update of drawn on releases for each row execute function refuse_unpublished();
`;
