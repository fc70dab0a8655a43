import { type Matchable, rank } from './matching.js';

let number = 0;
const contact = (given: Partial<Matchable>): Matchable => ({
  id: `00000000-0000-0000-0000-${String(++number).padStart(12, '0')}`,
  name: `Office ${number}`,
  kind: 'law_office',
  country: null,
  languages: [],
  competences: [],
  capacity: null,
  verified: false,
  accountId: null,
  ...given,
});
const facts = { service_country: 'RU', country_of_stay: 'DE', language: ['ru'] };
const names = (contacts: Matchable[], purpose?: string) =>
  rank(contacts, facts, purpose).map(({ contact: { name } }) => name);

it('puts the country of stay first for asylum, the country of service first for a court martial', () => {
  const stay = contact({ name: 'Stay', country: 'DE' });
  const service = contact({ name: 'Service', country: 'RU' });
  expect(names([service, stay], 'asylum_claim')).toEqual(['Stay', 'Service']);
  expect(names([stay, service], 'court_martial_defence')).toEqual(['Service', 'Stay']);
});

it('treats both countries alike when the purpose belongs to neither', () => {
  const both = [contact({ name: 'B', country: 'DE' }), contact({ name: 'A', country: 'RU' })];
  const ranked = rank(both, facts, 'second_opinion');
  expect(ranked.map(({ fit }) => fit)).toEqual([ranked[0]!.fit, ranked[0]!.fit]);
  expect(names(both)).toEqual(['A', 'B']);
});

it('prefers who takes on the purpose, then who is not known, and last who does not', () => {
  const does = contact({ name: 'Does', country: 'DE', competences: ['asylum_claim'] });
  const unknown = contact({ name: 'Unknown', country: 'DE' });
  const doesNot = contact({ name: 'Does not', country: 'DE', competences: ['co_application'] });
  expect(names([doesNot, unknown, does], 'asylum_claim')).toEqual(['Does', 'Unknown', 'Does not']);
});

it('prefers a shared language, and a free place', () => {
  const speaks = contact({ name: 'Speaks', country: 'DE', languages: ['de', 'ru'] });
  const silent = contact({ name: 'Silent', country: 'DE', languages: ['de'] });
  const full = contact({ name: 'Full', country: 'DE', languages: ['ru'], capacity: 0 });
  const free = contact({ name: 'Free', country: 'DE', languages: ['ru'], capacity: 3 });
  expect(names([silent, full, speaks, free])).toEqual(['Free', 'Speaks', 'Full', 'Silent']);
});

it('says why, in plain words', () => {
  const known = contact({
    country: 'DE',
    languages: ['ru', 'ti'],
    competences: ['asylum_claim'],
    capacity: 3,
    accountId: 'a',
  });
  const shipped = contact({ country: 'FR', languages: ['ru'] });
  const [first, second] = rank([shipped, known], { ...facts, language: ['ru', 'ti'] }, 'asylum_claim');
  expect(first!.reasons).toEqual([
    'Works in Germany, where the person stays',
    'Takes on: Asylum claim',
    'Speaks Russian and Tigrinya',
    'Has room for 3 more',
  ]);
  expect(second!.reasons).toEqual([
    'Works in France',
    'Competence not known',
    'Speaks Russian',
    'Free places not known',
    'No account: cannot receive a referral here',
  ]);
});

it('on ties puts a verified account first, then an account, then by name', () => {
  const same = { country: 'DE', capacity: 2 };
  const contacts = [
    contact({ ...same, name: 'D' }),
    contact({ ...same, name: 'C' }),
    contact({ ...same, name: 'B', accountId: 'b' }),
    contact({ ...same, name: 'Z', accountId: 'z', verified: true }),
  ];
  expect(names(contacts)).toEqual(['Z', 'B', 'C', 'D']);
});

it('answers the same whatever order the contacts come in', () => {
  const contacts = ['DE', 'RU', 'FR', null].flatMap((country) =>
    [['ru'], ['de'], []].flatMap((languages) =>
      [null, 0, 2].map((capacity) => contact({ country, languages, capacity })),
    ),
  );
  const once = rank(contacts, facts, 'asylum_claim');
  expect(rank(contacts.toReversed(), facts, 'asylum_claim')).toEqual(once);
});

it('prefers who answers, and says how often and how soon, as far as the desk has seen', () => {
  const same = { country: 'DE', capacity: 2 };
  const [silent, unasked, prompt] = [
    contact({ ...same, name: 'A' }),
    contact({ ...same, name: 'B' }),
    contact({ ...same, name: 'C' }),
  ];
  const answers = new Map([
    [silent.id, { asked: 3, answered: 0, declined: 0 }],
    [prompt.id, { asked: 5, answered: 4, declined: 1, usual_days: 2 }],
  ]);
  const ranked = rank([silent, unasked, prompt], facts, undefined, answers);
  expect(ranked.map(({ contact: { name } }) => name)).toEqual(['C', 'B', 'A']);
  expect(ranked[0]!.reasons).toContain('Has answered this desk 4 of 5 times, usually within 2 days; declined 1');
  expect(ranked[2]!.reasons).toContain('Has answered this desk 0 of 3 times');
  expect(rank([silent, unasked, prompt], facts).map(({ contact: { name } }) => name)).toEqual(['A', 'B', 'C']);
});

it('leaves out who shares nothing with the case, and who does not advise people', () => {
  const stranger = contact({ country: 'JP', languages: ['ja'] });
  const union = contact({ country: 'DE', kind: 'union', languages: ['ru'] });
  expect(names([stranger, union])).toEqual([]);
});

it('still answers for a case that says almost nothing', () => {
  expect(rank([contact({ country: 'DE' })], {})).toEqual([]);
  expect(rank([contact({ country: 'DE' })], { country_of_stay: 'DE' })).toHaveLength(1);
});
