import { checkWords, sameWords } from './check-words.js';
import { sha256 } from './derive.js';
import { WORDS } from './words.js';

/** A digest whose check words are these, by the definition: the lowest digit first. */
function digestOf(words: string[]): Buffer {
  const number = words.reduceRight((rest, word) => rest * 7776n + BigInt(WORDS.indexOf(word)), 0n);
  return Buffer.from(number.toString(16).padStart(32, '0').padEnd(64, 'f'), 'hex');
}

it('says six words of the list, the same for the same digest', () => {
  const words = checkWords(sha256('a key'));
  expect(words.split(' ')).toHaveLength(6);
  expect(words.split(' ').every((word) => WORDS.includes(word))).toBe(true);
  expect(checkWords(sha256('a key'))).toBe(words);
  expect(checkWords(sha256('another key'))).not.toBe(words);
});

it('counts in base 7776', () => {
  const words = ['drop-down', 'felt-tip', 't-shirt', 'zoom', 'abacus', 'yo-yo'];
  expect(checkWords(digestOf(words))).toBe(words.join(' '));
  expect(checkWords(Buffer.alloc(32))).toBe('abacus abacus abacus abacus abacus abacus');
});

it('depends on each of the first 16 bytes', () => {
  const digest = sha256('a key');
  for (let at = 0; at < 16; at++) {
    const changed = Buffer.from(digest);
    changed[at]! ^= 1;
    expect(checkWords(changed)).not.toBe(checkWords(digest));
  }
});

it('forgives case, spaces and hyphens', () => {
  const digest = digestOf(['drop-down', 'felt-tip', 't-shirt', 'zoom', 'abacus', 'yo-yo']);
  for (const typed of [
    'drop-down felt-tip t-shirt zoom abacus yo-yo',
    '  Drop Down  FELT TIP t shirt\tzoom abacus yo yo\n',
    'drop-down-felt-tip-t-shirt-zoom-abacus-yo-yo',
    'drop‑down – felt–tip – tshirt – zoom – abacus – yoyo',
  ]) {
    expect(sameWords(typed, digest)).toBe(true);
  }
});

it('forgives nothing else', () => {
  const words = ['drop-down', 'felt-tip', 't-shirt', 'zoom', 'abacus', 'heron'].map((w) =>
    w === 'heron' ? 'cactus' : w,
  );
  const digest = digestOf(words);
  expect(sameWords(words.join(' '), digest)).toBe(true);
  expect(sameWords('', digest)).toBe(false);
  expect(sameWords(words.slice(0, 5).join(' '), digest)).toBe(false);
  expect(sameWords([...words, 'zoom'].join(' '), digest)).toBe(false);
  expect(sameWords([...words].reverse().join(' '), digest)).toBe(false);
  words.forEach((_, at) => expect(sameWords(words.with(at, 'ability').join(' '), digest)).toBe(false));
});

it('refuses a digest that is too short to be one', () => {
  expect(() => checkWords(Buffer.alloc(15))).toThrow(RangeError);
});
