import { letters } from './check-words.js';
import { plainSha256 } from './derive.js';
import { WORDS } from './words.js';

it('is the long list of the EFF, word for word and in its order', () => {
  const published = WORDS.map((word, index) => {
    const dice = index
      .toString(6)
      .padStart(5, '0')
      .replace(/\d/g, (digit) => `${Number(digit) + 1}`);
    return `${dice}\t${word}\n`;
  }).join('');
  // sha256sum of eff_large_wordlist.txt as published, dice numbers included.
  expect(plainSha256(Buffer.from(published)).toString('hex')).toBe(
    'addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e',
  );
});

it('stays prefix-free when hyphens are left out, so that a run of letters is one list of words', () => {
  const bare = new Set(WORDS.map(letters));
  expect(WORDS.length - bare.size).toBe(1); // yo-yo and yoyo
  const prefixes = [...bare].filter((word) =>
    Array.from(word, (_, end) => word.slice(0, end)).some((p) => bare.has(p)),
  );
  expect(prefixes).toEqual([]);
});
