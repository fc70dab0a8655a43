import { excerpt, holds, holdsPhrase, seen } from './excerpt.js';
import { wantedOf } from './wanted.js';

const marked = (text: string, words: string) =>
  excerpt(seen(text), wantedOf(words))
    ?.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('the line in which something was found', () => {
  it.each([
    ['a word, whole, whatever its case', 'He has a Deadline on Friday.', 'dead', 'He has a [Deadline] on Friday.'],
    ['accents', 'Met in the Café behind the station', 'cafe', 'Met in the [Café] behind the station'],
    ['accents of their own', 'Met in the Cafe\u0301 behind', 'café', 'Met in the [Cafe\u0301] behind'],
    ['no middle of a word', 'undead and dead', 'dead', 'undead and [dead]'],
    ['several words', 'The court of appeal in Kassel', 'appeal court', 'The [court] of [appeal] in Kassel'],
    [
      'a phrase across line breaks',
      'told to wait\nfor the lawyer; wait, court',
      '"wait for the lawyer"',
      'told to [wait for the lawyer]; wait, court',
    ],
    ['Cyrillic', 'Он получил Повестку вчера', 'повестк', 'Он получил [Повестку] вчера'],
    ['Arabic, within a word', 'ذهب إلى المحكمة أمس', 'محكمة', 'ذهب إلى ال[محكمة] أمس'],
    ['Hangul, within a word', '국제병역거부 운동', '병역거부', '국제[병역거부] 운동'],
    ['Japanese, within a sentence', '昨日、徴兵拒否を決めました。', '徴兵拒否', '昨日、[徴兵拒否]を決めました。'],
    ['the other kana', 'ヤマダさんは来ない', 'やまだ', '[ヤマダ]さんは来ない'],
    ['letters that become two', 'In der Straße 5', 'strasse', 'In der [Straße] 5'],
    ['beyond the basic plane', '𠮷田さん 👍 徴兵', '徴兵', '𠮷田さん 👍 [徴兵]'],
  ])('%s', (_, text, words, expected) => {
    expect(marked(text, words)).toBe(expected);
  });

  it('shows what stands around it, cut between words', () => {
    const long = `${'before '.repeat(40)}needle ${'after '.repeat(40)}`;
    const shown = marked(long, 'needle')!;
    expect(shown).toMatch(/^… (before )+\[needle\]( after)+ …$/);
    expect(shown.length).toBeLessThan(180);
  });

  it('is nothing where nothing is found', () => {
    expect(marked('He called', 'lawyer')).toBeUndefined();
    expect(marked('', 'lawyer')).toBeUndefined();
  });
});

it('counts the words that a text holds, and knows a phrase from its words', () => {
  expect(holds(seen('court of appeal'), wantedOf('appeal court visa'))).toBe(2);
  expect(holdsPhrase(seen('the visa of his wife'), 'his wife')).toBe(true);
  expect(holdsPhrase(seen('his own wife'), 'his wife')).toBe(false);
  expect(holdsPhrase(seen('this wife'), 'his wife')).toBe(false);
});
