import { askedContacts, contactsOf, sameContact } from './contacts.js';

const looked = (asked: string, handle: string) =>
  askedContacts(asked)
    .flatMap((one) => contactsOf([{ handle }]).map((other) => sameContact(one, other)))
    .find((found) => found);

it.each([
  ['+999 100 1332', '009991001332', 'same'],
  ['00999 100-13-32', '+999 (100) 1332', 'same'],
  ['07700 900003', '+44 7700 900003', 'end'],
  ['+44 7700 900003', '07700 900003', 'end'],
  ['8 912 345-67-89', '+7 912 345 67 89', 'end'],
  ['Person1@Example.org', 'person1@example.ORG', 'same'],
  ['@Invented.Heron', 'invented.heron', 'same'],
  ['invented.heron', '@invented.heron', 'same'],
  ['invented.heron', 'https://t.me/Invented.Heron', 'same'],
])('%s finds %s: %s', (asked, handle, how) => expect(looked(asked, handle)).toBe(how));

it.each([
  ['+44 7700 900003', '+45 7700 900003'],
  // Two numbers without their country may be of two countries.
  ['0900003', '+44 7700 900003'],
  ['Ivan Primerov', '+44 7700 900003'],
  ['@heron', '@herons'],
])('%s does not find %s', (asked, handle) => expect(looked(asked, handle)).toBeUndefined());
