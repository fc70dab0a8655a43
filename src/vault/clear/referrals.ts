import { clear, ORGANISATION, ROW_ID, type TableOnDisk } from './on-disk.js';

const OFFER = clear('Belongs to it.', 'Which offer, by its random id.');
const SENDER = clear('The sending desk may withdraw it.', 'Which desk offered it.');
const LAWYER = clear(
  'The lawyer finds it by it.',
  'Which lawyer it was offered to, hence probably country and kind of matter.',
);
const STAND_IN = clear('The stand-in finds it by it.', 'Which colleague of the same office stands in.');
const OFFERED_ON = clear('Listed by it.', 'On which day.');
const COMPARTMENT = 'the secret sealed to the lawyer and the stage secret in shred, together';

const IN_AN_OFFER = {
  id: ROW_ID,
  offer_id: OFFER,
  organisation_id: ORGANISATION,
  account_id: LAWYER,
  sender_organisation_id: SENDER,
  sender_desk_id: SENDER,
};

/** A referral is two rows with one id: one of the sender, one of the recipient. */
export const referrals: TableOnDisk[] = [
  {
    table: 'referrals',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: SENDER,
      case_id: clear('Closing a case ends its referrals.', 'Which random case was referred, and how often.'),
      legal_contact_id: clear('Shown to the desk; one row of the directory.', LAWYER.tells),
      offered_on: OFFERED_ON,
      line_id: clear(
        'One is asked after the other, without a key.',
        'Which offers of a desk are of one case, and who waits.',
      ),
      place: clear('Asked in this order.', 'In which order they are asked.'),
      days: clear('Counted from the day of its turn.', 'How long it runs.'),
    },
    sealed: { terms_sealed: 'the case key (sub-key referral)' },
  },
  {
    table: 'offers',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      account_id: LAWYER,
      sender_organisation_id: SENDER,
      sender_desk_id: SENDER,
      state: clear('The server opens no part before its time.', 'Whether it was looked at, accepted, declined, ended.'),
      ends_on: clear('Referrals end without a key.', 'When the agreement ends, at most 30 days off; never a deadline.'),
      offered_on: OFFERED_ON,
      answer_by: clear('The next is asked without a key.', 'That others wait behind this one, and until when.'),
      key_lost_on: clear(
        'The sender, who holds no key of the lawyer, is asked to send it again.',
        'On which day the lawyer began anew with new keys.',
      ),
    },
    sealed: {
      secret_sealed: 'the secret key of the lawyer',
      preview_sealed: COMPARTMENT,
      name_sealed: COMPARTMENT,
      packet_sealed: COMPARTMENT,
      held_back_sealed: 'the case key (sub-key referral)',
    },
  },
  {
    table: 'shred.stage_secrets',
    clear: {
      offer_id: OFFER,
      organisation_id: ORGANISATION,
      account_id: LAWYER,
      sender_organisation_id: SENDER,
      sender_desk_id: SENDER,
      stage: clear(
        'Each part has its own, and the questions and answers.',
        'That the offer is alive; and, where a part has none, that the desk releases it by hand.',
      ),
      secret: clear(
        "The server's gate: destroyed, the part is closed for good.",
        "Nothing by itself. With the lawyer's passphrase, while the offer runs: all three parts.",
      ),
    },
  },
  {
    table: 'stand_ins',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      account_id: clear('Desks are told, and it ends without a key.', 'Which lawyer is away.'),
      stand_in_id: STAND_IN,
      from_on: clear('Shown to both.', 'Since which day.'),
      until_on: clear('It ends without a key.', 'Until which day.'),
    },
  },
  {
    table: 'shred.stand_in_secrets',
    clear: {
      offer_id: OFFER,
      organisation_id: ORGANISATION,
      account_id: LAWYER,
      stand_in_id: STAND_IN,
      sender_organisation_id: SENDER,
      sender_desk_id: SENDER,
      stage: clear('It goes with this stage secret.', 'That the person agreed to a stand-in for this offer.'),
    },
    sealed: { secret_sealed: 'the secret key of the lawyer who stands in' },
  },
  {
    table: 'outside_referrals',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: SENDER,
      case_id: clear('Belongs to it.', 'Of which random case something was taken out for somebody without an account.'),
      state: clear(
        'Whom the desk has to write to is told without a key.',
        'What became of it, as the desk wrote it down, and that its consent was taken back.',
      ),
      offered_on: OFFERED_ON,
      ends_on: clear(
        'The desk is told when it is over.',
        'Until when it may be used, at most 30 days; never a deadline.',
      ),
    },
    sealed: { terms_sealed: 'the case key (sub-key referral)' },
  },
  {
    table: 'offer_steps',
    clear: {
      id: ROW_ID,
      offer_id: OFFER,
      organisation_id: ORGANISATION,
      account_id: LAWYER,
      sender_organisation_id: SENDER,
      sender_desk_id: SENDER,
      told: clear(
        'Told by a job, or by one side to whose key nothing can be sealed then.',
        'That it ended by itself, was let run longer, or went on to the next in line.',
      ),
      told_on: clear('Told with it.', 'On which day.'),
    },
    sealed: { for_desk_sealed: "the desk's box key", for_lawyer_sealed: 'the secret key of the lawyer' },
  },
  {
    table: 'exchange_entries',
    clear: {
      ...IN_AN_OFFER,
      waits_for: clear('Told on the day of the desk and in the inbox.', 'Whose turn it is. Not what was written.'),
    },
    sealed: { for_desk_sealed: "the exchange's own box key, which stands in the terms of the referral" },
  },
  {
    table: 'exchange_copies',
    clear: { ...IN_AN_OFFER, stage: clear('It goes with this stage secret.', 'Always the same word.') },
    sealed: { for_lawyer_sealed: COMPARTMENT },
  },
  {
    table: 'offer_files',
    clear: {
      ...IN_AN_OFFER,
      stage: clear(
        'It goes with this stage secret, and files that nobody knows are swept.',
        'How many files a packet holds, and how many were sent; with the files, their sizes in steps.',
      ),
    },
    sealed: { key_sealed: COMPARTMENT },
  },
];
