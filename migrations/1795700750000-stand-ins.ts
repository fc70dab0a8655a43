import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A lawyer who is away is stood in for by another one of their office, until a day. What opens an offer is sealed to both; the stand-in's
 * copy stands in `shred` and hangs on the stage secret of the preview, and on the stand-in: whatever ends one of the two takes it along.
 */
export class StandIns1795700750000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(TABLES);
    await db.query(REACH);
    await db.query(IN_PLACE);
    await db.query(LINE);
    await db.query(GRANTS);
  }

  async down() {
    throw new Error('This migration is not taken back: what a stand-in did would be told as done by nobody.');
  }
}

const TABLES = `
  create table stand_ins (
    id uuid primary key,
    organisation_id uuid not null,
    -- Who is away.
    account_id uuid not null,
    stand_in_id uuid not null,
    from_on date not null,
    -- The last day.
    until_on date not null,
    check (account_id <> stand_in_id),
    check (until_on between from_on and from_on + 60),
    foreign key (organisation_id, account_id) references accounts (organisation_id, id),
    foreign key (organisation_id, stand_in_id) references accounts (organisation_id, id),
    -- One at a time.
    unique (organisation_id, account_id),
    unique (organisation_id, account_id, stand_in_id)
  );
  create index stand_ins_of_stand_in on stand_ins (organisation_id, stand_in_id);
  create index stand_ins_by_end on stand_ins (until_on);

  create table shred.stand_in_secrets (
    offer_id uuid primary key,
    organisation_id uuid not null,
    account_id uuid not null,
    stand_in_id uuid not null,
    sender_organisation_id uuid not null,
    sender_desk_id uuid not null,
    stage text not null check (stage = 'preview'),
    secret_sealed bytea not null,
    foreign key (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id, stage)
      references shred.stage_secrets (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id, stage)
      on update cascade on delete cascade,
    foreign key (organisation_id, account_id, stand_in_id) references stand_ins (organisation_id, account_id, stand_in_id)
      on delete cascade
  );
  create index stand_in_secrets_of_stand_in on shred.stand_in_secrets (organisation_id, stand_in_id);
`;

const MINE = `organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid`;
const I_STAND_IN = `organisation_id = (select acting('organisation_id'))::uuid and stand_in_id = (select acting('account_id'))::uuid`;
const REACH = `
  create policy own on stand_ins using (${MINE});
  create policy seen_by_stand_in on stand_ins for select using (${I_STAND_IN});
  create policy ended_by_stand_in on stand_ins for delete using (${I_STAND_IN});
  -- Nothing is sealed to a lawyer whose words the desk has not confirmed: who is away is nobody else's business.
  create policy seen_by_confirming_desks on stand_ins for select using (
    account_id in (select subject_id from pins where purpose = 'lawyer'));
  create policy past_by_system on stand_ins for select using (until_on < (select system_day()));
  create policy ended_by_system on stand_ins for delete using (until_on < (select system_day()));

  create policy to_me on shred.stand_in_secrets using (${MINE});
  create policy seen_by_stand_in on shred.stand_in_secrets for select using (${I_STAND_IN});
  create policy by_my_desk on shred.stand_in_secrets using (
    sender_organisation_id = (select acting('organisation_id'))::uuid and sender_desk_id = any ((select acting('desk_ids'))::uuid[]));

  alter table stand_ins enable row level security;
  alter table stand_ins force row level security;
  alter table shred.stand_in_secrets enable row level security;
  alter table shred.stand_in_secrets force row level security;
`;

/** A stand-in reaches an offer by their copy of what opens it, and no other. The days are held by the application, as those of an offer are. */
const COPIES = `select offer_id from shred.stand_in_secrets where ${I_STAND_IN}`;
const IN_PLACE = `
  create policy seen_by_stand_in on offers for select using (state <> 'draft' and id in (${COPIES}));
  create policy answered_by_stand_in on offers for update using (state <> 'draft' and id in (${COPIES}))
    with check (state <> 'draft' and key_lost_on is null and id in (${COPIES}));
  -- A draft's is not seen: its offer is not.
  create policy seen_by_stand_in on shred.stage_secrets for select using (
    offer_id in (select o.id from offers o where o.id in (${COPIES})));
  create policy ended_by_stand_in on shred.stage_secrets for delete using (
    offer_id in (select o.id from offers o where o.id in (${COPIES})));
  -- What they do is told to both sides. What was told before, they do not read.
  create policy told_by_stand_in on offer_steps for insert with check (told is null and offer_id in (${COPIES}));
`;

const LINE = `
  create or replace function line_of(offer uuid) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
  declare line uuid;
  begin
    select r.line_id into line from referrals r join offers o on o.id = r.id
    where r.id = offer and r.line_id is not null and (
      o.organisation_id = acting('organisation_id')::uuid and o.account_id = acting('account_id')::uuid and o.state <> 'draft'
      or o.sender_organisation_id = acting('organisation_id')::uuid and o.sender_desk_id = any (acting('desk_ids')::uuid[])
      or o.state <> 'draft' and o.id in (${COPIES})
      or o.ends_on < system_day() or o.answer_by < system_day());
    if line is not null then perform pg_advisory_xact_lock(hashtextextended(line::text, 0)); end if;
    return line;
  end
  $$;
`;

const GRANTS = `
  grant select, insert (id, organisation_id, account_id, stand_in_id, from_on, until_on), delete on stand_ins to ploughshare_app;
  grant select, delete,
    insert (offer_id, organisation_id, account_id, stand_in_id, sender_organisation_id, sender_desk_id, stage, secret_sealed)
    on shred.stand_in_secrets to ploughshare_app;
`;
