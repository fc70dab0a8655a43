import { clear, NOTHING, ORGANISATION, type TableOnDisk } from './on-disk.js';

const OWNER = clear(
  'A session finds its own by it, and a job whom to write to.',
  'Which account, by its made-up handle.',
);

/** What reminds people while nobody is signed in. A mail cannot be sent to an address that is sealed. */
export const reminders: TableOnDisk[] = [
  {
    table: 'mail_addresses',
    clear: {
      account_id: OWNER,
      organisation_id: ORGANISATION,
      address: clear(
        'Mail is sent while nobody is signed in, so no key is there to open it.',
        'Which account has which mail address, hence perhaps who it is: of those who chose to have mail sent, as its page says.',
      ),
      state: clear('Reminders go to confirmed addresses only.', 'Whether a code was asked, sent, typed, or refused.'),
      code_hash: clear(
        'Compared with what was typed.',
        'Whether a guess at 60 random bits is right, for a day; opens nothing.',
      ),
      code_until: clear('A code ends, at a full hour.', 'Roughly when the address was typed, until it is confirmed.'),
      tries: clear('A code takes five tries.', 'How often somebody mistyped.'),
      notice: clear('Which of the two texts is sent.', 'That a case was due, or that an offer waited.'),
      notice_on: clear('At most one mail a day.', 'On which day that was last so; as remind_on and ends_on tell.'),
      delivery: clear(
        'None is sent twice, and none is lost.',
        'Whether the mail of that day was taken by the mail server.',
      ),
      attempts: clear('A mail is not tried for ever.', 'How often the mail server put it off.'),
      sent_on: clear('A warning that did not leave on its day leaves later.', 'On which day the last mail left.'),
    },
  },
  {
    table: 'mail_asks',
    clear: {
      address_digest: clear(
        'An address gets one code a day, whoever asks.',
        'Whether a guess at an address was typed that day: SHA-256, which guessing opens. Swept on the next day.',
      ),
      asked_on: clear('It counts for one day.', 'On which day.'),
      account_id: clear('An account tries few addresses a day.', 'Which account typed it.'),
      organisation_id: ORGANISATION,
    },
  },
  {
    table: 'mail_line',
    clear: {
      id: clear('There is one row.', NOTHING),
      sent_on: clear('The administrator sees that mail leaves.', 'On which day a mail left.'),
      counted_on: clear('The counts are of one day.', 'On which day mail was last looked after.'),
      waiting: clear('The administrator sees that mail waits.', 'How many mails of all organisations waited.'),
      failed: clear(
        'The administrator sees that mail fails.',
        'How many mails of all organisations were given up that day.',
      ),
      error: clear(
        'The administrator sees why.',
        'The code with which the mail server failed: no address, no word of it.',
      ),
    },
  },
  {
    table: 'calendars',
    clear: {
      account_id: OWNER,
      organisation_id: ORGANISATION,
      secret_hash: clear('A calendar is found by its secret.', 'Nothing: SHA-256 of 32 random bytes.'),
      made_on: clear('Its owner sees how old it is.', 'On which day somebody made a calendar.'),
    },
  },
];
