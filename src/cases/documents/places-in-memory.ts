import { ServiceUnavailableException } from '@nestjs/common';

const LONGEST_QUEUE = 20;
const LONGEST_WAIT_MILLISECONDS = 20_000;

/** All places are taken, and stay so. */
export class NoPlace extends ServiceUnavailableException {
  constructor() {
    super('Others are bringing or looking at files at this moment. Wait a minute, then try again.', {
      cause: 'for people',
    });
  }
}

/** Whoever needs a whole file in memory takes one of so many places first, so that they never need more than so much together. */
export class Places {
  private free: number;
  private readonly queue: (() => void)[] = [];

  constructor(
    places: number,
    private readonly patience = LONGEST_WAIT_MILLISECONDS,
  ) {
    this.free = places;
  }

  /** First come, first served. @returns what gives the place back, to be called once. @throws NoPlace */
  async take(): Promise<() => void> {
    if (this.free > 0) this.free -= 1;
    else await this.wait();
    return () => {
      const next = this.queue.shift();
      if (next) next();
      else this.free += 1;
    };
  }

  private wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.queue.length >= LONGEST_QUEUE) return reject(new NoPlace());
      const turn = () => {
        clearTimeout(impatient);
        resolve();
      };
      const impatient = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(turn), 1);
        reject(new NoPlace());
      }, this.patience);
      this.queue.push(turn);
    });
  }
}
