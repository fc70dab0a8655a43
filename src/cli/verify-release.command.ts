import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Files } from '../statistics/verify/files.js';
import { verifyRelease } from '../statistics/verify/verify-release.js';
import { type Command, WrongUse } from './command.js';

export const command: Command = {
  summary: 'Check the files of a published release: signature, hashes, sums, budget, and the release before it',
  usage: `DIR [--key BASE64] [--previous DIR]

DIR holds all files of a release, as they were downloaded. Exit code 0 when nothing is wrong, 1 when something is; each finding
is one line. Give the key that is printed on paper: without it the files prove that they belong together, not whose they are.
With the folder of the release before it, the chain of releases is checked too. It needs no database and no network.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string' }, previous: { type: 'string' } },
    });
    const [folder, ...more] = positionals;
    if (!folder || more.length) throw new WrongUse('Name one folder that holds the files of a release.');
    const found = verifyRelease(filesIn(folder), {
      ...(values.key === undefined ? {} : { key: values.key }),
      ...(values.previous === undefined ? {} : { previous: filesIn(values.previous) }),
    });
    for (const finding of found) console.log(`- ${finding}`);
    if (found.length === 0)
      console.log(`Nothing is wrong with it${values.key ? '' : '. Whose it is, only --key tells'}.`);
    return found.length === 0 ? 0 : 1;
  },
};

const filesIn = (folder: string): Files =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
