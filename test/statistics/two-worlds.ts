import { Logs } from '../../src/common/logs.js';
import { type RunningApp, startApp } from '../support/app.js';
import { cloneOf } from '../support/database.js';
import { networkThatCounts, type NetworkThatCounts } from './network-that-counts.js';

/** One of two installations that were one until the first case: the same accounts, keys, plan and ids in both. */
export interface World {
  name: 'one' | 'other';
  running: RunningApp;
  /** All that it logged, a line each. */
  logged: string[];
}

/** What somebody does in both worlds, and how it was answered in each. */
export type Answers<T> = readonly [one: T, other: T];

export class TwoWorlds {
  private constructor(
    readonly worlds: readonly [World, World],
    readonly network: NetworkThatCounts,
  ) {}

  static async begin(firstPeriod: string, day: string): Promise<TwoWorlds> {
    const first = await startApp();
    first.clock.standAt(day);
    const network = await networkThatCounts(first, 'small', firstPeriod);
    await first.app.close();
    const copy = await cloneOf(first.database);
    const start = async (name: World['name'], database: RunningApp['database']): Promise<World> => {
      const logged: string[] = [];
      const logger = new Logs('trace', { write: (line: string) => void logged.push(line) });
      const running = await startApp({ database, logger });
      running.clock.standAt(day);
      return { name, running, logged };
    };
    const worlds = [await start('one', first.database), await start('other', copy)] as const;
    // How they began is not of the story: the second process says that it is the second.
    for (const { logged } of worlds) logged.length = 0;
    return new TwoWorlds(worlds, network);
  }

  standAt(day: string) {
    for (const { running } of this.worlds) running.clock.standAt(day);
  }

  /** The same act in both, at the same time. */
  both<T>(act: (world: World) => Promise<T>): Promise<Answers<T>> {
    const [one, other] = this.worlds;
    return Promise.all([act(one), act(other)]);
  }

  async stop() {
    for (const { running } of this.worlds) await running.stop();
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Without what is chance where two worlds do the same: ids and references, tokens of forms, the words of the trail's head, and the
 * moment. Everything else has to be the same to the byte.
 */
export const masked = (text: string): string =>
  text
    .replace(UUID, 'ID')
    .replace(/(<input type="hidden" name="[^"]*" value=")[^"]*/g, '$1TOKEN')
    .replace(/(<dt>Check words<\/dt><dd><bdi class="code long">)[a-z -]+/g, '$1WORDS')
    .replace(/\b[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}\b/g, 'REFERENCE')
    // Announced instants are whole hours and stay; those of sessions and of the trail are not.
    .replace(/T\d\d:\d\d:\d\d\.(?!000)\d{3}Z/g, 'MOMENT')
    .replace(/(?<![T:\d])\d\d:\d\d(?![:\d])/g, 'TIME')
    .replace(/"time":\d+/g, '"time":0');

/** Where two worlds first differ, a few words of each; undefined where they do not. */
export function firstDifference([one, other]: Answers<readonly string[]>): { one: string; other: string } | undefined {
  const at = [...one.keys(), ...other.keys()].find((line) => one[line] !== other[line]);
  if (at === undefined) return undefined;
  const [a = '', b = ''] = [one[at], other[at]];
  const place = [...a].findIndex((letter, index) => letter !== b[index]);
  const around = (text: string) => `${text.slice(0, 40)} ... ${text.slice(Math.max(0, place - 60), place + 120)}`;
  return { one: around(a), other: around(b) };
}
