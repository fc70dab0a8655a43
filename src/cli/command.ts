/** What `src/cli/<name>.command.ts` exports as `command`. */
export interface Command {
  /** One line, without a full stop. */
  readonly summary: string;
  /** Shown by `--help`. The first line is what follows the name (empty: nothing); the rest says what it means. */
  readonly usage?: string;
  /** @returns the exit code: 0, or 1 when the answer is no. Throw for one plain sentence on standard error. */
  run(args: string[]): Promise<number>;
}

/** The command was called in a way it does not know: exit code 2. */
export class WrongUse extends Error {}
