import { fold, withoutAccents } from './text.js';

/**
 * Names of other scripts in Latin letters, roughly: enough to see that two spellings may be one name, never to be shown.
 * Abjads and syllables give consonants; Han characters have no sound of their own and give nothing.
 */
const LETTERS: Record<string, string> = {};

function letters(table: string): void {
  for (const pair of table.trim().split(/\s+/)) {
    const [from, to = ''] = pair.split('=');
    for (const letter of from!) LETTERS[letter] = to;
  }
}

letters(`а=a б=b в=v гґғ=g д=d ђџ=dz её=e є=ie ж=zh з=z иiі=i ї=i йј=i кқ=k лљ=l м=m нњң=n оө=o п=p р=r сћ=s т=t уўүұ=u ф=f
  хһ=kh ц=ts ч=ch ш=sh щ=sh ъь= ыэә=e ю=iu я=ia`);
letters(`α=a β=v γ=g δ=d ε=e ζ=z η=i θ=t ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s τ=t υ=i φ=f χ=kh ψ=ps ω=o`);
letters(`ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თტ=t ი=i კქყ=k ლ=l მ=m ნ=n ო=o პფ=p ჟ=zh რ=r ს=s უ=u ღ=g შ=sh ჩჭ=ch ცწ=ts ძ=dz ხ=kh
  ჯ=j ჰ=h`);
letters(
  `ب=b پ=p تط=t ث=t ج=j چ=ch حه=h خ=kh دذض=d ر=r زژظ=z سصش=s ع= غ=g ف=f قكک=k گ=g ل=l م=m ن=n و=u يیى=i اأإآءئؤة=`,
);
letters(`א= ב=b ג=g ד=d ה=h ו=u ז=z ח=kh טת=t י=i כךק=k ל=l מם=m נן=n סש=s ע= פף=p צץ=ts ר=r`);
letters('ø=o ł=l đð=d þ=t æœ=e ı=i');

const ETHIOPIC = 'h l h m s r s sh k k k k b v t ch h h n n  k k k k u  z zh i d d j g g g t ch p ts ts f p'.split(' ');

const KANA: [number, string][] = [
  [0x30a1, ''],
  [0x30ab, 'k'],
  [0x30b5, 's'],
  [0x30bf, 't'],
  [0x30ca, 'n'],
  [0x30cf, 'h'],
  [0x30de, 'm'],
  [0x30e3, ''],
  [0x30e9, 'r'],
  [0x30ee, ''],
  [0x30f3, 'n'],
  [0x30f4, 'v'],
];

/** Voiced rows of kana interleave with the plain ones. */
function kana(code: number): string {
  const katakana = code >= 0x3041 && code <= 0x3096 ? code + 0x60 : code;
  if (katakana < 0x30a1 || katakana > 0x30f4 || katakana === 0x30c3) return '';
  const row = KANA.findLast(([start]) => katakana >= start)![1];
  const voiced = withoutVoice(katakana);
  if (row === 'h') return voiced === 1 ? 'b' : voiced === 2 ? 'p' : 'h';
  return voiced ? ({ k: 'g', s: 'z', t: 'd' }[row] ?? row) : row;
}

function withoutVoice(code: number): number {
  const marks = String.fromCodePoint(code).normalize('NFD').slice(1);
  return marks === '\u3099' ? 1 : marks === '\u309a' ? 2 : 0;
}

const INITIALS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const VOWELS = 'a ae ia iae eo e ieo ie o ua uae oe io u ueo ue ui iu eu ui i'.split(' ');
const FINALS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

function hangul(code: number): string {
  const index = code - 0xac00;
  return INITIALS[Math.floor(index / 588)]! + VOWELS[Math.floor((index % 588) / 28)]! + FINALS[index % 28]!;
}

export function romanise(text: string): string {
  let latin = '';
  for (const letter of withoutAccentsOfLetters(fold(text))) {
    const code = letter.codePointAt(0)!;
    if (code >= 0xac00 && code <= 0xd7a3) latin += hangul(code);
    else if (code >= 0x3041 && code <= 0x30f4) latin += kana(code);
    else if (code >= 0x1200 && code < 0x1358) latin += ETHIOPIC[(code - 0x1200) >> 3] ?? '';
    else latin += LETTERS[letter] ?? (/[a-z]/.test(letter) ? letter : '');
  }
  return latin;
}

/** Kana and Hangul would fall apart into marks and jamo. */
function withoutAccentsOfLetters(text: string): string {
  return text.replace(/[^\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+/gu, (part) =>
    part.replace(/[й]/g, 'и').replace(/[ёї]/g, 'е').split('').map(withoutAccents).join(''),
  );
}
