import { CAST } from '../../cli/demo/sheet-words.js';
import { askedName, findIn } from './look-up.js';
import { nameOf } from './names.js';

const found = (asked: string, known: string) => findIn(askedName(asked), nameOf(known));

describe('a name that is looked for', () => {
  it.each([
    ['Олександр', 'Oleksandr', 'script'],
    ['Alexander', 'Олександр', 'script'],
    ['Aleksandr', 'Alexander', 'spelling'],
    ['محمد', 'Mohammed', 'script'],
    ['Muhammad', 'محمد المثال', 'script'],
    ['Muhammad', 'Mohammed', 'spelling'],
    ['Kim Min-jun', '김민준', 'script'],
    ['Gim Minjun', '김민준', 'script'],
    ['Min Jun Kim', 'Kim Minjun', 'spelling'],
    ['やまだ', 'ヤマダ', 'spelling'],
    ['Yamada', 'やまだ はなこ', 'script'],
    ['Юлія', 'Yuliia', 'script'],
    ['Julia', 'Юлія Прикладенко', 'script'],
    ['Щербаков', 'Shcherbakov', 'script'],
    ['Schtscherbakow', 'Щербаков', 'script'],
    ['Scherbakov', 'Shcherbakov', 'spelling'],
    ['Serhii', 'Сергей', 'script'],
    ['Mikhail', 'Michael', 'spelling'],
    ['Юсуф', 'يوسف', 'script'],
    ['Yosef', 'יוסף', 'script'],
    ['Mahmoud', 'محمود', 'script'],
    ['Walid', 'وليد', 'script'],
    ['Ali Fulan', 'علي فلان', 'script'],
    ['Shun', 'シュン', 'script'],
    ['Kyoko', 'きょうこ', 'script'],
    ['ნიკა', 'Nika', 'script'],
    ['Örnek', 'ornek', 'spelling'],
    ['Oleks', 'Oleksandr Placeholder', 'same'],
    ['Placeholder Oleksandr', 'Oleksandr Placeholder', 'same'],
    ['Ivan Primerov', 'Примеров Иван Сергеевич', 'script'],
    ['Иван Сергеевич Примеров', 'Ivan Primerov', 'script'],
    ['I. Primerov', 'Ivan Primerov', 'same'],
    ['山田', '山田太郎', 'same'],
  ])('%s finds %s', (asked, known, how) => expect(found(asked, known)).toBe(how));

  it.each([
    ['Roman', 'Armen'],
    ['Ira', 'Ida'],
    ['Ali', 'Leo'],
    ['Leo', 'علي'],
    ['Maria Örnek', 'Mehmet Örnek'],
    ['Иван Примеров', 'Иван Тестов'],
    ['김민준', '홍길동'],
    ['Ivan Primerov', 'Ivan'],
    ['I. P.', 'Ivan Primerov'],
    ['', 'Ivan'],
    // Han has no sound of its own: 山田 may be Yamada, or Shān Tián.
    ['山田', 'Yamada'],
    ['Yamada', '山田太郎'],
  ])('%s does not find %s', (asked, known) => expect(found(asked, known)).toBeUndefined());
});

describe('the names of the demonstration', () => {
  const everybody = CAST.flatMap(({ given, family, together }) =>
    given.flatMap((names) =>
      family.map((families) =>
        names.map((name, script) => {
          const last = families[script] ?? families[0]!;
          return together && script > 0 ? `${last}${name}` : `${name} ${last}`;
        }),
      ),
    ),
  );
  const people = everybody.filter(([name], at) => everybody.findIndex(([other]) => other === name) === at);

  it('are found in each of their scripts', () => {
    expect(people.filter(([latin, other]) => other && !found(latin!, other))).toEqual([]);
    expect(people.filter(([latin, other]) => other && !found(other, latin!))).toEqual([]);
  });

  it('are not found for one another', () => {
    expect(people.length).toBeGreaterThan(80);
    expect(wrongPairs(people)).toEqual([]);
  });
});

/** Common names of many countries. One of them alone is the harder thing to look for: there is no second word to tell them apart. */
const GIVEN =
  `Alexander Sergei Dmitri Andrei Mikhail Ivan Nikolai Pavel Oleh Taras Bohdan Yaroslav Viktor Roman Denis Kirill Timur Ruslan
  Anna Olga Irina Natalia Svetlana Daria Marina Oksana Polina Ahmad Khaled Omar Yusuf Hassan Mustafa Ibrahim Abdullah Samir Layla Fatima
  Amir Reza Davit Giorgi Levan Nino Aram Tigran Artur Minjun Jihoon Seojun Hyunwoo Yuna Takashi Kenji Hiroshi Sakura Naoki Yonatan Ariel
  Daniel Emre Mehmet Zeynep Carlos Diego Andres Camila Dawit Yonas Samuel Abel Kofi Peter Thomas Martin`
    .split(/\s+/)
    .filter(Boolean);

it('common given names are taken for one another at most three times in a thousand', () => {
  const pairs = GIVEN.length * (GIVEN.length - 1);
  const wrong = wrongPairs(GIVEN.map((name) => [name]));
  expect(wrong.length / pairs).toBeLessThan(0.003);
});

/** Of people, each in their scripts: who is found for somebody else. */
function wrongPairs(people: string[][]): string[] {
  const spellings = people.flatMap((names, who) => names.map((text) => ({ who, text, name: nameOf(text) })));
  return spellings.flatMap((one) =>
    spellings
      .filter((other) => other.who !== one.who && findIn(one.name, other.name))
      .map((other) => `${one.text}: ${other.text}`),
  );
}
