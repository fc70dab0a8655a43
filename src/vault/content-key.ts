import { openBlob, openJson, type Place, sealingOf, sealJson, sealText } from './blob.js';
import { CannotOpen } from './cannot-open.js';
import { hkdf, quickSubKey, wipe } from './derive.js';

/** What a sub-key is for. A blob sealed under one label never opens under another. */
export type Label =
  'facts' | 'notes' | 'summary' | 'identity' | 'consent' | 'counted' | 'referral' | 'import' | 'words' | 'documents';

/** A search derives this one for every case of a desk (docs/decisions/0010-words-sealed-beside-each-case.md). */
const WORDS = 'casewrds';

export const subKeyOf = (secret: Uint8Array, label: Label): Buffer =>
  label === 'words' ? quickSubKey(secret, WORDS) : hkdf(secret, label);

/**
 * The opened key of one case, person or import, for this request. Its sub-keys do the sealing. After a renewal an object has a
 * new key and keeps the older ones while a blob still needs them: what is sealed is sealed under the newest.
 */
export class ContentKey {
  private readonly subKeys = new Map<string, Buffer>();

  /**
   * @param secrets 32 bytes each, by the number that stands in every blob's header
   * @param madeIn the desk's epoch in which the newest was made
   */
  constructor(
    private readonly secrets: Map<number, Buffer>,
    private newestMadeIn: number,
  ) {}

  get madeIn(): number {
    return this.newestMadeIn;
  }

  /** From here on another key seals; what was sealed before still opens. */
  renew(secret: Buffer, madeIn: number) {
    this.secrets.set(this.number + 1, secret);
    this.newestMadeIn = madeIn;
  }

  /** Of the key that seals. */
  get number(): number {
    return Math.max(...this.secrets.keys());
  }

  /** @param previous the blob that this one replaces: its counter is raised by one. @param padStep bytes */
  seal(label: Label, place: Place, content: unknown, previous?: Uint8Array, padStep?: number): Buffer {
    const counter = previous ? sealingOf(previous).counter + 1 : 1;
    const keyNumber = this.number;
    return sealJson(this.subKey(label, keyNumber, place), place, { keyNumber, counter }, content, padStep);
  }

  /** @throws CannotOpen when the blob was changed, moved, or sealed under another key. */
  open<T>(label: Label, place: Place, blob: Uint8Array): T {
    return openJson<T>(this.subKey(label, sealingOf(blob).keyNumber, place), place, blob);
  }

  /** `seal` for text as it is. */
  sealText(label: Label, place: Place, text: string, previous?: Uint8Array, padStep?: number): Buffer {
    const counter = previous ? sealingOf(previous).counter + 1 : 1;
    const keyNumber = this.number;
    return sealText(this.subKey(label, keyNumber, place), place, { keyNumber, counter }, text, padStep);
  }

  /** The bytes of a sealed text, for who only looks into many of them; to be wiped. @throws CannotOpen */
  openBytes(label: Label, place: Place, blob: Uint8Array): Buffer {
    return openBlob(this.subKey(label, sealingOf(blob).keyNumber, place), place, blob);
  }

  /** For a desk that takes the object over: the secrets, hex, by their numbers. */
  export(): [number: number, key: string][] {
    return [...this.secrets].map(([number, secret]) => [number, secret.toString('hex')]);
  }

  wipe() {
    for (const key of this.secrets.values()) wipe(key);
    for (const key of this.subKeys.values()) wipe(key);
    this.subKeys.clear();
  }

  private subKey(label: Label, number: number, place: Place): Buffer {
    const name = `${label} ${number}`;
    const known = this.subKeys.get(name);
    if (known) return known;
    const secret = this.secrets.get(number);
    if (!secret) throw new CannotOpen(place);
    const derived = subKeyOf(secret, label);
    this.subKeys.set(name, derived);
    return derived;
  }
}
