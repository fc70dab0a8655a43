import { fold } from '../../common/fold.js';
import { romanisations } from './romanise.js';

/** One word of a name: its consonants by sound, and its letters, in every likely romanisation. Empty where it is Han. */
export interface Word {
  written: string;
  sounds: string[];
  letters: string[];
  /** The script leaves vowels out, or our reading of it does. */
  voweless?: boolean;
}

export type PersonName = Word[];

const PARTICLES = new Set(
  'van von zu der den dem de del della di da du dos la le al el ul ibn bin bint ben abu и y e jr sr mr mrs ms herr frau dr'.split(
    ' ',
  ),
);

/** Korean family names as they are romanised by those who bear them. */
const KOREAN: Record<string, string> = {
  김: 'kim gim',
  이: 'lee yi rhee',
  박: 'park pak bak',
  최: 'choi choe',
  정: 'jung jeong chung',
  강: 'kang gang',
  조: 'cho jo',
  윤: 'yoon yun',
  장: 'jang chang',
  임: 'lim im',
  림: 'lim rim',
  한: 'han',
  오: 'oh o',
  서: 'seo suh',
  신: 'shin sin',
  권: 'kwon gwon',
  황: 'hwang',
  안: 'ahn an',
  송: 'song',
  류: 'ryu yoo',
  유: 'yoo yu',
  홍: 'hong',
  전: 'jeon chun',
  고: 'ko go',
  문: 'moon mun',
  노: 'noh roh',
  백: 'baek paik',
};

/** The words that name the person, without titles, particles, initials, markup and pictures. */
export function nameOf(cell: string): PersonName {
  const words = fold(cell.slice(0, 300))
    .replace(/<[^<>]*>/g, ' ')
    .replace(/(?<!\p{L})(?:al|el|an|ar|as|ash|ad|at)-/gu, '')
    .replace(/['-]/g, '')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(
      (word) => word && !PARTICLES.has(word) && (word.length > 1 || /[\p{Script=Han}\p{Script=Hangul}]/u.test(word)),
    );
  return words.flatMap((word) =>
    /^\p{Script=Hangul}{1,4}$/u.test(word) ? korean(word, words.length) : [wordOf(word)],
  );
}

/**
 * Whether two names may be one name in other spellings, orders or scripts: every word of the shorter is in the longer.
 * `unknown` where Han characters stand against letters and nothing else tells.
 */
export function sameName(one: PersonName, other: PersonName): 'yes' | 'no' | 'unknown' {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length === 0) return 'no';
  if (joined(one).some((whole) => joined(other).includes(whole))) return 'yes';
  const left = [...longer];
  let heard = 0;
  let silent = 0;
  for (const word of shorter) {
    const at = left.findIndex((candidate) => sameWord(word, candidate));
    if (at >= 0) {
      heard += 1;
      left.splice(at, 1);
    } else silent += 1;
  }
  if (silent === 0) return 'yes';
  const wordless = [...shorter, ...left].some((word) => word.sounds.length === 0) && !bothHan(one, other);
  if (!wordless) return 'no';
  return heard > 0 && silent === 1 ? 'yes' : heard === 0 ? 'unknown' : 'no';
}

const bothHan = (one: PersonName, other: PersonName) =>
  [one, other].every((name) => name.every((word) => word.sounds.length === 0));

function sameWord(one: Word, other: Word): boolean {
  if (one.written === other.written) return true;
  const sound = one.sounds.find((candidate) => other.sounds.includes(candidate));
  // One consonant is little: the vowels have to agree as well (Ali, Leo), unless the script does not write them.
  if (sound && (sound.length > 1 || one.voweless || other.voweless)) return true;
  return one.letters.some((a) => other.letters.some((b) => near(a, b)));
}

/** The same letters, one letter apart, or two neighbours swapped; short words have to be the same. */
export function near(a: string, b: string): boolean {
  if (a === b) return a.length > 0;
  if (Math.min(a.length, b.length) < 3 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && x[0] === y[1] && x[1] === y[0]);
}

const VOWELESS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;

function wordOf(written: string): Word {
  const latin = romanisations(written.replace(/^ال(?=..)/, ''));
  return { written, sounds: latin.map(soundOf), letters: latin.map(spelling), voweless: VOWELESS.test(written) };
}

/** 홍길동: one syllable of family, the rest is given. */
function korean(written: string, words: number): Word[] {
  if (written.length > 1 && words > 1) return [given(written)];
  const family = KOREAN[written[0]!]?.split(' ') ?? romanisations(written[0]!);
  const word = { written: written[0]!, sounds: family.map(soundOf), letters: family.map(spelling) };
  return written.length > 1 ? [word, given(written.slice(1))] : [word];
}

/** Gil-dong, Kil-tong. */
function given(written: string): Word {
  const latin = romanisations(written).flatMap((soft) => [
    soft,
    soft.replace(/g/g, 'k').replace(/d/g, 't').replace(/b/g, 'p').replace(/j/g, 'ch'),
  ]);
  return { written, sounds: latin.map(soundOf), letters: latin.map(spelling) };
}

/** The whole name in one word, from each of its words on: `Park Ji hun` is `Jihun Park`. Nothing for a name of one word, or of many. */
export function joined(name: PersonName): string[] {
  const known = joinedNames.get(name);
  if (known) return known;
  const tooFewOrMany = name.length < 2 || name.length > 4 || name.some(({ letters }) => letters.length === 0);
  const letters = tooFewOrMany ? [] : name.map((word) => word.letters[0]!);
  const all = letters.map((_, from) => [...letters.slice(from), ...letters.slice(0, from)].join(''));
  joinedNames.set(name, all);
  return all;
}
/** A name is compared with thousands of others. */
const joinedNames = new WeakMap<PersonName, string[]>();

/** Latin letters as sounds that differ little between romanisations. */
function spelling(latin: string): string {
  return latin
    .replace(/schtsch|shtsh|shch|chtch|szcz/g, 'sh')
    .replace(/tsch|tch/g, 'ch')
    .replace(/sch/g, 'sh')
    .replace(/dzh|dj/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/ck|q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/th/g, 't')
    .replace(/ou|oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/[yj](?=[aeiou])|y/g, 'i')
    .replace(/c(?![h])/g, 'k')
    .replace(/(.)\1+/g, '$1');
}

/** The consonants in order. Where romanisations waver (g and h, l and r, m and n before p) two sounds are one. */
function soundOf(latin: string): string {
  return spelling(latin)
    .replace(/zh|sh|ts|tz|z/g, 's')
    .replace(/kh|ch/g, 'k')
    .replace(/gh|g/g, 'h')
    .replace(/[aeiouj]/g, '')
    .replace(/m(?=p|b)/g, 'n')
    .replace(/l/g, 'r')
    .replace(/(.)\1+/g, '$1');
}
