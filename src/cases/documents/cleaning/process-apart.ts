import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Asked, Told } from './asked.js';
import type { WhyNot } from './cannot-clean.js';

export interface Limits {
  /** For one file. Somebody waits for a page that is drawn, and others wait behind it. */
  seconds: Record<Asked['want'], number>;
  /** Of all its memory, libraries too: a file of 50 MB, unpacked, drawn and packed again, needs half of it. */
  megabytes: number;
}

const LIMITS: Limits = { seconds: { cleaned: 120, drawn: 20, redacted: 120 }, megabytes: 1200 };
/** Then the process ends, and gives back what it took. */
const IDLE_SECONDS = 30;
const LOOK_AGAIN_MILLISECONDS = 200;
// Under the tests this file is TypeScript; a process runs what was compiled of it.
const SCRIPT = new URL('./apart.js', import.meta.url.replace(/\/src\/(.*)\.ts$/, '/dist/src/$1.js'));

/**
 * A process of its own for files that may have been made to do harm: it meets no key, reaches no database, takes the time of nobody else, and no
 * more memory than it is given. One file after the other. What ends it ends one file; the next one gets a new process.
 */
export class ProcessApart {
  private last: Promise<unknown> = Promise.resolve();
  private child: ChildProcess | undefined;
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly limits = LIMITS) {}

  async ask(asked: Asked): Promise<Told> {
    const turn = this.last.then(() => this.answer(asked));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async answer(asked: Asked): Promise<Told> {
    clearTimeout(this.idle);
    const child = (this.child ??= this.begun());
    child.ref();
    // Whoever ends by itself wanted more memory than there is, or met what its libraries cannot read.
    let whyNot: WhyNot = 'too_large';
    const late = setTimeout(() => {
      whyNot = 'too_slow';
      this.end(child);
    }, this.limits.seconds[asked.want] * 1000);
    const watch = setInterval(() => void this.endWhenLarge(child), LOOK_AGAIN_MILLISECONDS);
    const { promise, resolve } = Promise.withResolvers<Told>();
    const gone = () => {
      this.forget(child);
      resolve({ whyNot });
    };
    child.on('message', resolve).on('exit', gone).on('error', gone);
    try {
      child.send(asked, (error) => error && gone());
      return await promise;
    } finally {
      child.off('message', resolve).off('exit', gone).off('error', gone);
      clearTimeout(late);
      clearInterval(watch);
      child.unref();
      child.channel?.unref();
      this.idle = setTimeout(() => this.end(child), IDLE_SECONDS * 1000).unref();
    }
  }

  private begun(): ChildProcess {
    const child = fork(SCRIPT, {
      serialization: 'advanced',
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${this.limits.megabytes / 2}`],
    });
    const gone = () => this.forget(child);
    // That one could not be begun, or written to when it had just gone, is no error of the server.
    return child.on('exit', gone).on('error', gone);
  }

  private end(child: ChildProcess) {
    this.forget(child);
    child.kill('SIGKILL');
  }

  private forget(child: ChildProcess) {
    if (this.child === child) this.child = undefined;
  }

  /** The limit of the engine counts its own heap only; pictures are unpacked beside it. Where there is no /proc, only the clock watches. */
  private async endWhenLarge(child: ChildProcess): Promise<void> {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0);
    if (kilobytes > this.limits.megabytes * 1024) this.end(child);
  }
}
