import { clear, DESK, EPOCH, NOTHING, ORGANISATION, ROW_ID, type TableOnDisk, words } from './on-disk.js';

const ACCOUNT = clear('Says whose it is before anything can be opened.', 'Which account, by its made-up handle.');

/** Who there is, and the keys between them. */
export const people: TableOnDisk[] = [
  {
    table: 'organisations',
    clear: {
      id: ROW_ID,
      name: words('Shown to other organisations and to auditors.', 'Which groups and law offices work here.'),
      country: clear('Matches cases with law offices.', 'Where they are.'),
      kind: clear('A law office needs no desk.', 'Whether it is a group or a law office.'),
      kept_months: clear('Closing a case sets its day of erasure by it.', 'How long closed cases are kept.'),
    },
  },
  {
    table: 'desks',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      name: words('Shown before any key is opened.', 'How a group is divided. It must not name a place or a person.'),
      epoch: EPOCH,
      born_on: clear('Statistics ask for its counts from then on.', 'Since when the desk works.'),
      renewal_asked: clear(
        'Whoever takes a grant away holds no key to renew with.',
        'That somebody left a desk, until its key is renewed.',
      ),
    },
  },
  {
    table: 'accounts',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      handle: clear(
        'Sign-in finds the account by it.',
        'Nothing of its owner: made by the system. A lawyer listed with it is named.',
      ),
      role: clear('The guard asks it in every request.', 'How many people do which work.'),
      state: clear('A locked account must not sign in.', 'Who was invited, works, or was locked.'),
      theme: clear('The sign-in page is drawn before a key is opened.', 'A taste, light or dark.'),
      density: clear('Lists are drawn before a key is opened.', 'A taste, airy or dense.'),
      sessions_from: clear('Ends sessions without a message having to arrive.', 'How often all sessions were ended.'),
    },
  },
  {
    table: 'credentials',
    clear: {
      account_id: ACCOUNT,
      organisation_id: ORGANISATION,
      salt: clear('Argon2id needs it before anything is open.', NOTHING),
      memory_kib: clear('A parameter of Argon2id.', 'What one guess at a passphrase of 77 bits costs.'),
      iterations: clear('A parameter of Argon2id.', 'The same.'),
      parallelism: clear('A parameter of Argon2id.', 'The same.'),
      verifier_hash: clear('Compared at sign-in.', 'Whether a guess is right: 77 bits stand before it. Opens nothing.'),
      totp_last: clear('A code works once.', 'Nothing: HMAC under the sealed seed.'),
      code_hash: clear('Compared at the first sign-in.', 'Whether a guess at 80 random bits is right, for 72 hours.'),
      code_until: clear(
        'A one-time code ends, at a full hour.',
        'Roughly when somebody was invited, until they sign in.',
      ),
      phone_code_hash: clear(
        'Compared when a phone was lost.',
        'Whether a guess at 80 random bits is right, for 72 hours; alone it opens nothing.',
      ),
      phone_code_until: clear('A code for a lost phone ends, at a full hour.', 'Roughly when somebody lost a phone.'),
      second_factor_changed_on: clear('Its owner is told.', 'On which day somebody moved their code app.'),
      second_factor_told: clear('Its owner is told at the next sign-in.', 'Whether they have signed in since.'),
      failures: clear('A restart must not forget them.', 'How often somebody mistyped, or was attacked, that day.'),
      failures_on: clear('The count is of one day.', 'The last day with a failure.'),
      device_key: clear(
        'A device that has signed in before is known before anything is open.',
        'Nothing: random. It signs the cookies of devices and opens nothing.',
      ),
    },
    sealed: {
      desks_sealed: 'the secret key of the account',
      filters_sealed: 'the secret key of the account',
      conflict_names_sealed: 'the secret key of the account',
      secret_key_sealed: 'the passphrase, through Argon2id',
      totp_seed_sealed: 'the passphrase, through Argon2id',
    },
  },
  {
    table: 'public_keys',
    clear: {
      subject_id: clear('Says whose key it is.', 'Which account, desk, audit key or export key.'),
      purpose: clear(
        'A key counts for one purpose.',
        'Whether a member, lawyer, desk, audit or export key: that a desk can be taken out whole.',
      ),
      organisation_id: ORGANISATION,
      public_key: clear('Others seal to it, after they have pinned it.', 'Nothing: public.'),
    },
  },
  {
    table: 'grants',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      account_id: clear('A session finds its desks by it.', 'Who works at which desk.'),
      epoch: EPOCH,
      mac: clear('An administrator cannot make a grant.', 'Nothing: HMAC under the desk secret.'),
      ends_at: clear('A grant ends without a key, at a full hour.', 'Until when somebody stands in.'),
    },
    sealed: { secret_sealed: 'the secret key of the member' },
  },
  {
    table: 'readmissions',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      account_id: clear('Says whom to admit again.', 'Who lost the key of which desk, until they are admitted again.'),
      asked_on: clear('Says since when.', 'On which day.'),
    },
  },
  {
    table: 'desk_takes',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      kind: clear('Countries and languages are two lists.', 'Which of the two.'),
      code: clear(
        'Desks that do not share a key propose each other by it.',
        'From which countries and in which languages people probably come to this desk, where a coordinator has said so. Never which of its cases.',
      ),
    },
  },
  {
    table: 'desk_boxes',
    clear: { organisation_id: ORGANISATION, desk_id: DESK, epoch: EPOCH },
    sealed: { secret_sealed: "the desk's wrap key" },
  },
  {
    table: 'recovery_holders',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      number: clear('Rows of recovery name their pair by it.', 'First, second or third.'),
      recipient: clear('Desk secrets are sealed to it.', 'Nothing: a public key. Who holds it stands nowhere.'),
    },
  },
  {
    table: 'desk_recoveries',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      epoch: EPOCH,
      pair: clear('Says which two holders open it.', 'That two of three suffice, as this file says.'),
    },
    sealed: { secret_sealed: 'two of the three recovery holders together (age in age)' },
  },
  {
    table: 'pins',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      purpose: clear('A pin counts for one purpose.', 'Whether a member, lawyer or recovery holder was pinned.'),
      subject_id: clear('Says whose key was checked.', 'Which desk has vetted which lawyer.'),
      digest: clear('Compared with the key of today.', 'Nothing: SHA-256 of what stands in public_keys.'),
      pinned_by: clear('Who to ask when a key changes.', 'Who talked to whom by voice.'),
      pinned_on: clear('When to ask again.', 'On which day.'),
      mac: clear('Nobody without the desk secret makes a pin.', 'Nothing: HMAC under the desk secret.'),
    },
  },
];
