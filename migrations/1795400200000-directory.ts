import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the whole network may read: whom a case can be referred to, and what is being done in public. */
export class Directory1795400200000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(LEGAL_CONTACTS);
    await db.query(CAMPAIGNS);
  }

  async down(db: QueryRunner) {
    await db.query(`drop table campaign_actions, campaigns, legal_contacts;`);
  }
}

/** `array_position` finds what `<@` lets pass: a null among the codes. */
const LEGAL_CONTACTS = `
  create table legal_contacts (
    id uuid primary key,
    -- Null: a public organisation that we ship with the product. Nobody in the application may write those.
    organisation_id uuid references organisations (id),
    account_id uuid unique,
    account_handle text check (account_handle ~ '^[a-z]{2,20}-[a-z]{2,20}-[0-9]{4}$'),
    name text not null check (length(name) between 1 and 200),
    kind text not null check (kind in ('support_group', 'law_office', 'legal_aid', 'hotline', 'campaign', 'umbrella',
      'union', 'political', 'media_monitor')),
    -- Null where naming it could harm, or where nobody knows it.
    country char(2) check (country ~ '^[A-Z]{2}$'),
    languages text[] not null default '{}'
      check (array_to_string(languages, ' ', '?') ~ '^([a-z]{2,3}( [a-z]{2,3})*)?$' and cardinality(languages) <= 20),
    -- Empty: not known.
    competences text[] not null default '{}' check (
      competences <@ array['asylum_claim', 'court_martial_defence', 'criminal_defence', 'co_application',
        'detention_or_removal', 'second_opinion']
      and array_position(competences, null) is null
    ),
    -- Free places; null: not known.
    capacity smallint check (capacity between 0 and 999),
    domain text check (domain ~ '^[a-z0-9.-]{3,100}$'),
    verified boolean not null default false,
    -- What a shipped organisation says of itself; what a caseworker should know of it, which is not for the public.
    about text check (length(about) between 1 and 500),
    note text check (length(note) between 1 and 500),
    -- Foreign keys bypass row-level security, so this one names the organisation: nobody lists somebody else's account.
    foreign key (organisation_id, account_id) references accounts (organisation_id, id),
    check (account_id is null or organisation_id is not null),
    check ((account_id is null) = (account_handle is null)),
    -- What we ship was read on a web page; it is not vetted, and cannot be marked so by mistake.
    check (not verified or account_id is not null)
  );
  create index legal_contacts_by_name on legal_contacts ((account_id is null), name, id);
  create index legal_contacts_of_organisation on legal_contacts (organisation_id, account_id);

  alter table legal_contacts enable row level security;
  alter table legal_contacts force row level security;
  -- Anyone may see what is public anyway; the lawyers of the network are for those who are signed in.
  create policy legal_contacts_of_network on legal_contacts for select to ploughshare_app
    using (organisation_id is null or (select acting('reach')) not in ('public', 'before-sign-in'));
  create policy legal_contacts_entered on legal_contacts for insert to ploughshare_app
    with check (organisation_id = (select acting('organisation_id'))::uuid);
  create policy legal_contacts_kept on legal_contacts for update to ploughshare_app
    using (organisation_id = (select acting('organisation_id'))::uuid)
    with check (organisation_id = (select acting('organisation_id'))::uuid);
  -- The owner of the database, who migrates, writes the shipped entries and no others.
  create policy legal_contacts_shipped on legal_contacts to current_user
    using (organisation_id is null) with check (organisation_id is null);

  grant select on legal_contacts to ploughshare_app;
  grant insert (id, organisation_id, account_id, account_handle, name, kind, country, languages, competences, capacity,
    verified) on legal_contacts to ploughshare_app;
  grant update (name, country, languages, competences, capacity) on legal_contacts to ploughshare_app;
`;

const DATED = `
    start_date date,
    end_date date,
    -- year_inferred: the source gives the day without a year. year_only: the year without a day; start_date is then
    -- its first of January. exact_start: it began then and has no end.
    date_certainty text check (date_certainty in ('exact', 'exact_start', 'year_inferred', 'year_only')),
    recurrence text check (recurrence in ('yearly')),
    action_types text[] not null default '{}' check (
      action_types <@ array['letter', 'alert', 'vigil', 'legal_fund', 'un_submission', 'petition', 'media', 'culture',
        'organising', 'conference', 'resolution', 'casework']
      and array_position(action_types, null) is null
    ),
    countries text[] not null default '{}'
      check (array_to_string(countries, ' ', '?') ~ '^([A-Z]{2}( [A-Z]{2})*)?$' and cardinality(countries) <= 249),
    source text not null check (length(source) between 1 and 500),
    verified boolean not null default false,
    note text check (length(note) between 1 and 500),
    check (end_date is null or end_date >= start_date),
    check ((start_date is null) = (date_certainty is null))`;

const CAMPAIGNS = `
  create table campaigns (
    id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 60),
    -- A call that is part of a larger one, as the points of a resolution are.
    parent_id text references campaigns (id) check (parent_id <> id and length(parent_id) <= 60),
    title text not null check (length(title) between 1 and 200),
    kind text not null check (kind in ('campaign', 'day')),
    demand text check (length(demand) between 1 and 500),
    target_authority text check (length(target_authority) between 1 and 300),
    lead_org text check (length(lead_org) between 1 and 200),
    in_resolution boolean not null default false,
    ${DATED}
  );
  create index campaigns_of_parent on campaigns (parent_id);

  create table campaign_actions (
    id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 60),
    campaign_id text not null references campaigns (id) check (length(campaign_id) <= 60),
    title text not null check (length(title) between 1 and 200),
    purpose text check (length(purpose) between 1 and 500),
    target_authority text check (length(target_authority) between 1 and 300),
    ${DATED}
  );
  create index campaign_actions_of_campaign on campaign_actions (campaign_id);

  alter table campaigns enable row level security;
  alter table campaigns force row level security;
  alter table campaign_actions enable row level security;
  alter table campaign_actions force row level security;
  -- Published, so nothing is hidden from anyone. Only the owner of the database, who migrates, writes.
  create policy campaigns_public on campaigns for select to ploughshare_app using (true);
  create policy campaign_actions_public on campaign_actions for select to ploughshare_app using (true);
  create policy campaigns_shipped on campaigns to current_user using (true) with check (true);
  create policy campaign_actions_shipped on campaign_actions to current_user using (true) with check (true);

  grant select on campaigns, campaign_actions to ploughshare_app;
`;
