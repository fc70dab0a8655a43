import { type Layout, SURELY } from './columns.js';
import type { Column } from './headings.js';
import { SheetUnreadable } from './sheet-unreadable.js';

/** Columns whose loss would do harm, as the error message names them. */
const NAMED: Partial<Record<Column, string>> = {
  dob: 'the birth date (for instance "DOB")',
  contact: 'the phone or other contact (for instance "Phone/Signal")',
  country_now: 'the country the person is in (for instance "Country (now)")',
  status: 'the status of the refusal (for instance "status")',
  deadline: 'the deadline (for instance "deadline")',
};

/**
 * Refuses a sheet whose columns we cannot trust. Without a consent column a refused person would be kept; and where some
 * column is unknown to us, a coded column that seems to be missing may be that one.
 */
export function checkLayout({ places, strangers }: Layout): void {
  if (places.size < SURELY && !(places.has('consent') && hasName(places))) throw noHeadings();
  if (!places.has('consent')) {
    throw missing('the consent (for instance "consent y/n")', strangers);
  }
  if (!hasName(places) && !places.has('contact')) throw missing('the name (for instance "Name")', strangers);
  const named = strangers.filter(({ label, asked }) => !asked && !/^Column \d+$/.test(label));
  if (named.length === 0) return;
  if (!hasName(places)) throw missing('the name (for instance "Name")', named);
  for (const [column, spoken] of Object.entries(NAMED)) {
    if (!places.has(column as Column)) throw missing(spoken, named);
  }
}

const hasName = (places: Layout['places']) =>
  places.has('name') || places.has('given_name') || places.has('family_name');

const noHeadings = () =>
  new SheetUnreadable(
    'No row of headings was found in the first rows. The first row has to name the columns, for instance ' +
      'Name, DOB, Phone/Signal, Country (now), status, deadline, notes, lang, consent y/n.',
  );

function missing(spoken: string, strangers: Layout['strangers']): SheetUnreadable {
  const unknown = strangers.slice(0, 8).map(({ label }) => `"${label.slice(0, 40)}"`);
  const seen = unknown.length > 0 ? ` Not recognised: ${unknown.join(', ')}.` : '';
  return new SheetUnreadable(
    `No column for ${spoken} was found.${seen} Rename the heading, or add an empty column with that heading if the ` +
      'sheet has none, and try again.',
  );
}
