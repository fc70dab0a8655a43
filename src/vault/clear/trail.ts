import { clear, ORGANISATION, type TableOnDisk } from './on-disk.js';

/** What was done, without content, and what must not be done twice. */
export const trail: TableOnDisk[] = [
  {
    table: 'audit_chains',
    clear: {
      organisation_id: ORGANISATION,
      head_number: clear('The next entry is counted from it.', 'How much was done in all.'),
      head_hash: clear('The next entry is chained to it.', 'Nothing: SHA-256 of what stands here.'),
    },
  },
  {
    table: 'audit_entries',
    clear: {
      organisation_id: ORGANISATION,
      number: clear('A missing entry is noticed.', 'The order of what was done.'),
      entered_on: clear('Auditors ask for days.', 'How much an organisation did on which day.'),
      code: clear(
        'Before there is an audit key nothing can be sealed.',
        'The first invitations and sign-ins, without who.',
      ),
      hash: clear('Chains the entry to the one before.', 'Nothing: SHA-256 of what stands here.'),
    },
    sealed: { entry_sealed: "the organisation's audit key; in the entry that made that key, its SHA-256 instead" },
  },
  {
    table: 'audit_grants',
    clear: {
      organisation_id: ORGANISATION,
      account_id: clear('An auditor finds the own grant by it.', 'Who the auditors are, as their role says.'),
    },
    sealed: {
      secret_sealed: 'the secret key of the auditor',
      head_sealed: 'the secret key of the auditor',
    },
  },
  {
    table: 'jobs',
    clear: {
      name: clear('One row for each job of the server.', 'Nothing: which jobs there are stands in the source.'),
      ran_on: clear('A job that did not run is noticed.', 'On which day the server ran.'),
      result: clear('A job that fails is noticed.', 'That something is wrong with the server.'),
      done: clear(
        'The administrator sees that it does something.',
        'How many rows of all organisations ended that day.',
      ),
    },
  },
  {
    table: 'idempotency',
    clear: {
      organisation_id: ORGANISATION,
      account_id: clear('A key counts for one account.', 'Who wrote something in the last seven days.'),
      key_hmac: clear('The second time is recognised by it.', "Nothing: HMAC under the account's secret key."),
      body_hmac: clear('Another body under the same key is refused.', "Nothing: HMAC under the account's secret key."),
      status: clear('The second answer is the first one.', 'That a write succeeded.'),
      object_id: clear(
        'The second answer reads the object again.',
        'Which random id somebody wrote, in the last seven days.',
      ),
      kept_on: clear('Swept after seven days.', 'On which day.'),
    },
  },
];
