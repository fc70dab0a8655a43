import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done, without content, and what must not be done twice. */
export class AuditAndIdempotency1795400300000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      create table audit_chains (
        organisation_id uuid primary key references organisations (id),
        -- SHA-256 of the key that rows are sealed to; null until the first auditor's session has made it.
        audit_key_digest bytea check (length(audit_key_digest) = 32),
        head_number bigint not null default 0,
        head_hash bytea not null check (length(head_hash) = 32)
      );

      create table audit_entries (
        organisation_id uuid not null references organisations (id),
        number bigint not null,
        entered_on date not null,
        -- Only before there is an audit key: sign-ins and invitations.
        code text check (code in ('organisation.begun', 'account.invited', 'account.begun', 'session.begun', 'session.refused', 'desk.named', 'audit-key.made', 'act')),
        -- Sealed to the audit key; the entry that made the key holds its SHA-256 instead.
        entry_sealed bytea,
        hash bytea not null check (length(hash) = 32),
        primary key (organisation_id, number),
        check (code is not null or entry_sealed is not null)
      );

      create table audit_grants (
        organisation_id uuid not null,
        account_id uuid not null,
        secret_sealed bytea not null,
        primary key (organisation_id, account_id),
        foreign key (organisation_id, account_id) references accounts (organisation_id, id)
      );

      create table idempotency (
        organisation_id uuid not null,
        account_id uuid not null,
        key_hmac bytea not null check (length(key_hmac) = 32),
        body_hmac bytea not null check (length(body_hmac) = 32),
        status smallint,
        object_id uuid,
        kept_on date not null,
        primary key (organisation_id, account_id, key_hmac),
        foreign key (organisation_id, account_id) references accounts (organisation_id, id)
      );

      create policy audit_chains_of_organisation on audit_chains
        using (organisation_id = (select acting('organisation_id'))::uuid);
      create policy audit_entries_of_organisation on audit_entries
        using (organisation_id = (select acting('organisation_id'))::uuid);
      -- The owner of the database verifies every chain (ploughshare verify-audit). To the owner too the entries are sealed.
      create policy audit_chains_verified on audit_chains for select to current_user using (true);
      create policy audit_entries_verified on audit_entries for select to current_user using (true);
      create policy audit_grants_own on audit_grants
        using (organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid);
      create policy idempotency_own on idempotency
        using (organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid);

      alter table audit_chains enable row level security;
      alter table audit_chains force row level security;
      alter table audit_entries enable row level security;
      alter table audit_entries force row level security;
      alter table audit_grants enable row level security;
      alter table audit_grants force row level security;
      alter table idempotency enable row level security;
      alter table idempotency force row level security;

      -- Entries are added, never changed.
      grant select, insert (organisation_id, number, entered_on, code, entry_sealed, hash) on audit_entries to ploughshare_app;
      grant select, update (audit_key_digest, head_number, head_hash) on audit_chains to ploughshare_app;
      grant select, insert (organisation_id, account_id, secret_sealed) on audit_grants to ploughshare_app;
      grant select, insert (organisation_id, account_id, key_hmac, body_hmac, kept_on), update (status, object_id), delete on idempotency to ploughshare_app;
    `);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table idempotency, audit_grants, audit_entries, audit_chains`);
  }
}
