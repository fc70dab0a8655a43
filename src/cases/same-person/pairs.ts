import { type Compared, isTold, type Likeness, likelierFirst, likenessOf } from './likeness.js';

export interface Pair {
  one: Compared;
  other: Compared;
  likeness: Likeness;
}

/** The last digits of a number, with or without its country. */
const TAIL = 8;
/** So many people who share something are compared with each other: an office's telephone, the 1st of January. */
const MOST_ALIKE = 300;

/**
 * All pairs of a desk that may be one person, the likeliest first. Compared are those who share a contact, a birth date, or the sounds of
 * all words of a name: not everybody with everybody, which would take hours.
 */
export function pairsOf(people: Compared[]): Pair[] {
  const sharing = new Map<string, Compared[]>();
  for (const person of people)
    for (const trait of traitsOf(person))
      sharing.set(trait, [...(sharing.get(trait) ?? []), person].slice(-MOST_ALIKE));
  const pairs = new Map<string, Pair>();
  for (const alike of sharing.values())
    for (const [at, one] of alike.entries())
      for (const other of alike.slice(at + 1)) {
        const name = [one.id, other.id].sort().join(' ');
        if (pairs.has(name) || one === other || isTold(one, other)) continue;
        const likeness = likenessOf(one, other);
        if (likeness) pairs.set(name, { one, other, likeness });
      }
  return [...pairs.values()].sort((a, b) => likelierFirst(a.likeness, b.likeness));
}

function traitsOf({ names, contacts, born }: Compared): Set<string> {
  const sounds = names
    .filter((name) => name.length > 1)
    .map((name) => name.map(({ sounds: [sound], written }) => sound ?? written).sort());
  return new Set([
    ...contacts.map(
      ({ key, national }) => `contact ${/^[+~]\d{8,}$/.test(key) ? (national ?? key).slice(-TAIL) : key}`,
    ),
    ...born.map((day) => `born ${day}`),
    ...sounds.map((words) => `name ${words.join(' ')}`),
  ]);
}
