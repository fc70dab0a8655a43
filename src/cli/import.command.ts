import { readFile, stat, writeFile } from 'node:fs/promises';
import { judgeSheet, SheetUnreadable, type JudgedRecord } from '../cases/import/judge/judge.js';
import type { Command } from './command.js';
import { readArguments } from './import/arguments.js';
import { counted, reportOf, sentIn } from './import/report.js';
import { send } from './import/send.js';

const MOST_BYTES = 128 * 1024 * 1024;

export const command: Command = {
  summary: 'Read cases from a sheet',
  usage: `FILE --dry-run [--report OUT.jsonl] [--today YYYY-MM-DD]
ploughshare import FILE --server URL --desk DESK --handle HANDLE [--report OUT.jsonl] [--today YYYY-MM-DD]

FILE is a sheet saved as CSV (comma or semicolon) or as tab-separated text. Each record is imported, waits for a person's
look, or is rejected; of a rejected record nothing is sent or kept.

  --dry-run   only say what would happen; needs no server and no sign-in
  --report    write one line of JSON per record, for you alone: it holds birth dates
  --today     the reference day; by default the calendar's
  --server    the address of the installation, https://...
  --desk      the desk that gets the cases, by its name or id
  --handle    who signs in; passphrase and code are asked (or read as two lines where there is no terminal)

Running it again imports nothing twice.`,

  async run(args) {
    const asked = readArguments(args);
    const records = await judge(asked.file, asked.today);
    // Everything that could fail here fails before a case is sent.
    if (asked.report) await writeFile(asked.report, reportOf(records), { mode: 0o600 });
    console.log(counted(records));
    if (!asked.server) {
      console.log('This was a dry run: nothing was sent.');
      return 0;
    }
    console.log(sentIn(await send(asked.server, asked.today, records)));
    return 0;
  },
};

async function judge(file: string, today: string): Promise<JudgedRecord[]> {
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new SheetUnreadable('The file is larger than 128 MB. Divide it into several files.');
  return (await judgeSheet(await readFile(file), today)).records;
}
