import { clear, DESK, ORGANISATION, published, type TableOnDisk } from './on-disk.js';

const PUBLISHED = 'What is published, or will be at the announced hour; the noise protects it.';
const LEAD = clear('The two acts belong to two people.', 'Who of the leads prepared and approved.');
const PERIOD = clear('One draw for each.', 'The calendar, which is public.');
const KEY = clear('Names the key.', 'How often the network made a new one.');

/** What the network counts together. None of it names a case or a person; counts stand in it sealed, and moved by chance. */
export const statistics: TableOnDisk[] = [
  {
    table: 'statistics_keys',
    clear: {
      number: KEY,
      id: clear('Desks pin it by this.', 'Nothing: random.'),
      signing_key: clear('Anyone checks releases with it.', 'Nothing: it is printed on the public site.'),
      began_on: clear('It is announced.', 'Since when the network counts.'),
    },
    sealed: { previous_sealed: 'the statistics secret that came after' },
  },
  {
    table: 'statistics_shares',
    clear: {
      key_number: KEY,
      first_organisation_id: ORGANISATION,
      first_account_id: LEAD,
      second_organisation_id: ORGANISATION,
      second_account_id: LEAD,
    },
    sealed: { share_sealed: 'the secret key of the first lead, and beneath it that of the second' },
  },
  {
    table: 'plans',
    clear: {
      id: clear('Names it.', 'Nothing: plans are public.'),
      version: clear('Counts its versions.', 'Nothing: plans are public.'),
      first_period: PERIOD,
      key_number: KEY,
      file: published('Anyone reads the plan.', 'Nothing: plans are public.'),
      signature: clear('Anyone checks the plan with it.', 'Nothing: plans are public.'),
      adopted_on: clear('It was fixed before its first period.', 'Nothing: plans are public.'),
      adopted_organisation_id: ORGANISATION,
      adopted_by: clear('Leads see who signed it for the network.', 'Which lead signed.'),
    },
  },
  {
    table: 'statements',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      period: PERIOD,
      part: clear('Quarter and year are opened at different times.', 'Nothing: each statement has both.'),
      key_number: KEY,
    },
    sealed: { statement_sealed: 'the statistics secret, and the shred secret of its period; always of one length' },
  },
  {
    table: 'shred.statement_secrets',
    clear: {
      period: PERIOD,
      secret: clear(
        'Destroyed, no statement of its time opens.',
        'Nothing by itself: statements are sealed to two leads.',
      ),
    },
  },
  {
    table: 'releases',
    clear: {
      period: PERIOD,
      plan_id: clear('Says what is drawn.', 'Nothing: plans are public.'),
      plan_version: clear('Says what is drawn.', 'Nothing: plans are public.'),
      key_number: KEY,
      prepared_organisation_id: ORGANISATION,
      prepared_by: LEAD,
      approver_organisation_id: ORGANISATION,
      approver: LEAD,
      prepared_on: clear('Leads see since when it waits.', 'On which day a lead worked.'),
      approved_by: clear('The calendar of the plan.', 'Nothing: announced.'),
      published_at: clear('The calendar of the plan.', 'Nothing: announced.'),
      drawn: clear('There is no second draw.', 'That it was approved.'),
      all_reported: clear('Readers are told.', 'Nothing: published. Never which, or how many.'),
    },
  },
  {
    table: 'unpublished_periods',
    clear: { period: clear('It is never drawn.', 'What everybody is told.') },
  },
  {
    table: 'shred.release_remainders',
    clear: { period: PERIOD },
    sealed: { remainder_sealed: 'the secret key of the approver' },
  },
  {
    table: 'shred.key_proposals',
    clear: {
      key_number: KEY,
      act: clear('Says what is done with the key.', 'Nothing more than what is done.'),
      plan_id: clear('Says which plan is signed.', 'Nothing: plans are public.'),
      first_period: PERIOD,
      proposed_organisation_id: ORGANISATION,
      proposed_by: LEAD,
      approver_organisation_id: ORGANISATION,
      approver: LEAD,
      proposed_on: clear('It stands for 14 days at most.', 'When leads changed, or the plan.'),
    },
    sealed: { remainder_sealed: 'the secret key of the approver' },
  },
  {
    table: 'shred.key_proposal_holders',
    clear: {
      key_number: KEY,
      holder_organisation_id: ORGANISATION,
      holder: clear('Who is given the key.', 'Which leads are to hold it.'),
    },
  },
  {
    table: 'ledger_budgets',
    clear: {
      event: clear('Names what is counted.', 'Nothing: plans are public.'),
      budget: clear('The database refuses what goes beyond it.', 'Nothing: plans are public.'),
    },
  },
  {
    table: 'ledger',
    clear: {
      period: PERIOD,
      table_name: clear('One draw for each table.', 'Nothing: plans are public.'),
      event: clear('Budgets are kept by it.', 'Nothing: plans are public.'),
      epsilon: clear('Budgets are kept by it.', 'Nothing: plans are public.'),
    },
  },
  {
    table: 'drawn_tables',
    clear: {
      period: PERIOD,
      table_name: clear('Names the table.', 'Nothing: plans are public.'),
      figures: clear('Later releases agree with them.', PUBLISHED),
      numbers: clear('Later releases add up with them.', PUBLISHED),
    },
  },
  {
    table: 'release_files',
    clear: {
      period: PERIOD,
      path: clear('Names the file.', 'Nothing: the same in each release.'),
      bytes: published('Served as they are for ever.', PUBLISHED),
    },
  },
];
