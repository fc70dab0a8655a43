import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases, persons, notes, imports, and the wraps of their keys. Everything of a person or a case stands sealed. */
export class Cases1795400400000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(TABLES);
    await db.query(POLICIES);
    await db.query(GRANTS);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table import_rows, imports, notes, cases, persons, wraps, shred.secrets`);
  }
}

const TABLES = `
  -- The key of a case, a person or an import, under the desk's wrap key and the object's shred secret.
  create table wraps (
    organisation_id uuid not null,
    desk_id uuid not null,
    kind text not null check (kind in ('case', 'person', 'import')),
    object_id uuid not null,
    number integer not null check (number > 0),
    epoch integer not null check (epoch > 0),
    key_sealed bytea not null,
    primary key (organisation_id, object_id, kind, number),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id)
  );
  create index wraps_of_desk on wraps (organisation_id, desk_id, epoch);

  create table shred.secrets (
    organisation_id uuid not null,
    desk_id uuid not null,
    kind text not null check (kind in ('case', 'person', 'import')),
    object_id uuid not null,
    secret bytea not null check (length(secret) = 32),
    primary key (organisation_id, object_id, kind),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id)
  );

  create table persons (
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    identity_sealed bytea not null,
    foreign key (organisation_id, desk_id) references desks (organisation_id, id),
    unique (organisation_id, desk_id, id)
  );

  create table cases (
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    person_id uuid not null,
    assignee_id uuid,
    reference text not null check (reference ~ '^[0-9A-Z]{3}-[0-9A-Z]{3}$'),
    state text not null check (state in ('enquiry', 'open', 'closed')),
    version integer not null default 1,
    activity_on date not null,
    -- The day of the nearest open deadline, moved earlier by 0 to 2 random days; infinity without one.
    remind_on date not null default 'infinity',
    erase_on date,
    summary_sealed bytea not null,
    content_sealed bytea not null,
    foreign key (organisation_id, desk_id) references desks (organisation_id, id),
    foreign key (organisation_id, assignee_id) references accounts (organisation_id, id),
    foreign key (organisation_id, desk_id, person_id) references persons (organisation_id, desk_id, id),
    unique (organisation_id, reference),
    -- Checks of foreign keys bypass row-level security: they name the organisation and the desk.
    unique (organisation_id, desk_id, id)
  );
  create index cases_nearest_first on cases (organisation_id, desk_id, remind_on, id);

  create table notes (
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    case_id uuid not null,
    number integer not null,
    note_sealed bytea not null,
    foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id),
    unique (organisation_id, case_id, number)
  );

  create table imports (
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    imported_on date not null,
    manifest_sealed bytea not null,
    foreign key (organisation_id, desk_id) references desks (organisation_id, id),
    unique (organisation_id, desk_id, id)
  );
  create index imports_of_desk on imports (organisation_id, desk_id);

  create table import_rows (
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    import_id uuid not null,
    row_sealed bytea not null,
    foreign key (organisation_id, desk_id, import_id) references imports (organisation_id, desk_id, id)
  );
  create index import_rows_of_desk on import_rows (organisation_id, desk_id, id);
`;

const POLICIES = `
  do $$
  declare one regclass;
  begin
    foreach one in array array['wraps', 'shred.secrets', 'persons', 'cases', 'notes', 'imports', 'import_rows']::regclass[] loop
      execute format($policy$
        create policy of_own_desks on %s using (
          organisation_id = (select acting('organisation_id'))::uuid
          and desk_id = any ((select acting('desk_ids'))::uuid[])
        )$policy$, one);
      execute format('alter table %s enable row level security', one);
      execute format('alter table %s force row level security', one);
    end loop;
  end
  $$;
`;

const GRANTS = `
  grant select on wraps, shred.secrets, persons, cases, notes, imports, import_rows to ploughshare_app;
  grant insert (organisation_id, desk_id, kind, object_id, number, epoch, key_sealed), delete on wraps to ploughshare_app;
  grant insert (organisation_id, desk_id, kind, object_id, secret), delete on shred.secrets to ploughshare_app;
  grant insert (id, organisation_id, desk_id, identity_sealed), update (identity_sealed) on persons to ploughshare_app;
  grant insert (id, organisation_id, desk_id, person_id, assignee_id, reference, state, activity_on, remind_on, summary_sealed, content_sealed)
    on cases to ploughshare_app;
  grant update (assignee_id, state, version, activity_on, remind_on, erase_on, summary_sealed, content_sealed) on cases to ploughshare_app;
  grant insert (id, organisation_id, desk_id, case_id, number, note_sealed) on notes to ploughshare_app;
  grant insert (id, organisation_id, desk_id, imported_on, manifest_sealed), update (manifest_sealed) on imports to ploughshare_app;
  grant insert (id, organisation_id, desk_id, import_id, row_sealed), update (row_sealed), delete on import_rows to ploughshare_app;
`;
