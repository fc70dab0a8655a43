import { Injectable } from '@nestjs/common';
import type { Welcome } from '../../accounts/first-sign-in.js';
import { Clock } from '../../common/clock.js';
import { plainSha256, wipe } from '../../vault/derive.js';

const MINUTES = 15;
const WELCOMES = 200;

export interface Newcomer extends Welcome {
  handle: string;
  code: string;
}

/**
 * A newcomer's passphrase and second factor, between being shown and being typed back: in this process's memory alone, for a
 * quarter of an hour, for the browser whose form key asked. A restart forgets it, and the one-time code still works.
 */
@Injectable()
export class Welcomes {
  private readonly kept = new Map<string, Newcomer & { until: number }>();

  constructor(private readonly clock: Clock) {}

  keep(formKey: Uint8Array, newcomer: Newcomer) {
    const now = this.clock.now().getTime();
    for (const [name, { until }] of this.kept) if (until <= now) this.drop(name);
    this.drop(nameOf(formKey));
    if (this.kept.size >= WELCOMES) this.drop(this.kept.keys().next().value!);
    this.kept.set(nameOf(formKey), { ...newcomer, until: now + MINUTES * 60_000 });
  }

  /** @returns undefined when it is another browser's, or has been forgotten */
  find(formKey: Uint8Array | undefined): Newcomer | undefined {
    const found = formKey && this.kept.get(nameOf(formKey));
    return found && found.until > this.clock.now().getTime() ? found : undefined;
  }

  forget(formKey: Uint8Array) {
    this.drop(nameOf(formKey));
  }

  private drop(name: string) {
    const found = this.kept.get(name);
    if (found) wipe(found.totpSeed);
    this.kept.delete(name);
  }
}

/** The form key itself is not kept. */
const nameOf = (formKey: Uint8Array) => plainSha256(formKey).toString('base64');
