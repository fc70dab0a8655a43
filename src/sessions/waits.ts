import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';

const FREE_TRIES = 5;
const MINUTE = 60_000;
const LONGEST = 60 * MINUTE;
const HANDLES_REMEMBERED = 10_000;

/**
 * After five failures a handle waits 1, 2, 4 ... 60 minutes. In memory; handles that do not exist wait alike, so that the wait
 * tells nobody whether they do. The oldest are forgotten first.
 */
@Injectable()
export class Waits {
  private readonly tries = new Map<string, { failures: number; until: number }>();

  constructor(private readonly clock: Clock) {}

  mustWait(handle: string): boolean {
    return (this.tries.get(handle)?.until ?? 0) > this.clock.now().getTime();
  }

  failed(handle: string) {
    const failures = (this.tries.get(handle)?.failures ?? 0) + 1;
    const wait = failures < FREE_TRIES ? 0 : Math.min(2 ** (failures - FREE_TRIES) * MINUTE, LONGEST);
    this.tries.delete(handle);
    this.tries.set(handle, { failures, until: this.clock.now().getTime() + wait });
    if (this.tries.size > HANDLES_REMEMBERED) this.tries.delete(this.tries.keys().next().value!);
  }

  succeeded(handle: string) {
    this.tries.delete(handle);
  }
}
