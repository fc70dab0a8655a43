import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which lawyer of a country stands by which rule of it, as its words were on that day. Network-wide, and in clear. */
export class RuleReviews1795600500000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(REVIEWS);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop table rule_reviews;
      alter table legal_contacts drop constraint legal_contacts_of_account;
    `);
  }
}

const REVIEWS = `
  alter table legal_contacts add constraint legal_contacts_of_account unique (organisation_id, account_id, id);
  create table rule_reviews (
    organisation_id uuid not null,
    account_id uuid not null,
    legal_contact_id uuid not null,
    country char(2) not null check (country ~ '^[A-Z]{2}$'),
    rule text not null check (rule ~ '^[a-z0-9._]{3,80}$'),
    -- The hash of the rule's words: with any other word the signature holds no longer.
    version text not null check (version ~ '^[0-9a-f]{16}$'),
    verdict text not null check (verdict in ('signed', 'disputed')),
    reviewed_on date not null,
    note text check (length(note) between 3 and 500),
    check (verdict = 'signed' or note is not null),
    primary key (rule, version, legal_contact_id),
    foreign key (organisation_id, account_id, legal_contact_id)
      references legal_contacts (organisation_id, account_id, id)
  );
  create policy read_by_network on rule_reviews for select to ploughshare_app
    using ((select acting('reach')) not in ('public', 'before-sign-in', 'system'));
  -- Only the lawyer, only under the entry that is theirs, and only for the country that stands there.
  create policy of_local_lawyer on rule_reviews for insert to ploughshare_app with check (
    organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid
    and (legal_contact_id, country) in (
      select c.id, c.country from legal_contacts c where c.account_id = (select acting('account_id'))::uuid));
  create policy own_verdict on rule_reviews for update to ploughshare_app
    using (account_id = (select acting('account_id'))::uuid)
    with check (account_id = (select acting('account_id'))::uuid);
  alter table rule_reviews enable row level security;
  alter table rule_reviews force row level security;
  grant select, insert (organisation_id, account_id, legal_contact_id, country, rule, version, verdict, reviewed_on, note),
    update (verdict, reviewed_on, note) on rule_reviews to ploughshare_app;
`;
