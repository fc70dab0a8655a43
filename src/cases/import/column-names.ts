import type { Meaning } from './judge/judge.js';

/** The columns of a sheet, as the review names them. */
export const COLUMN_NAMES: Record<string, string> = {
  name: 'Name',
  dob: 'Birth date',
  contact: 'Way to reach the person',
  came: 'Came to us',
  country_now: 'Country now',
  citizenship: 'Citizenship',
  branch: 'Branch',
  status: 'Status',
  why: 'Why they refuse',
  deadline: 'Deadline',
  lawyer: 'Lawyer',
  lang: 'Language',
  consent: 'Consent',
  nr: 'Number',
  assigned: 'Assigned',
  notes: 'Notes',
  extra: 'Other columns',
};

/** What a column of a sheet can be taken for. */
export const MEANING_NAMES = {
  ...COLUMN_NAMES,
  given_name: 'First name alone',
  family_name: 'Family name alone',
  extra: 'Keep it in the first note',
  leave_out: 'Leave it out',
} as Record<Meaning, string>;
export const MEANINGS = Object.keys(MEANING_NAMES) as Meaning[];
