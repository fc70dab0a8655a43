import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A referral is two rows with one id: `referrals` in the sender's organisation, `offers` in the recipient's. Each side has a
 * policy of its own; the offer also names the desk that sent it, because that desk may withdraw it.
 */
export class Referrals1795400500000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      create table referrals (
        id uuid primary key,
        organisation_id uuid not null,
        desk_id uuid not null,
        case_id uuid not null,
        legal_contact_id uuid not null references legal_contacts (id),
        offered_on date not null,
        terms_sealed bytea not null,
        foreign key (organisation_id, desk_id, case_id) references cases (organisation_id, desk_id, id),
        unique (organisation_id, desk_id, id)
      );
      create index referrals_of_case on referrals (organisation_id, case_id);

      create table offers (
        id uuid primary key,
        organisation_id uuid not null,
        account_id uuid not null,
        sender_organisation_id uuid not null,
        sender_desk_id uuid not null,
        state text not null check (state in ('offered', 'previewed', 'conflict_check', 'accepted', 'completed', 'declined', 'expired', 'withdrawn', 'revoked')),
        ends_on date not null,
        offered_on date not null,
        -- Emptied when the offer ends: then nothing of it can be opened again.
        secret_sealed bytea,
        preview_sealed bytea,
        name_sealed bytea,
        packet_sealed bytea,
        foreign key (organisation_id, account_id) references accounts (organisation_id, id),
        foreign key (sender_organisation_id, sender_desk_id, id) references referrals (organisation_id, desk_id, id),
        -- Checks of foreign keys bypass row-level security: what belongs to an offer names both its sides, so that no other desk
        -- can write a secret or a step under it.
        unique (organisation_id, account_id, sender_organisation_id, sender_desk_id, id)
      );
      create index offers_to_account on offers (organisation_id, account_id, offered_on desc, id);
      create index offers_by_desk on offers (sender_organisation_id, sender_desk_id, ends_on);

      -- The server's gate: a compartment opens only with the secret the lawyer holds AND its stage secret.
      create table shred.stage_secrets (
        offer_id uuid not null,
        organisation_id uuid not null,
        account_id uuid not null,
        sender_organisation_id uuid not null,
        sender_desk_id uuid not null,
        stage text not null check (stage in ('preview', 'name', 'packet')),
        secret bytea not null check (length(secret) = 32),
        primary key (offer_id, stage),
        foreign key (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id)
          references offers (organisation_id, account_id, sender_organisation_id, sender_desk_id, id)
      );

      -- What happened to an offer, told to both: sealed to the desk's box, and to the lawyer.
      create table offer_steps (
        id uuid primary key,
        offer_id uuid not null,
        organisation_id uuid not null,
        account_id uuid not null,
        sender_organisation_id uuid not null,
        sender_desk_id uuid not null,
        for_desk_sealed bytea,
        for_lawyer_sealed bytea,
        foreign key (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id)
          references offers (organisation_id, account_id, sender_organisation_id, sender_desk_id, id)
      );
      create index offer_steps_of_offer on offer_steps (offer_id);

      create policy referrals_of_own_desks on referrals
        using (
          organisation_id = (select acting('organisation_id'))::uuid
          and desk_id = any ((select acting('desk_ids'))::uuid[])
        );

      do $$
      declare one regclass;
      begin
        foreach one in array array['offers', 'shred.stage_secrets', 'offer_steps']::regclass[] loop
          execute format($policy$
            create policy to_me on %s using (
              organisation_id = (select acting('organisation_id'))::uuid
              and account_id = (select acting('account_id'))::uuid
            )$policy$, one);
          execute format($policy$
            create policy by_my_desk on %s using (
              sender_organisation_id = (select acting('organisation_id'))::uuid
              and sender_desk_id = any ((select acting('desk_ids'))::uuid[])
            )$policy$, one);
          execute format('alter table %s enable row level security', one);
          execute format('alter table %s force row level security', one);
        end loop;
      end
      $$;
      alter table referrals enable row level security;
      alter table referrals force row level security;

      grant select on referrals, offers, shred.stage_secrets, offer_steps to ploughshare_app;
      grant insert (id, organisation_id, desk_id, case_id, legal_contact_id, offered_on, terms_sealed) on referrals to ploughshare_app;
      grant insert (id, organisation_id, account_id, sender_organisation_id, sender_desk_id, state, ends_on, offered_on, secret_sealed,
        preview_sealed, name_sealed, packet_sealed) on offers to ploughshare_app;
      grant update (state, secret_sealed, preview_sealed, name_sealed, packet_sealed) on offers to ploughshare_app;
      grant insert (offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, stage, secret), delete
        on shred.stage_secrets to ploughshare_app;
      grant insert (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, for_desk_sealed, for_lawyer_sealed)
        on offer_steps to ploughshare_app;
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table offer_steps, shred.stage_secrets, offers, referrals`);
  }
}
