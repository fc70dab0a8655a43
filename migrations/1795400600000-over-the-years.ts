import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What keys need over years: epochs, ends, confirmed desks, known devices, transfers, and the auditor's own copy of the head. */
export class OverTheYears1795400600000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(COLUMNS);
    await db.query(TABLES);
    await db.query(MOVING);
    await db.query(ACT);
    await db.query(GRANTS);
  }

  async down() {
    throw new Error('This migration is not taken back: epochs that were renewed cannot be.');
  }
}

const COLUMNS = `
  -- A stand-in's grant ends at a full hour.
  alter table grants add column ends_at timestamptz check (mod(extract(epoch from ends_at), 3600) = 0);
  -- Somebody lost a grant, or one has ended: the desk's next session is asked to renew its key.
  alter table desks add column renewal_asked boolean not null default false;
  -- The epoch a content key was made in: after a renewal the first write makes a new one.
  alter table wraps add column made_in integer not null default 1 check (made_in > 0);
  alter table accounts add column density text not null default 'airy' check (density in ('airy', 'dense'));
  -- Which desks this account has confirmed by their words, and in which epoch: sealed under the account's own key.
  alter table credentials add column desks_sealed bytea;
  -- Signs the cookies of devices that have signed in before. It opens nothing.
  alter table credentials add column device_key bytea check (length(device_key) = 32);
  -- The head of the chain as this auditor saw it last, sealed under their own key.
  alter table audit_grants add column head_sealed bytea;
  alter table audit_entries drop constraint audit_entries_code_check;
  alter table audit_entries add check (code in ('organisation.begun', 'account.invited', 'account.begun', 'account.removed',
    'account.reset', 'session.begun', 'session.refused', 'desk.named', 'audit-key.made', 'act'));
`;

const TABLES = `
  -- The box secrets of earlier epochs, under the desk's present key, for answers that still come to them.
  create table desk_boxes (
    organisation_id uuid not null,
    desk_id uuid not null,
    epoch integer not null check (epoch > 0),
    secret_sealed bytea not null,
    primary key (desk_id, epoch),
    foreign key (organisation_id, desk_id) references desks (organisation_id, id)
  );
  create policy of_own_desks on desk_boxes using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));

  -- A case on its way to another desk: its keys, sealed to that desk. It stays with the sender until accepted.
  create table transfers (
    id uuid primary key,
    organisation_id uuid not null,
    desk_id uuid not null,
    to_desk_id uuid not null,
    case_id uuid not null unique,
    offered_on date not null,
    keys_sealed bytea not null,
    foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id),
    foreign key (organisation_id, to_desk_id) references desks (organisation_id, id)
  );
  create policy of_own_desks on transfers using (
    organisation_id = (select acting('organisation_id'))::uuid and desk_id = any ((select acting('desk_ids'))::uuid[]));
  create policy to_my_desk on transfers using (
    organisation_id = (select acting('organisation_id'))::uuid and to_desk_id = any ((select acting('desk_ids'))::uuid[]));

  alter table desk_boxes enable row level security;
  alter table desk_boxes force row level security;
  alter table transfers enable row level security;
  alter table transfers force row level security;
`;

/** A case that moves to another desk takes everything of it along: one update of its person's desk, and the keys of foreign tables follow. */
const MOVING = `
  alter table cases drop constraint cases_organisation_id_desk_id_person_id_fkey,
    add foreign key (organisation_id, desk_id, person_id) references persons (organisation_id, desk_id, id) on update cascade;
  alter table notes drop constraint notes_organisation_id_desk_id_case_id_fkey,
    add foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id) on update cascade;
  alter table referrals drop constraint referrals_organisation_id_desk_id_case_id_fkey,
    add foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id) on update cascade;
  alter table offers drop constraint offers_sender_organisation_id_sender_desk_id_id_fkey,
    add foreign key (sender_organisation_id, sender_desk_id, id) references referrals (organisation_id, desk_id, id) on update cascade;
  -- The names of these two were cut short by Postgres, so they are asked for.
  do $$
  declare one record;
  begin
    for one in select conrelid::regclass as of, conname from pg_constraint
      where contype = 'f' and conrelid in ('shred.stage_secrets'::regclass, 'offer_steps'::regclass) and confrelid = 'offers'::regclass loop
      execute format('alter table %s drop constraint %I', one.of, one.conname);
      execute format('alter table %s add foreign key (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id)
        references offers (organisation_id, account_id, sender_organisation_id, sender_desk_id, id) on update cascade', one.of);
    end loop;
  end
  $$;
`;

/** The grant that has ended reaches nothing. The clock is the application's, so that a test can move it. */
const ACT = `
  drop function act(uuid, uuid, text);
  create function act(account uuid, organisation uuid, reach text, at timestamptz)
  returns table (state text, sessions_from integer, theme text, density text, desks_sealed bytea, desk_id uuid, desk_name text, epoch integer,
                 renewal_asked boolean, secret_sealed bytea, mac bytea, desk_public_key bytea)
  language plpgsql as $$
  #variable_conflict use_column
  begin
    perform set_config('app.account_id', account::text, true);
    perform set_config('app.organisation_id', organisation::text, true);
    perform set_config('app.reach', act.reach, true);
    perform set_config('app.handle', '-', true);
    perform set_config('app.desk_ids', (
      select coalesce(array_agg(g.desk_id), '{}')::text
      from grants g join desks d on d.organisation_id = g.organisation_id and d.id = g.desk_id and d.epoch = g.epoch
      where g.organisation_id = act.organisation and g.account_id = act.account and (g.ends_at is null or g.ends_at > act.at)
    ), true);
    return query
      select a.state, a.sessions_from, a.theme, a.density, c.desks_sealed, d.id, d.name, d.epoch, d.renewal_asked, g.secret_sealed, g.mac, k.public_key
      from accounts a
      left join credentials c on c.organisation_id = a.organisation_id and c.account_id = a.id
      left join grants g on g.organisation_id = a.organisation_id and g.account_id = a.id and (g.ends_at is null or g.ends_at > act.at)
      left join desks d on d.organisation_id = a.organisation_id and d.id = g.desk_id and d.epoch = g.epoch
      left join public_keys k on k.organisation_id = a.organisation_id and k.subject_id = d.id and k.purpose = 'desk'
      where a.id = act.account and a.organisation_id = act.organisation
      order by d.name;
  end
  $$;
`;

const GRANTS = `
  grant update (renewal_asked) on desks to ploughshare_app;
  grant insert (ends_at) on grants to ploughshare_app;
  grant insert (made_in), update (epoch, key_sealed) on wraps to ploughshare_app;
  grant update (density) on accounts to ploughshare_app;
  grant update (desks_sealed, device_key) on credentials to ploughshare_app;
  grant update (head_sealed), delete on audit_grants to ploughshare_app;
  grant update (public_key), delete on public_keys to ploughshare_app;
  grant update (mac) on pins to ploughshare_app;
  grant delete on desk_recoveries to ploughshare_app;
  grant select, insert (organisation_id, desk_id, epoch, secret_sealed), update (secret_sealed), delete on desk_boxes to ploughshare_app;
  grant select, insert (id, organisation_id, desk_id, to_desk_id, case_id, offered_on, keys_sealed), delete on transfers to ploughshare_app;
  grant update (desk_id) on persons, shred.secrets to ploughshare_app;
  grant update (for_desk_sealed) on offer_steps to ploughshare_app;
`;
