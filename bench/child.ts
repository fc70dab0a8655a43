import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** What a server under measurement says when it listens. */
export interface Ready {
  port: number;
  /** For the Authorization header; the bare server asks for none. */
  token?: string;
  /** The cases that it holds. */
  ids: string[];
}

/** One server in a process of its own, so that its CPU is its own. */
export class Child {
  private constructor(
    private readonly child: ChildProcess,
    readonly ready: Ready,
  ) {}

  static async start(program: URL, config: object, flags: string[] = []): Promise<Child> {
    const child = fork(program, [JSON.stringify(config)], {
      execArgv: flags,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`${program.pathname} ended with ${code}.`)),
    );
    const [ready] = (await Promise.race([once(child, 'message'), ended])) as [Ready];
    ended.catch(() => {});
    return new Child(child, ready);
  }

  /** CPU of the process so far, user and system, in ms. */
  async cpu(): Promise<number> {
    this.child.send('cpu');
    return ((await once(this.child, 'message')) as [number])[0];
  }

  /** Politely: a profile is written at the end. */
  async stop() {
    const ended = once(this.child, 'exit');
    this.child.send('stop');
    await ended;
  }
}

/** The child's side of it. */
export function serveMeasured(ready: Ready, stop: () => Promise<void>) {
  process.on('message', (asked) => {
    const { user, system } = process.cpuUsage();
    if (asked === 'cpu') process.send!((user + system) / 1000);
    else void stop().then(() => process.exit(0));
  });
  // The bench was interrupted: nobody is left to measure for.
  process.on('disconnect', () => process.exit(1));
  process.send!(ready);
}
