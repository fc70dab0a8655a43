import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One legal contact after the other: the first is offered, those behind are drafts, which their recipients do not see. Who answers, or the
 * job that waits for nobody, reaches only their own row; what follows for the line is done by two functions, which ask whose turn it
 * was and do nothing else.
 */
export class InLine1795700510000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(COLUMNS);
    await db.query(POLICIES);
    await db.query(FUNCTIONS);
  }

  async down() {
    throw new Error('This migration is not taken back: drafts would become offers that their recipients see.');
  }
}

const COLUMNS = `
  alter table offers drop constraint offers_state_check, add constraint offers_state_check check (state in
    ('draft', 'offered', 'previewed', 'conflict_check', 'accepted', 'completed', 'declined', 'expired', 'withdrawn', 'revoked'));
  -- While others are in line behind it: its last day to answer.
  alter table offers add column answer_by date;
  create index offers_silent on offers (answer_by) where answer_by is not null;
  alter table referrals
    add column line_id uuid,
    add column place smallint check (place between 1 and 5),
    -- How long it runs from the day of its turn.
    add column days smallint check (days between 0 and 30),
    add check ((line_id is null) = (place is null) and (line_id is null) = (days is null));
  create index referrals_in_line on referrals (line_id) where line_id is not null;

  grant insert (answer_by), update (answer_by), delete on offers to ploughshare_app;
  grant insert (line_id, place, days), update (place), delete on referrals to ploughshare_app;
`;

const POLICIES = `
  -- A draft is its desk's alone: its recipient reaches neither the row nor what opens it.
  drop policy to_me on offers;
  create policy to_me on offers using (
    organisation_id = (select acting('organisation_id'))::uuid
    and account_id = (select acting('account_id'))::uuid
    and state <> 'draft');
  drop policy to_me on shred.stage_secrets;
  create policy to_me on shred.stage_secrets using (
    organisation_id = (select acting('organisation_id'))::uuid
    and account_id = (select acting('account_id'))::uuid
    and offer_id in (select id from offers where account_id = (select acting('account_id'))::uuid));
  -- Nothing is deleted but what was never sent; a referral with an offer holds it by its foreign key.
  create policy only_drafts_deleted on offers as restrictive for delete to ploughshare_app using (state = 'draft');
  create policy only_drafts_deleted on referrals as restrictive for delete to ploughshare_app using (line_id is not null);

  create policy silent_seen_by_system on offers for select using (answer_by < (select system_day()));
  create policy silent_emptied_by_system on offers for update using (answer_by < (select system_day()))
    with check (state = 'expired' and secret_sealed is null and preview_sealed is null and name_sealed is null and packet_sealed is null
      and answer_by < (select system_day()));
  create policy silent_destroyed_by_system on shred.stage_secrets
    using (offer_id in (select id from offers where answer_by < (select system_day())));
  create policy silent_told_by_system on offer_steps for insert with check (
    told = 'passed_on' and for_desk_sealed is null and for_lawyer_sealed is null
    and offer_id in (select id from offers where answer_by < (select system_day())));

  -- The two functions below run as the owner, who reaches lines and nothing else.
  create policy moved_in_line on referrals to current_user using (line_id is not null);
  create policy moved_in_line on offers to current_user
    using (id in (select id from referrals where line_id is not null));
  create policy moved_in_line on shred.stage_secrets to current_user
    using (offer_id in (select id from referrals where line_id is not null));
  create policy moved_in_line on offer_steps to current_user
    using (offer_id in (select id from referrals where line_id is not null));
`;

const FUNCTIONS = `
  create or replace function only_the_sender_moves_the_end() returns trigger language plpgsql as $$
  begin
    -- Its turn has come: it runs from today.
    if old.state = 'draft' and new.state = 'offered' then return new; end if;
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

  -- The line of an offer that this actor may end: its recipient, its desk, or a job once its day has come. Held until the commit.
  create function line_of(offer uuid) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
  declare line uuid;
  begin
    select r.line_id into line from referrals r join offers o on o.id = r.id
    where r.id = offer and r.line_id is not null and (
      o.organisation_id = acting('organisation_id')::uuid and o.account_id = acting('account_id')::uuid and o.state <> 'draft'
      or o.sender_organisation_id = acting('organisation_id')::uuid and o.sender_desk_id = any (acting('desk_ids')::uuid[])
      or o.ends_on < system_day() or o.answer_by < system_day());
    if line is not null then perform pg_advisory_xact_lock(hashtextextended(line::text, 0)); end if;
    return line;
  end
  $$;

  -- Nobody behind it is asked any more: the drafts go, with all their keys.
  create function end_line(offer uuid) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    line uuid := line_of(offer);
    drafts uuid[];
  begin
    if line is null then return 0; end if;
    drafts := array(select o.id from offers o join referrals r on r.id = o.id where r.line_id = line and o.state = 'draft');
    delete from shred.stage_secrets where offer_id = any (drafts);
    delete from offer_steps where offer_id = any (drafts);
    delete from offers where id = any (drafts);
    delete from referrals where id = any (drafts);
    update offers set answer_by = null where id in (select id from referrals where line_id = line) and answer_by is not null;
    return cardinality(drafts);
  end
  $$;

  -- It was declined, or not answered: the next is offered. Never while another of the line is alive, never past what the person agreed to.
  create function next_in_line(offer uuid, today date) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    line uuid := line_of(offer);
    coming record;
    last boolean;
  begin
    if line is null or exists (
      select from offers o join referrals r on r.id = o.id
      where r.line_id = line and o.state in ('offered', 'previewed', 'conflict_check', 'accepted', 'completed'))
    then return null; end if;
    select o.id, o.ends_on, r.days into coming from offers o join referrals r on r.id = o.id
      where r.line_id = line and o.state = 'draft' order by r.place, o.id limit 1;
    if coming.id is null then return null; end if;
    if coming.ends_on < today then
      perform end_line(offer);
      return null;
    end if;
    last := not exists (select from offers o join referrals r on r.id = o.id
      where r.line_id = line and o.state = 'draft' and o.id <> coming.id);
    update offers set state = 'offered', offered_on = today, ends_on = least(ends_on, today + coming.days),
      answer_by = case when last then null else least(ends_on, today + coming.days, today + 3) end
      where id = coming.id;
    insert into offer_steps (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, told, told_on)
      select gen_random_uuid(), id, organisation_id, account_id, sender_organisation_id, sender_desk_id, 'turn', today
      from offers where id = coming.id;
    return coming.id;
  end
  $$;

  -- A lawyer whose key was lost opens no draft that was sealed to it: those leave their lines.
  create function forget_drafts_to(account uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
  declare drafts uuid[];
  begin
    if account <> acting('account_id')::uuid then return; end if;
    drafts := array(select id from offers where account_id = account and state = 'draft' for update);
    delete from shred.stage_secrets where offer_id = any (drafts);
    delete from offers where id = any (drafts);
    delete from referrals where id = any (drafts);
  end
  $$;
  revoke all on function line_of, end_line, next_in_line, forget_drafts_to from public;
  grant execute on function end_line, next_in_line, forget_drafts_to to ploughshare_app;
`;
