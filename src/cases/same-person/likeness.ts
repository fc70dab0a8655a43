import { type Contact, contactsOf, sameContact } from '../../people/contacts.js';
import type { PersonVault } from '../../people/identity.js';
import type { KnownPerson } from '../../people/person-vaults.service.js';
import { findIn } from '../../people/names/look-up.js';
import { nameOf, type PersonName, sameName } from '../../people/names/names.js';

/** Why two people may be one: codes, for they are told without what they are about. */
export const REASONS = ['contact', 'birth_date', 'name'] as const;
export interface Likeness {
  reasons: (typeof REASONS)[number][];
  /** Two things agree. One alone (a shared telephone, a common name) is weak. */
  strong: boolean;
}

/** A person as far as they are compared. */
export interface Compared {
  id: string;
  vault: PersonVault;
  names: PersonName[];
  contacts: Contact[];
  /** Full days only: a year alone is shared by too many. */
  born: string[];
}

const FULL = 10;
/** An alike name alone has to have two words: one is shared by too many. */
const WORDS = 2;

export function comparedOf({ id, vault }: KnownPerson): Compared {
  const { legal_name, other_names = [], birth_date, other_birth_dates = [], contacts } = vault;
  const days = birth_date ? [birth_date, ...other_birth_dates] : other_birth_dates;
  return {
    id,
    vault,
    names: (legal_name ? [legal_name, ...other_names] : other_names).map(nameOf),
    contacts: contactsOf(contacts),
    born: days.filter((day) => day.length === FULL),
  };
}

/** Somebody has said already what these two are to each other, or one of them goes on in another. */
export const isTold = (one: Compared, other: Compared): boolean =>
  [one, other].some(({ vault }) => vault.merged_into !== undefined) ||
  [one.vault.different_from, one.vault.same_as].some((ids) => ids?.includes(other.id)) ||
  [other.vault.different_from, other.vault.same_as].some((ids) => ids?.includes(one.id));

/** The same contact, or the same full birth date with another spelling of the name, or an alike name: the last is weak. */
export function likenessOf(one: Compared, other: Compared): Likeness | undefined {
  const contact = one.contacts.some((mine) => other.contacts.some((theirs) => sameContact(mine, theirs)));
  const born = one.born.some((day) => other.born.includes(day));
  const name = contact || born ? some(one, other, mayBeOne) : some(one, other, isAlike);
  if (!contact && !name) return undefined;
  const reasons = REASONS.filter((reason) => ({ contact, birth_date: born, name })[reason]);
  return { reasons, strong: reasons.length > 1 };
}

const some = (one: Compared, other: Compared, test: (a: PersonName, b: PersonName) => boolean) =>
  one.names.some((mine) => other.names.some((theirs) => test(mine, theirs)));
const mayBeOne = (a: PersonName, b: PersonName) => sameName(a, b) === 'yes';
const isAlike = (a: PersonName, b: PersonName) => a.length >= WORDS && b.length >= WORDS && findIn(a, b) !== undefined;

/** Strong ones first, then by how much agrees. */
export const likelierFirst = (a: Likeness, b: Likeness) =>
  Number(b.strong) - Number(a.strong) || b.reasons.length - a.reasons.length;
