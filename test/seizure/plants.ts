import { randomInt } from 'node:crypto';
import type { Needle } from './forms.js';

/** Letters that make no word of any language; 14 of 20 are 60 bits. */
const SCRIPTS: { letters: string[]; length: number }[] = [
  { letters: [...'bcdfghjklmnpqrstvwxz'], length: 14 },
  { letters: [...'бвгджзклмнпрстфхцчшщ'], length: 12 },
  { letters: [...'بتثجحخدذرزسشصضطظعغفقكلمنه'], length: 12 },
  { letters: Array.from({ length: 11_172 }, (_, n) => String.fromCharCode(0xac00 + n)), length: 7 },
];

/** The strings that were typed somewhere, and where. */
export class Plants {
  readonly kinds = new Map<string, string[]>();
  private planted = 0;

  /** A new string that stands nowhere else: Latin, Cyrillic, Arabic and Hangul in turn. */
  one(kind: string): string {
    const { letters, length } = SCRIPTS[this.planted++ % SCRIPTS.length]!;
    const text = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
    this.kinds.set(kind, [...(this.kinds.get(kind) ?? []), text]);
    return text;
  }

  /** The same within what somebody might write around it. */
  sentence = (kind: string) => `Called on Monday: ${this.one(kind)}, and again.`;

  needles(): Needle[] {
    return [...this.kinds].flatMap(([kind, texts]) => texts.map((of) => ({ name: kind, of })));
  }
}
