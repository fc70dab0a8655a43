import { clear, DESK, EPOCH, NOTHING, ORGANISATION, ROW_ID, type TableOnDisk } from './on-disk.js';

const KIND = clear('Says what the key is of.', 'Whether a case, a person or an import.');
const OBJECT = clear('Says whose key it is.', 'That the object exists, by its random id.');
const SUB_KEY = (label: string) => `the case key (sub-key ${label})`;

/**
 * Cases and persons. Every sealed blob also shows, in its first nine bytes, the number of its key and how often this very blob was
 * sealed again: how often something was changed, never what. Its length shows steps of padding.
 */
export const cases: TableOnDisk[] = [
  {
    table: 'wraps',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      kind: KIND,
      object_id: OBJECT,
      number: clear('Blobs name their key by it.', 'How often its key was renewed.'),
      epoch: EPOCH,
      made_in: clear(
        'The first write after a renewal makes a new key.',
        'Whether it was written to since the desk renewed its key.',
      ),
    },
    sealed: { key_sealed: "the desk's wrap key and the object's shred secret together" },
  },
  {
    table: 'shred.secrets',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      kind: KIND,
      object_id: OBJECT,
      secret: clear(
        'Destroyed, it ends the object whatever keys others hold.',
        'Nothing: random; opens nothing by itself.',
      ),
    },
  },
  {
    table: 'persons',
    clear: { id: ROW_ID, organisation_id: ORGANISATION, desk_id: DESK },
    sealed: {
      identity_sealed: 'the person key (sub-key identity)',
      consents_sealed: 'the person key (sub-key consent)',
      counted_sealed: 'the person key (sub-key counted)',
    },
  },
  {
    table: 'cases',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: clear('Row-level security parts by it.', 'How many cases a desk has.'),
      person_id: clear('The identity lives apart.', NOTHING),
      assignee_id: clear('"My cases" are listed by it.', 'Who works on which random id.'),
      reference: clear(
        'Unique in the organisation, spoken by telephone.',
        'Nothing: random. A paper with it then names this row.',
      ),
      state: clear('Closed ones are left out of the list.', 'How many are enquiries, open, closed.'),
      version: clear('A lost race is noticed.', 'How often it was changed.'),
      activity_on: clear('Shows what lies still.', 'The last day on which somebody worked on it.'),
      remind_on: clear(
        'Lists and reminders order by it without a key.',
        'That something is due on that day or within the two after it. Beside a public calendar of hearings or call-ups: perhaps which.',
      ),
      erase_on: clear(
        'Retention runs without a key.',
        'When it was closed, as many months before as the organisation keeps cases, unless somebody moved the day.',
      ),
    },
    sealed: { summary_sealed: SUB_KEY('summary'), content_sealed: SUB_KEY('facts') },
  },
  {
    table: 'erasures',
    clear: {
      id: clear('Other cases that mention it are cleaned by it.', 'Which random id a case had that is gone.'),
      organisation_id: ORGANISATION,
      desk_id: DESK,
      erased_on: clear('Auditors read it.', 'On which day something was erased.'),
      why: clear('Auditors read it.', 'Whether its day had come, or somebody erased it earlier.'),
      person: clear('Auditors read it.', 'Whether another case of the same person remained.'),
      traces_left: clear('Asks a session of the desk.', 'Whether cases or sheets of the desk may still mention it.'),
      state: clear('The keyless job proves it.', 'Whether its keys are gone from the disk too.'),
      settled_on: clear('Auditors read it.', 'Since which day.'),
    },
  },
  {
    table: 'erasure_samples',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      erasure_id: clear('Belongs to it.', 'How many keys it destroyed.'),
      number: clear('Several for each erasure.', NOTHING),
      inverted: clear(
        'The job looks for these bytes on the disk, to prove that they are gone.',
        'Eight bytes of a wrap, or eight of the 32 of a shred secret, until it is proved: the other 24 are as many as anybody would have to guess.',
      ),
    },
  },
  {
    table: 'notes',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: DESK,
      case_id: clear('Belongs to it.', 'How many notes a case has.'),
      number: clear('Pages of a history are read by it.', 'Their order.'),
    },
    sealed: { note_sealed: SUB_KEY('notes') },
  },
  {
    table: 'drafts',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      case_id: clear('One for each case and writer.', 'On which random case somebody has begun to write.'),
      account_id: clear('It is shown to its writer alone.', 'Who has begun to write.'),
    },
    sealed: { draft_sealed: SUB_KEY('notes') },
  },
  {
    table: 'tasks',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      case_id: clear(
        'Only these cases are read for it.',
        'That something is to be done in a random case: never what, or until when.',
      ),
      account_id: clear('"My tasks" are found by it.', 'Who has something to do in which random case.'),
    },
  },
  {
    table: 'documents',
    clear: {
      id: clear('The file on the disk has the same name.', 'Which file is of which row.'),
      organisation_id: ORGANISATION,
      desk_id: DESK,
      case_id: clear('Belongs to it.', 'How many documents a random case has; with their files, their sizes in steps.'),
    },
    sealed: { about_sealed: SUB_KEY('documents') },
  },
  {
    table: 'case_words',
    clear: {
      organisation_id: ORGANISATION,
      desk_id: DESK,
      case_id: clear('Belongs to it.', 'By the length, how many different words a random case holds.'),
      number: clear('A search fetches the key of this number only.', 'Nothing that its first bytes do not show.'),
    },
    sealed: { words_sealed: SUB_KEY('words') },
  },
  {
    table: 'merges',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: DESK,
      case_id: clear('Found by the case that stayed.', 'Which random case took another one in.'),
      other_case_id: clear(
        'Found by the case that went.',
        'That these two are one person in one matter, for thirty days.',
      ),
      number: clear('The latest is taken back first.', 'Their order.'),
      ends_on: clear('The record is deleted without a key.', 'When they were merged: thirty days before.'),
    },
    sealed: { undo_sealed: SUB_KEY('facts'), identity_sealed: 'the person key' },
  },
  {
    table: 'transfers',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: DESK,
      to_desk_id: clear('The other desk finds it by it.', 'Which desk is asked to take a case over.'),
      case_id: clear('It stays where it is until it is accepted.', 'Which random case is to move.'),
      offered_on: clear('Listed by it.', 'On which day.'),
    },
    sealed: { keys_sealed: "the other desk's box key" },
  },
  {
    table: 'break_glass',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: DESK,
      asker_desk_id: clear('Its members see what they asked.', 'Which desk asked which: never for which case.'),
      account_id: clear('It is shown to nobody else.', 'Which coordinator asked.'),
      state: clear('Answered once.', 'Whether a case was shown, or refused.'),
      asked_on: clear('Listed by it.', 'On which day somebody asked.'),
      ends_on: clear('An ask that nobody answers ends without a key.', 'The same day, three days on.'),
      settled_on: clear('Told for a day, then only listed.', 'On which day it was answered, or ended.'),
      ends_at: clear('The showing ends without a key, at a full hour.', 'Roughly when it was granted.'),
    },
    sealed: {
      ask_sealed: "the box key of the case's desk",
      own_ask_sealed: "the asking desk's box key",
      answer_sealed: 'a key that stands in what was asked',
      secret_sealed: 'the secret key of the account that asked',
      view_sealed: 'the secret sealed to the account and the secret in shred together',
    },
  },
  {
    table: 'shred.break_glass_secrets',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: DESK,
      granter_id: clear('It falls with the seat of whoever granted.', 'Who showed a case to another desk.'),
      asker_desk_id: clear('It falls with the seat of whoever asked.', 'Which desk asked.'),
      account_id: clear('It falls with the seat of whoever asked.', 'Which coordinator asked.'),
      secret: clear('Half of a key: with the other half, which the asker holds, it opens the copy.', NOTHING),
    },
  },
  {
    table: 'imports',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: DESK,
      imported_on: clear('Listed by it.', 'The day on which a desk brought a sheet.'),
      batch_of: clear(
        'A sheet is listed once, not batch by batch.',
        'How many records a sheet had, in steps of a batch.',
      ),
    },
    sealed: { manifest_sealed: 'the import key' },
  },
  {
    table: 'import_rows',
    clear: {
      id: ROW_ID,
      organisation_id: ORGANISATION,
      desk_id: DESK,
      import_id: clear('Belongs to it.', 'How many rows of a sheet wait for a person to look.'),
    },
    sealed: { row_sealed: 'the import key' },
  },
  {
    table: 'sheet_layouts',
    clear: { id: ROW_ID, organisation_id: ORGANISATION, desk_id: DESK },
    sealed: { layout_sealed: 'an import key of its own' },
  },
];
