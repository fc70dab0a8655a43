import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which key audit rows are sealed to stands in the chain alone, where nobody changes anything; and what an auditor counts. */
export class AuditKeyFromTheChain1795400700000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`
      alter table audit_chains drop column audit_key_digest;
      -- Once and for all: a second entry that names a key is refused, whatever number it takes.
      create unique index audit_key_made_once on audit_entries (organisation_id) where code = 'audit-key.made';

      -- One auditor seals the audit key to another. Nobody sees another's grant.
      create policy audit_grants_given on audit_grants for insert
        with check (organisation_id = (select acting('organisation_id'))::uuid and (select acting('reach')) = 'organisation');

      -- Auditors count what they may not read: the functions below run as the owner and answer numbers and days.
      create policy pins_counted on pins for select to current_user
        using (organisation_id = (select acting('organisation_id'))::uuid);
      create policy offers_counted on offers for select to current_user
        using (sender_organisation_id = (select acting('organisation_id'))::uuid);
      create policy audit_grants_counted on audit_grants for select to current_user
        using (organisation_id = (select acting('organisation_id'))::uuid);

      create function counted_by_auditor(today date)
      returns table (desk_id uuid, pins integer, referrals integer, first_end date, last_end date)
      language sql stable security definer set search_path = public, pg_temp as $$
        select d.id,
          (select count(*) from pins p where p.organisation_id = d.organisation_id and p.desk_id = d.id)::integer,
          count(o.id)::integer, min(o.ends_on), max(o.ends_on)
        from desks d
        left join offers o on o.sender_organisation_id = d.organisation_id and o.sender_desk_id = d.id
          and o.state in ('offered', 'previewed', 'conflict_check', 'accepted') and o.ends_on >= counted_by_auditor.today
        where d.organisation_id = (select acting('organisation_id'))::uuid
          and exists (select from accounts a where a.id = (select acting('account_id'))::uuid and a.role = 'auditor')
        group by d.id, d.organisation_id
      $$;

      create function holders_of_audit_key() returns table (account_id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
        select g.account_id from audit_grants g
        where g.organisation_id = (select acting('organisation_id'))::uuid
          and exists (select from accounts a where a.id = (select acting('account_id'))::uuid and a.role = 'auditor')
      $$;

      revoke all on function counted_by_auditor, holders_of_audit_key from public;
      grant execute on function counted_by_auditor, holders_of_audit_key to ploughshare_app;
    `);
  }

  async down() {
    throw new Error('This migration is not taken back: which key is the right one stands in the chain alone.');
  }
}
