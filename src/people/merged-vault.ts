import { contactsOf, sameContact } from './contacts.js';
import type { PersonVault } from './identity.js';

/**
 * One person of two entries: every name, day and contact of both. The first keeps its own name and day as the ones that count. What else
 * a vault may hold goes with the person, so that nobody is counted twice.
 */
export function mergedVault(stays: PersonVault, goes: PersonVault, ids: [stays: string, goes: string]): PersonVault {
  const names = distinct([
    ...listed(stays.legal_name, stays.other_names),
    ...listed(goes.legal_name, goes.other_names),
  ]);
  const fullFirst = [...days(stays), ...days(goes)].sort((a, b) => b.length - a.length);
  const [birth_date, ...otherDays] = distinct(
    days(stays)[0]?.length === FULL ? [...days(stays), ...days(goes)] : fullFirst,
  );
  const [legal_name, ...other_names] = names;
  // A year says nothing beside a day of that year.
  const other_birth_dates = otherDays.filter((day) => !birth_date?.startsWith(day));
  const others = (list: 'different_from' | 'same_as') =>
    distinct([...(stays[list] ?? []), ...(goes[list] ?? [])]).filter((id) => !ids.includes(id));
  return known({
    ...goes,
    ...stays,
    merged_into: stays.merged_into,
    legal_name,
    other_names,
    birth_date,
    other_birth_dates,
    contacts: allContacts(stays, goes),
    different_from: others('different_from'),
    same_as: others('same_as'),
  });
}

const FULL = 10;
const listed = (first: string | undefined, others: string[] = []) => (first ? [first, ...others] : others);
const days = ({ birth_date, other_birth_dates }: PersonVault) => listed(birth_date, other_birth_dates);
const distinct = (values: string[]) => [...new Set(values)];

function allContacts({ contacts: mine = [] }: PersonVault, { contacts: theirs = [] }: PersonVault) {
  const known = contactsOf(mine);
  const isNew = (contact: { handle: string }) =>
    !mine.some(({ handle }) => handle === contact.handle) &&
    !contactsOf([contact]).some((one) => known.some((other) => sameContact(one, other) === 'same'));
  return [...mine, ...theirs.filter(isNew)];
}

/** Without what is empty. */
const known = (vault: PersonVault): PersonVault =>
  Object.fromEntries(
    Object.entries(vault).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
