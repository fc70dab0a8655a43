import { bech32 } from '@scure/base';
import type { KeyPair } from './box.js';
import { plainSha256, sameBytes } from './derive.js';
import { sameWords } from './check-words.js';
import { NotPinned, pinHolds, type Pin, type Subject, subjectDigest, WordsDiffer } from './pin.js';
import { sodium } from './sodium.js';

/**
 * Somebody whom the vault may seal to. `sealTo` takes nothing else, and there is no way here from a bare public key of the
 * database: an administrator, or anybody who can write one row, could have put it there.
 */
export class Recipient {
  readonly #publicKey: Buffer;

  private constructor(publicKey: Uint8Array) {
    // A copy: what was checked is what is sealed to, whatever the caller does with the buffer afterwards.
    this.#publicKey = Buffer.from(publicKey);
    if (this.#publicKey.length !== 32) throw new NotPinned();
  }

  /** The usual way: somebody typed the check words of exactly this key. Throws NotPinned. */
  static pinned(pin: Pin, subject: Subject, deskPinKey: Uint8Array): Recipient {
    const copy = { ...subject, publicKey: Buffer.from(subject.publicKey) };
    if (!pinHolds(pin, copy, deskPinKey)) throw new NotPinned();
    return new Recipient(copy.publicKey);
  }

  /** Whoever holds no desk keeps no pins: the check words of exactly this key are typed with this very act. Throws WordsDiffer. */
  static heard(subject: Subject, typedWords: string): Recipient {
    const copy = { ...subject, publicKey: Buffer.from(subject.publicKey) };
    if (!sameWords(typedWords, subjectDigest(copy))) throw new WordsDiffer();
    return new Recipient(copy.publicKey);
  }

  /** Oneself: the pair's secret half is at hand, so the public half needs no pin. Throws NotPinned when it is not the half of this secret. */
  static self(pair: KeyPair): Recipient {
    const derived = sodium.crypto_scalarmult_base(pair.secretKey);
    if (!sameBytes(derived, pair.publicKey)) throw new NotPinned();
    return new Recipient(derived);
  }

  /**
   * The organisation's audit key, which everybody seals rows to and few have pinned. `expectedSha256` (32 bytes, plain SHA-256 of
   * the key) is the one in the first row of the audit chain, compared by each auditor at sign-in. Throws NotPinned.
   */
  static auditKey(publicKey: Uint8Array, expectedSha256: Uint8Array): Recipient {
    const copy = Buffer.from(publicKey);
    if (!sameBytes(plainSha256(copy), expectedSha256)) throw new NotPinned();
    return new Recipient(copy);
  }

  /**
   * For a lawyer's answer. ONLY for the desk key carried inside a preview or packet that this lawyer has just opened: it came
   * under the seal of the desk. And for the lawyer's key that a stand-in's copy carries beside the secret which opens the offer. Never for
   * a key read from a column.
   */
  static replyTo(publicKey: Uint8Array): Recipient {
    return new Recipient(publicKey);
  }

  /**
   * Somebody outside the network, whose key no row holds: it was typed with this very act, and so were its last sixteen letters and
   * digits, as its holder reads them out. A key made to end like another one costs some 2^75 tries: ten characters of the key, of which the
   * last holds one bit, and the six of its check sum. https://github.com/C2SP/C2SP/blob/main/age.md Throws NotPinned when they differ.
   */
  static readOut(ageRecipient: string, heard: string): Recipient {
    if (heard.toLowerCase().replaceAll(/[^a-z0-9]/g, '') !== ageRecipient.slice(-16)) throw new NotPinned();
    return new Recipient(bech32.decodeToBytes(ageRecipient).bytes);
  }

  /** For `sealTo`. Throws TypeError on anything that was not made by the six ways above. */
  static keyOf(recipient: Recipient): Buffer {
    return recipient.#publicKey;
  }
}
