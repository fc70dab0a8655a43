import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';

const FREE_TRIES = 5;
const TRIES_OF_A_DEVICE = 10;
const MINUTE = 60_000;
const LONGEST = 60 * MINUTE;
const REMEMBERED = 10_000;

interface Tries {
  failures: number;
  until: number;
  /** Whether the day's failures that the disk has kept are in it. */
  remembered: boolean;
  /** Attempts that are on their way: they count before they have failed. */
  running: number;
}

/** One attempt that was let through. It is told how it ended, exactly once. */
export interface Attempt {
  failed(): void;
  succeeded(): void;
  /** Neither: the server was too busy, or a code was sent twice. */
  dropped(): void;
}

/**
 * After five failures a handle waits 1, 2, 4 ... 60 minutes: from browsers that have not signed in to it before. In memory;
 * handles that do not exist wait alike, so that the wait tells nobody whether they do. The oldest are forgotten first.
 */
@Injectable()
export class Waits {
  private readonly tries = new Map<string, Tries>();

  constructor(private readonly clock: Clock) {}

  /** Before anything is looked up. Undefined: one must wait. */
  admit(handle: string): Attempt | undefined {
    const tries = this.seen(keyOf(handle));
    return this.isFull(tries) ? undefined : this.attempt(tries);
  }

  /**
   * What a restart forgot, once it has been looked up for an attempt that was admitted.
   * @param failuresToday as the disk has kept them. @returns whether the attempt may go on
   */
  remember(handle: string, failuresToday: number): boolean {
    const tries = this.seen(keyOf(handle));
    if (!tries.remembered && failuresToday > tries.failures) {
      tries.failures = failuresToday;
      tries.until = failuresToday < FREE_TRIES ? 0 : this.clock.now().getTime() + waitAfter(failuresToday);
    }
    tries.remembered = true;
    return tries.until <= this.clock.now().getTime() && tries.running <= freeTries(tries);
  }

  /** A device that has signed in before has ten tries of its own; then it counts as unknown, until it has signed in again. */
  admitDevice(device: string): Attempt | undefined {
    const tries = this.seen(`device ${device}`);
    return tries.failures + tries.running >= TRIES_OF_A_DEVICE ? undefined : this.attempt(tries);
  }

  private attempt(tries: Tries): Attempt {
    tries.running += 1;
    let over = false;
    const end = (then: () => void) => () => {
      if (over) return;
      over = true;
      tries.running -= 1;
      then();
    };
    return {
      failed: end(() => {
        tries.failures += 1;
        tries.until = this.clock.now().getTime() + waitAfter(tries.failures);
      }),
      succeeded: end(() => {
        tries.failures = 0;
        tries.until = 0;
      }),
      dropped: end(() => undefined),
    };
  }

  private isFull(tries: Tries): boolean {
    if (tries.until > this.clock.now().getTime()) return true;
    return tries.running >= freeTries(tries);
  }

  private seen(key: string): Tries {
    const tries = this.tries.get(key) ?? { failures: 0, until: 0, remembered: false, running: 0 };
    this.tries.delete(key);
    this.tries.set(key, tries);
    if (this.tries.size > REMEMBERED) this.tries.delete(this.tries.keys().next().value!);
    return tries;
  }
}

const keyOf = (handle: string) => `handle ${handle}`;
const freeTries = ({ failures }: Tries) => Math.max(1, FREE_TRIES - failures);
const waitAfter = (failures: number) =>
  failures < FREE_TRIES ? 0 : Math.min(2 ** (failures - FREE_TRIES) * MINUTE, LONGEST);
