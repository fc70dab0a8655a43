import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a desk takes, for triage to propose it; and the two orders in which the working day reads cases that are not closed. */
export class Triage1795500400000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      -- Countries and languages, nothing of a person: which desk of the organisation takes what.
      create table desk_takes (
        organisation_id uuid not null,
        desk_id uuid not null,
        kind text not null check (kind in ('country', 'language')),
        code text not null check (code ~ '^([A-Z]{2}|[a-z]{2,3})$'),
        primary key (organisation_id, desk_id, kind, code),
        foreign key (organisation_id, desk_id) references desks (organisation_id, id)
      );
      -- Every desk proposes the others; each says only of itself what it takes.
      create policy known_in_the_organisation on desk_takes for select using (
        organisation_id = (select acting('organisation_id'))::uuid);
      create policy of_own_desks on desk_takes using (
        organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
      alter table desk_takes enable row level security;
      alter table desk_takes force row level security;
      grant select, insert (organisation_id, desk_id, kind, code), delete on desk_takes to ploughshare_app;

      -- Enquiries wait in the order in which somebody last touched them.
      create index enquiries_oldest_first on cases (organisation_id, desk_id, activity_on, id) where state = 'enquiry';
      -- A closed case keeps its deadlines: without these, the day would read through years of them.
      create index cases_due on cases (organisation_id, desk_id, remind_on, id) where state <> 'closed';
      create index cases_of_holder on cases (organisation_id, desk_id, assignee_id, remind_on, id) where state <> 'closed';
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`drop index cases_of_holder, cases_due, enquiries_oldest_first; drop table desk_takes`);
  }
}
