import { beginsWords, folded, wordsOf } from './folding.js';

describe('what makes no difference to whoever searches', () => {
  it.each([
    ['accents', 'Café', 'cafe'],
    ['letters made of two', 'Cafe\u0301', 'café'],
    ['case', 'STRASSE', 'straße'],
    ['letters of Polish and the North', 'Łódź, Østergård', 'lodz, ostergard'],
    ['Turkish letters', 'DİYARBAKIR', 'diyarbakır'],
    ['width', 'Ｎｏｔｅ ①', 'note 1'],
    ['Russian ё, and the mark of stress', 'Королёв, за́мок', 'королев, замок'],
    ['apostrophes', "об'єкт", 'об’єкт'],
    ['points of Arabic vowels, and how alef is written', 'أَحْمَد', 'احمد'],
    ['Persian and Arabic keyboards', 'کبیر', 'كبير'],
    ['Arabic digits', '٢٠٢٦ ۱۴', '2026 14'],
    ['points of Hebrew', 'שָׁלוֹם', 'שלום'],
    ['Hangul, taken apart or not', '김민준'.normalize('NFD'), '김민준'],
    ['katakana, hiragana, half width', 'ヤマダ ﾔﾏﾀﾞ', 'やまだ やまだ'],
    ['Greek sigma', 'ΟΔΟΣ', 'οδος'],
    ['signs that show nothing', 'des\u00adert\u200bion', 'desertion'],
  ])('%s', (_, one, other) => {
    expect(folded(one)).toBe(folded(other));
  });

  it.each([
    ['Cyrillic letters', 'мой', 'мои'],
    ['Ukrainian letters', 'їм', 'ім'],
    ['voiced kana', 'かき', 'がき'],
    ['Hangul', '김', '기'],
    ['vowels of Hindi', 'की', 'का'],
  ])('but other letters stay others: %s', (_, one, other) => {
    expect(folded(one)).not.toBe(folded(other));
  });
});

it('cuts words at everything that is no letter and no digit', () => {
  expect(wordsOf('He said: "Not-before Friday", 24.11.2026!')).toEqual([
    'he',
    'said',
    'not',
    'before',
    'friday',
    '24',
    '11',
    '2026',
  ]);
  expect(wordsOf('')).toEqual([]);
});

it('knows which scripts put a border before a word', () => {
  for (const word of ['heron', 'призыв', 'νόμος', '2026']) expect([word, beginsWords(word)]).toEqual([word, true]);
  for (const word of ['徴兵拒否', 'やまだ', '병역거부', 'المحكمة', 'הצבא'])
    expect([word, beginsWords(word)]).toEqual([word, false]);
});
