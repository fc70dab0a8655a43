import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What two leads do with the statistics key besides drawing: make it anew for those who hold it from then on, and sign another plan. */
export class ActsOnTheStatisticsKey1795710220000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    for (const part of [PROPOSALS, ENDED, LEFT]) await db.query(part);
  }

  async down(db: QueryRunner) {
    await db.query(`
      drop policy left_by_leads on accounts;
      drop policy withdrawn_by_system on releases;
      drop policy ended_by_leads on statistics_shares;
      revoke delete on statistics_shares from ploughshare_app;
      drop table shred.key_proposal_holders, shred.key_proposals;
    `);
  }
}

const PROPOSALS = `
  -- While it stands, the approver's key and a copy of the database open what desks have stated: as a prepared release does.
  create table shred.key_proposals (
    key_number integer primary key references statistics_keys,
    act text not null check (act in ('renewal', 'plan')),
    -- Of a plan: which, and its first quarter.
    plan_id text check (plan_id ~ '^[a-z_]{1,40}$'),
    first_period text check (first_period ~ '^[0-9]{4}-Q[1-4]$'),
    proposed_organisation_id uuid not null,
    proposed_by uuid not null,
    approver_organisation_id uuid not null,
    approver uuid not null,
    proposed_on date not null,
    remainder_sealed bytea not null,
    foreign key (proposed_organisation_id, proposed_by) references accounts (organisation_id, id),
    foreign key (approver_organisation_id, approver) references accounts (organisation_id, id),
    check (proposed_by <> approver),
    check ((act = 'plan') = (plan_id is not null and first_period is not null))
  );
  create policy of_leads on shred.key_proposals to ploughshare_app using ((select acting('reach')) = 'release');
  create policy seen_by_system on shred.key_proposals for select to ploughshare_app using ((select system_day()) is not null);
  create policy destroyed_by_system on shred.key_proposals for delete to ploughshare_app using ((select system_day()) is not null);
  alter table shred.key_proposals enable row level security;
  alter table shred.key_proposals force row level security;
  grant select, delete, insert (key_number, act, plan_id, first_period, proposed_organisation_id, proposed_by,
    approver_organisation_id, approver, proposed_on, remainder_sealed) on shred.key_proposals to ploughshare_app;

  -- Of a renewal: who holds the key from then on.
  create table shred.key_proposal_holders (
    key_number integer not null references shred.key_proposals on delete cascade,
    holder_organisation_id uuid not null,
    holder uuid not null,
    primary key (key_number, holder),
    foreign key (holder_organisation_id, holder) references accounts (organisation_id, id)
  );
  create policy of_leads on shred.key_proposal_holders to ploughshare_app using ((select acting('reach')) = 'release');
  alter table shred.key_proposal_holders enable row level security;
  alter table shred.key_proposal_holders force row level security;
  grant select, insert (key_number, holder_organisation_id, holder) on shred.key_proposal_holders to ploughshare_app;
`;

const ENDED = `
  -- Shares of an older key open nothing that its successor does not, and may be held by somebody who has left.
  create policy ended_by_leads on statistics_shares for delete to ploughshare_app using ((select acting('reach')) = 'release');
  grant delete on statistics_shares to ploughshare_app;
`;

const LEFT = `
  -- What was prepared for somebody whose account was locked is taken back without a key at hand.
  create policy left_by_leads on accounts for select to ploughshare_app
    using (role = 'campaign_lead' and state <> 'active' and (select system_day()) is not null);
  create policy withdrawn_by_system on releases for delete to ploughshare_app using (not drawn and (select system_day()) is not null);
`;
