import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '../common/clock.js';
import { readConfig } from '../config.js';
import { codeAt, seedOf, stepOf } from '../vault/second-factor.js';
import { type Command, WrongUse } from './command.js';
import type { DemoAccount } from './demo/papers.js';

export const command: Command = {
  summary: 'Print the present six-digit code of an account of the demonstration',
  usage:
    'HANDLE\n\nReads demo-accounts.json in PLOUGHSHARE_HOME. A real account has its code app, and nothing on the server prints its codes.',

  async run([handle]) {
    if (!handle) throw new WrongUse('Say whose code: ploughshare code heron-maple-4821.');
    const accounts = JSON.parse(readFileSync(join(readConfig().home, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
    const account = accounts.find((one) => one.handle === handle);
    if (!account) throw new Error(`The demonstration has no account ${handle}.`);
    process.stdout.write(`${codeAt(seedOf(account.totp_secret), stepOf(new Clock().now()))}\n`);
    return 0;
  },
};
