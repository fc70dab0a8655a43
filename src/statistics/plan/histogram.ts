const STEPS = 100;

/** Sizes of errors, in hundredths, of which upper quantiles are wanted: a million for each of a hundred cells do not fit beside each other. */
export class Histogram {
  readonly #counts: number[] = [];
  #all = 0;

  add(error: number): void {
    const step = Math.ceil(Math.abs(error) * STEPS - 1e-6);
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
    this.#all += 1;
  }

  /** The least size, rounded up to a hundredth, that is exceeded by at most this part of what was added. */
  exceededBy(part: number): number {
    let above = 0;
    for (let step = this.#counts.length - 1; step >= 0; step -= 1) {
      above += this.#counts[step] ?? 0;
      if (above > part * this.#all) return step / STEPS;
    }
    return 0;
  }
}
