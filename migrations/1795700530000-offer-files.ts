import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which files on the disk belong to an offer: those of its packet, whose keys stand in the packet, and those that desk and lawyer send each
 * other. A row hangs on the stage secret that its file opens with, so that whatever ends an offer leaves a file that nobody knows: noise, until it is swept.
 */
export class OfferFiles1795700530000 implements MigrationInterface {
  async up(db: QueryRunner) {
    // Checking a new foreign key reads tables, as their owner, under their policies: here it reads as nobody in particular.
    await db.query(
      `select set_config('app.organisation_id', $1, true), set_config('app.account_id', $1, true), set_config('app.desk_ids', '{}', true)`,
      ['00000000-0000-0000-0000-000000000000'],
    );
    await db.query(FILES);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table offer_files`);
  }
}

const FILES = `
  create table offer_files (
    id uuid primary key,
    offer_id uuid not null,
    organisation_id uuid not null,
    account_id uuid not null,
    sender_organisation_id uuid not null,
    sender_desk_id uuid not null,
    stage text not null check (stage in ('packet', 'exchange')),
    -- The key of a file of a packet stands in the packet.
    key_sealed bytea check ((key_sealed is not null) = (stage = 'exchange')),
    foreign key (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id, stage)
      references shred.stage_secrets (organisation_id, account_id, sender_organisation_id, sender_desk_id, offer_id, stage)
      on update cascade on delete cascade
  );
  create index offer_files_of_offer on offer_files (offer_id);
  create index offer_files_on_disk on offer_files (organisation_id, stage, id);
  create policy to_me on offer_files using (
    organisation_id = (select acting('organisation_id'))::uuid and account_id = (select acting('account_id'))::uuid);
  create policy by_my_desk on offer_files using (
    sender_organisation_id = (select acting('organisation_id'))::uuid
    and sender_desk_id = any ((select acting('desk_ids'))::uuid[]));
  -- A sweep that did not see a row would take its file for one that nobody knows. It holds no key: what it sees is noise to it.
  create policy seen_by_system on offer_files for select using ((select system_day()) is not null);
  alter table offer_files enable row level security;
  alter table offer_files force row level security;
  grant select, insert (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, stage, key_sealed)
    on offer_files to ploughshare_app;
`;
