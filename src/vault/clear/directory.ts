import { clear, type InClear, ROW_ID, type TableOnDisk, words } from './on-disk.js';

const PUBLISHED = 'Nothing that is not published: it ships with the product.';
const published = words('Shown on the public site.', PUBLISHED);
const code = clear('Listed, filtered and matched by it.', PUBLISHED);

const dated: Record<string, InClear> = {
  start_date: code,
  end_date: code,
  date_certainty: code,
  recurrence: code,
  action_types: code,
  countries: code,
  source: words('Says where it was read.', PUBLISHED),
  verified: code,
  note: published,
};

/** Whom a case can be referred to, and what is done in public. Links of a case to campaigns stand sealed in the case. */
export const directory: TableOnDisk[] = [
  {
    table: 'legal_contacts',
    clear: {
      id: ROW_ID,
      organisation_id: clear('Says who keeps the entry; null: shipped.', 'Which law office a lawyer belongs to.'),
      account_id: clear('A referral finds its recipient by it.', 'Which account is a listed lawyer.'),
      account_handle: clear('Caseworkers compare it when they pin.', 'The same.'),
      name: words('The whole network finds lawyers by it.', 'Which lawyers work with the network.'),
      kind: clear('Listed by it.', 'What kind of organisation it is.'),
      country: clear('Matched with the country of stay.', 'Where they work, hence where people they are offered stay.'),
      languages: clear('Matched with the language of a case.', 'What they speak, hence probably whom they help.'),
      competences: clear(
        'Matched with the purpose of a referral.',
        'What they do, hence probably what they were offered.',
      ),
      capacity: clear('Shown before a referral.', 'How many places they say they have.'),
      domain: clear('The public site links to it.', 'The web address of a shipped organisation.'),
      verified: clear('Shown before a referral.', 'Whether its organisation answers for it.'),
      about: published,
      note: words(
        'Advises caseworkers on a shipped organisation.',
        'Our own remark on it; the application writes none.',
      ),
    },
  },
  {
    table: 'rule_reviews',
    clear: {
      organisation_id: clear('Binds the signature to the entry.', 'Which law office the lawyer belongs to.'),
      account_id: clear('Only the lawyer may write it.', 'Which account signed.'),
      legal_contact_id: clear('The lawyer is named by it.', 'Which lawyer signed.'),
      country: clear('Must be the country of the entry.', 'Whose law it is.'),
      rule: clear('Found by it.', PUBLISHED),
      version: clear('A changed rule is signed by nobody.', PUBLISHED),
      verdict: clear('Shown beside every deadline of the rule.', 'What the lawyer thinks of a published rule.'),
      reviewed_on: clear('Shown beside the signature.', 'On which day the lawyer read it.'),
      note: words(
        'Says what is wrong with a rule.',
        'What the lawyer wrote of a published rule, for the whole network.',
      ),
    },
  },
  {
    table: 'campaigns',
    clear: {
      id: code,
      parent_id: code,
      title: published,
      kind: code,
      demand: published,
      target_authority: published,
      lead_org: published,
      in_resolution: code,
      ...dated,
    },
  },
  {
    table: 'campaign_actions',
    clear: { id: code, campaign_id: code, title: published, purpose: published, target_authority: published, ...dated },
  },
];

/** TypeORM's own table. */
export const migrations: TableOnDisk = {
  table: 'migrations',
  clear: {
    id: clear('Counts them.', 'How many migrations this database has gone through.'),
    timestamp: clear('Orders them.', 'The number in the name of a file of this repository, not when it ran.'),
    name: words('Names them.', 'Which version of the product runs.'),
  },
};
