import { type Place, openJson, sealingOf, sealJson } from './blob.js';
import { CannotOpen } from './cannot-open.js';
import { hkdf, wipe } from './derive.js';

/** What a sub-key is for. A blob sealed under one label never opens under another. */
export type Label = 'facts' | 'notes' | 'summary' | 'identity' | 'referral' | 'import';

/** The opened key of one case, person or import, for this request. Its sub-keys do the sealing. */
export class ContentKey {
  private readonly subKeys = new Map<Label, Buffer>();

  constructor(
    /** Which of the object's keys this is; it stands in every blob's header. */
    readonly number: number,
    private readonly secret: Buffer,
  ) {}

  /** @param previous the blob that this one replaces: its counter is raised by one. @param padStep bytes */
  seal(label: Label, place: Place, content: unknown, previous?: Uint8Array, padStep?: number): Buffer {
    const counter = previous ? sealingOf(previous).counter + 1 : 1;
    return sealJson(this.subKey(label), place, { keyNumber: this.number, counter }, content, padStep);
  }

  /** @throws CannotOpen when the blob was changed, moved, or sealed under another key. */
  open<T>(label: Label, place: Place, blob: Uint8Array): T {
    if (sealingOf(blob).keyNumber !== this.number) throw new CannotOpen(place);
    return openJson<T>(this.subKey(label), place, blob);
  }

  wipe() {
    wipe(this.secret, ...this.subKeys.values());
    this.subKeys.clear();
  }

  private subKey(label: Label): Buffer {
    const known = this.subKeys.get(label);
    if (known) return known;
    const derived = hkdf(this.secret, label);
    this.subKeys.set(label, derived);
    return derived;
  }
}
