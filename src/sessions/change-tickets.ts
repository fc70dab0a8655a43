import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { openBlob, type Place, sealBlob } from '../vault/blob.js';
import { hkdf, lengthPrefixed, plainSha256 } from '../vault/derive.js';

const MINUTES = 15;
const AT_ONCE = 200;

interface Owner {
  accountId: string;
  organisationId: string;
}
/** What each kind of change keeps until it is confirmed. */
interface Parts {
  passphrase: 'passphrase' | 'seed';
  'second-factor': 'seed' | 'seedSealed' | 'verifierHash';
  'lost-phone': 'handle' | 'seed' | 'seedSealed' | 'verifierHash' | 'codeHash' | 'secretKey';
}
type Kind = keyof Parts;
type Kept<K extends Kind> = Record<Parts[K], Buffer>;

/**
 * Something new between the page that shows it and the one that takes its proof: in this process's memory alone, sealed under
 * what only the browser carries, for a quarter of an hour. A restart forgets it, and the old one still holds. One for each
 * browser: whoever begins another change drops the one before, so that neither undoes the other.
 */
@Injectable()
export class ChangeTickets {
  private readonly kept = new Map<string, { kind: Kind; sealed: Buffer; until: number }>();

  constructor(private readonly clock: Clock) {}

  /** @param bearer the session's cookie, or the key of a browser's forms where there is no session */
  keep<K extends Kind>(bearer: string, owner: Owner, kind: K, parts: Record<Parts[K], Uint8Array>) {
    const now = this.clock.now().getTime();
    for (const [name, { until }] of this.kept) if (until <= now) this.kept.delete(name);
    this.kept.delete(nameOf(bearer));
    if (this.kept.size >= AT_ONCE) this.kept.delete(this.kept.keys().next().value!);
    const text = JSON.stringify(
      Object.entries<Uint8Array>(parts).map(([part, bytes]) => [part, Buffer.from(bytes).toString('base64')]),
    );
    const sealed = sealBlob(keyOf(bearer), placeOf(owner, kind), FIRST, Buffer.from(text), 256);
    this.kept.set(nameOf(bearer), { kind, sealed, until: now + MINUTES * 60_000 });
  }

  has(bearer: string, kind: Kind): boolean {
    const found = this.kept.get(nameOf(bearer));
    return found?.kind === kind && found.until > this.clock.now().getTime();
  }

  /** @returns undefined when it was never kept, or has been forgotten. @throws CannotOpen when it is somebody else's */
  find<K extends Kind>(bearer: string, owner: Owner, kind: K): Kept<K> | undefined {
    if (!this.has(bearer, kind)) return undefined;
    const text = openBlob(keyOf(bearer), placeOf(owner, kind), this.kept.get(nameOf(bearer))!.sealed);
    const parts = JSON.parse(text.toString()) as [string, string][];
    return Object.fromEntries(parts.map(([part, bytes]) => [part, Buffer.from(bytes, 'base64')])) as Kept<K>;
  }

  forget(bearer: string) {
    this.kept.delete(nameOf(bearer));
  }
}

const FIRST = { keyNumber: 1, counter: 1 };
const nameOf = (bearer: string) => plainSha256(lengthPrefixed('change', bearer)).toString('base64');
const keyOf = (bearer: string) => hkdf(Buffer.from(bearer), 'change');
const placeOf = ({ accountId: id, organisationId }: Owner, kind: Kind): Place => ({
  table: 'session',
  column: `change ${kind}`,
  id,
  organisationId,
});
