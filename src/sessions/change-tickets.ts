import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { openBlob, type Place, sealBlob } from '../../vault/blob.js';
import { hkdf, plainSha256 } from '../../vault/derive.js';

const MINUTES = 15;
const AT_ONCE = 200;

interface Owner {
  accountId: string;
  organisationId: string;
}
interface Change {
  passphrase: string;
  seed: Buffer;
}

/**
 * A new passphrase between the page that shows it and the one that takes it typed back: in this process's memory alone, sealed
 * under the session's cookie, for a quarter of an hour. A restart forgets it, and the old one still holds.
 */
@Injectable()
export class PassphraseTickets {
  private readonly kept = new Map<string, { sealed: Buffer; until: number }>();

  constructor(private readonly clock: Clock) {}

  keep(session: string, owner: Owner, { passphrase, seed }: Change) {
    const now = this.clock.now().getTime();
    for (const [name, { until }] of this.kept) if (until <= now) this.kept.delete(name);
    if (this.kept.size >= AT_ONCE) this.kept.delete(this.kept.keys().next().value!);
    const text = Buffer.from(JSON.stringify([passphrase, seed.toString('base64')]));
    const sealed = sealBlob(keyOf(session), placeOf(owner), FIRST, text, 256);
    this.kept.set(nameOf(session), { sealed, until: now + MINUTES * 60_000 });
  }

  has(session: string): boolean {
    return (this.kept.get(nameOf(session))?.until ?? 0) > this.clock.now().getTime();
  }

  /** @returns undefined when it was never kept, or has been forgotten. @throws CannotOpen when it is somebody else's */
  find(session: string, owner: Owner): Change | undefined {
    if (!this.has(session)) return undefined;
    const text = openBlob(keyOf(session), placeOf(owner), this.kept.get(nameOf(session))!.sealed);
    const [passphrase, seed] = JSON.parse(text.toString()) as [string, string];
    return { passphrase, seed: Buffer.from(seed, 'base64') };
  }

  forget(session: string) {
    this.kept.delete(nameOf(session));
  }
}

const FIRST = { keyNumber: 1, counter: 1 };
const nameOf = (session: string) => plainSha256(Buffer.from(session)).toString('base64');
const keyOf = (session: string) => hkdf(Buffer.from(session), 'new passphrase');
const placeOf = ({ accountId: id, organisationId }: Owner): Place => ({
  table: 'session',
  column: 'new_passphrase',
  id,
  organisationId,
});
