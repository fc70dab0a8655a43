import { contactsIn } from '../../../people/contacts.js';
import { nameOf, sameName } from '../../../people/names/names.js';
import { judgeSheet } from './judge.js';

const same = (one: string, other: string) => sameName(nameOf(one), nameOf(other));

describe('two names', () => {
  it.each([
    ['Michael van den Beispiel', 'van den Beispiel, Michael'],
    ['Michael van den Beispiel', 'Micheal v.d. Beispiel'],
    ["John O'PLACEHOLDER", 'Jon OPlaceholder'],
    ['Никитов, Сергей 🕊️', 'Sergei Nikitow'],
    ['Прикладенко Юрій', 'Yurii Prykladenko'],
    ['Alexey Primerov', 'Алексей Примеров'],
    ['박지훈', 'Park, Ji-hun'],
    ['홍길동', 'Kil-dong Hong'],
    ['이민수', 'Min-soo Lee'],
    ['محمد المثال', 'Mohammed al-Mithal'],
    ['علي فلان', 'Fulan Ali'],
    ['Sanpuru Taro', 'Tarou SAMPLE'],
    ['見本 ケン', 'Ken Sanpuru'],
    ['Νίκος Παράδειγμα', 'Nikos Paradeigma'],
    ['ნიკა ნიმუში', 'Nika Nimushi'],
    ['Örnek, José', 'Jose Ornek'],
    ['<b>URGENT</b> Прикладенко, Тарас', 'Taras Prykladenko'],
  ])('%s and %s may be one', (one, other) => expect(same(one, other)).toBe('yes'));

  it.each([
    ['Maria Örnek', 'Mehmet Örnek'],
    ['Иван Примеров', 'Иван Тестов'],
    ['홍길동', '김길동'],
    ['علي فلان', 'أحمد فلان'],
    ['John Example', 'Yonatan Ejemplo'],
    ['', 'John Example'],
  ])('%s and %s are two', (one, other) => expect(same(one, other)).toBe('no'));

  it('cannot hear Han characters', () => expect(same('見本太郎', 'Taro Mihon')).toBe('unknown'));
});

describe('a contact', () => {
  it.each([
    ['+999 100 1332', '009991001332'],
    ['+999 100 3219', '+999-1003219'],
    ['+1 (202) 555-0100', 'Signal: +12025550100'],
    ['+44 (0)7700 900003 ☎', '00447700900003'],
    ['signal: @Invented.0013', '@invented.0013'],
    ['https://t.me/invented', 'Telegram: @invented'],
    ['Person1@Example.org', 'mailto:person1@example.org'],
    ['+999 ١٠٠ ١٣٣٢', '+9991001332'],
  ])('%s is %s', (one, other) => expect(contactsIn(one)[0]!.key).toBe(contactsIn(other)[0]!.key));

  it.each(['via his sister', 'no phone', '-', '?', '12345'])('%s reaches nobody', (cell) =>
    expect(contactsIn(cell)).toEqual([]),
  );

  it('knows a number written without its country', async () => {
    const rows = ['A One,1990-05-01,+44 7700 900003,y', 'B Two,1991-05-01,07700 900003,y'];
    const { records } = await judgeSheet(Buffer.from(['Name,DOB,Phone,consent', ...rows].join('\n')), '2026-11-22');
    expect(records[1]!.reasons).toContain('SHARED_CONTACT');
  });
});

it('does not count an equal name, or a rejected record, as evidence', async () => {
  const rows = ['A One,1990,+999 1001,y', 'A One,1991,,y', 'B Two,1990-05-01,@two,no', 'B Two,1990-05-01,@two,y'];
  const { records } = await judgeSheet(Buffer.from(['Name,DOB,Phone,consent', ...rows].join('\n')), '2026-11-22');
  expect(records.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'rejected', 'imported']);
});
