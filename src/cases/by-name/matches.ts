import { askedContacts, type Contact, contactsOf, sameContact } from '../../people/contacts.js';
import type { PersonVault } from '../../people/identity.js';
import { askedName, findIn, type How } from '../../people/names/look-up.js';
import { nameOf, type PersonName } from '../../people/names/names.js';

/** What of a person is what somebody looks for; never the thing itself. `end`: a number without its country ends like the other. */
export interface Match {
  what: 'name' | 'contact';
  how: How | 'end';
}

export const HOW = ['same', 'end', 'spelling', 'script'] as const satisfies Match['how'][];

export interface AskedPerson {
  name: PersonName;
  contacts: Contact[];
}

export const askedPerson = (text: string): AskedPerson => ({ name: askedName(text), contacts: askedContacts(text) });
export const asksNothing = ({ name, contacts }: AskedPerson) => name.length === 0 && contacts.length === 0;

export function matchesOf(
  { name, contacts }: AskedPerson,
  { legal_name, other_names = [], ...vault }: PersonVault,
): Match[] {
  const found: Match[] = [];
  const names = legal_name ? [legal_name, ...other_names] : other_names;
  const byName = nearest(names.map((known) => findIn(name, nameOf(known))));
  if (byName) found.push({ what: 'name', how: byName });
  const theirs = contacts.length > 0 ? contactsOf(vault.contacts) : [];
  const byContact = nearest(contacts.flatMap((one) => theirs.map((other) => sameContact(one, other))));
  if (byContact) found.push({ what: 'contact', how: byContact });
  return found;
}

/** 0 is nearest. */
export const rankOf = (matches: Match[]) => Math.min(...matches.map(({ how }) => HOW.indexOf(how)));

const nearest = <T extends Match['how']>(found: (T | undefined)[]): T | undefined =>
  HOW.find((how): how is (typeof HOW)[number] & T => (found as (string | undefined)[]).includes(how));
