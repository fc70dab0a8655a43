import { Inject, Injectable } from '@nestjs/common';
import { stretch, type ArgonParameters } from './passphrase.js';

/** Nest token of the cost of new hashes. Its value is FULL_COST; only tests put another in its place (`overrideProvider`). */
export const ARGON_COST = Symbol('ARGON_COST');

const SLOTS = 2;
const SLOTS_FOR_UNKNOWN_DEVICES = 1;
const LONGEST_QUEUE = 64;
const LONGEST_QUEUE_OF_UNKNOWN_DEVICES = 32;
const LONGEST_WAIT = 5000;

type Stretched = Awaited<ReturnType<typeof stretch>>;
type Device = 'known' | 'unknown';

/** Too many sign-ins at this moment: the page answers 503 and asks to try again. */
export class TooBusy extends Error {
  constructor() {
    super('Too many people are signing in at this moment. Wait a minute and try again.');
    this.name = 'TooBusy';
  }
}

interface Waiting {
  device: Device;
  start: () => void;
}

/**
 * Lets two passphrases through at a time (2 x 64 MiB), so that a flood of sign-ins takes neither the memory nor the processor.
 * One slot is kept for browsers that carry a device cookie, so that a flood of strangers does not keep out the members.
 */
@Injectable()
export class PassphraseGate {
  private readonly running: Record<Device, number> = { known: 0, unknown: 0 };
  private arriving = 0;
  private readonly queue: Waiting[] = [];

  constructor(@Inject(ARGON_COST) readonly cost: ArgonParameters) {}

  /**
   * A stranger's place in the queue, held while their account is looked up, so that the database does no work for whoever would be
   * turned away afterwards. Call what is returned just before `stretch`. Throws TooBusy at once when there is no place.
   */
  arrive(): () => void {
    if (!this.hasRoom('unknown')) throw new TooBusy();
    this.arriving += 1;
    return () => (this.arriving -= 1);
  }

  /**
   * `stretch` with its turn awaited. `parameters`: those stored with the account; without them, the cost of new hashes.
   * `device`: sign-in says 'unknown' for a browser without a device cookie.
   * Throws TooBusy after five seconds of waiting, or at once when 64 are waiting (strangers: 32).
   */
  async stretch(
    passphrase: string,
    salt: Uint8Array,
    parameters: ArgonParameters = this.cost,
    device: Device = 'known',
  ): Promise<Stretched> {
    await this.turn(device);
    try {
      return await this.hash(passphrase, salt, parameters);
    } finally {
      this.running[device] -= 1;
      this.admit();
    }
  }

  /** The work itself; a seam for the spec, which needs hashes that take as long as it says. */
  protected hash(passphrase: string, salt: Uint8Array, parameters: ArgonParameters): Promise<Stretched> {
    return stretch(passphrase, salt, parameters);
  }

  private turn(device: Device): Promise<void> {
    return new Promise((resolve, reject) => {
      if (!this.hasRoom(device)) return reject(new TooBusy());
      const waiting: Waiting = {
        device,
        start: () => {
          clearTimeout(patience);
          resolve();
        },
      };
      const patience = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(new TooBusy());
      }, LONGEST_WAIT);
      this.queue.push(waiting);
      this.admit();
    });
  }

  /** First come, first served, among those whose kind of device has a slot free. */
  private admit(): void {
    for (;;) {
      const next = this.queue.findIndex(({ device }) => this.hasSlot(device));
      const [admitted] = next < 0 ? [] : this.queue.splice(next, 1);
      if (!admitted) return;
      this.running[admitted.device] += 1;
      admitted.start();
    }
  }

  private hasRoom(device: Device): boolean {
    if (this.queue.length >= LONGEST_QUEUE) return false;
    if (device === 'known') return true;
    const strangers = this.queue.filter((waiting) => waiting.device === 'unknown').length + this.arriving;
    return strangers < LONGEST_QUEUE_OF_UNKNOWN_DEVICES;
  }

  private hasSlot(device: Device): boolean {
    const taken = this.running.known + this.running.unknown;
    return taken < SLOTS && (device === 'known' || this.running.unknown < SLOTS_FOR_UNKNOWN_DEVICES);
  }
}
