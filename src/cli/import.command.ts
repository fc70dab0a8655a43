import { readFile, stat, writeFile } from 'node:fs/promises';
import { judgeRows, readSheet, type JudgedRecord, type Sheet } from '../cases/import/judge/judge.js';
import { MOST_BYTES, tooManyBytes } from '../cases/import/sheet/read-sheet.js';
import { type Command, WrongUse } from './command.js';
import { type Asked, readArguments } from './import/arguments.js';
import { type Choices, choicesOf } from './import/choices.js';
import { progress } from './import/progress.js';
import { counted, reportOf, sentIn } from './import/report.js';
import { sendOver } from './import/send.js';
import { told } from './import/told.js';
import { askSecrets } from './server/ask.js';
import { connect, type Retold } from './server/connection.js';

/** What is said where the server does not answer, or does not let this account in. */
export const IMPORTING: Retold = {
  again: 'Run the same command again: nothing is imported twice.',
  forbidden: 'Your account may not import cases. Ask a coordinator of the desk.',
};

export const command: Command = {
  summary: 'Read cases from a sheet',
  usage: `FILE --dry-run [--report OUT.jsonl] [--today YYYY-MM-DD]
ploughshare import FILE --server URL --desk DESK --handle HANDLE [--report OUT.jsonl] [--today YYYY-MM-DD]

FILE is a workbook (xlsx), or a sheet saved as CSV (comma or semicolon) or as tab-separated text. Each record is imported,
waits for a person's look, or is rejected; of a rejected record nothing is sent or kept.

  --dry-run   only say what would happen; needs no server and no sign-in
  --report    write one line of JSON per record, for you alone: it holds birth dates
  --today     the reference day; by default the calendar's
  --server    the address of the installation, https://...
  --desk      the desk that gets the cases, by its name or id
  --handle    who signs in; passphrase and code are asked (or read as two lines where there is no terminal)

  --map "Heading=column"   what a column is, where its heading does not say so; may be repeated. Columns: nr, name,
              given_name, family_name, dob, contact, came, country_now, citizenship, branch, status, why, deadline, lawyer,
              notes, lang, consent, assigned; extra (kept as words of the first note), leave_out (not read)
  --sheet     the sheet of a workbook, by its name; by default the visible one with the headings of cases
  --hidden "Heading"       read this hidden column too; may be repeated. --hidden-rows: read hidden rows too
  --without-hidden         leave out what is hidden. A dry run looks at it; an import waits for one of these answers
  --encoding  of a text that is not UTF-8, where it is not certain: windows-1250, windows-1251, koi8-u ...

Running it again imports nothing twice.`,

  async run(args) {
    const asked = readArguments(args);
    const { sheet, choices } = await read(asked);
    // Before the long look at the records: a code that is typed, or piped in, is good for half a minute.
    const connection = asked.server && (await connect(asked.server, await askSecrets(), IMPORTING));
    const records = await judge(sheet, choices, asked.today);
    // Everything that could fail here fails before a case is sent.
    if (asked.report) await writeFile(asked.report, reportOf(records), { mode: 0o600 });
    console.log(counted(records));
    if (!connection) {
      console.log('This was a dry run: nothing was sent.');
      return 0;
    }
    console.log(sentIn(await sendOver(connection, asked.server!.desk, asked.today, records)));
    return 0;
  },
};

async function read(asked: Asked): Promise<{ sheet: Sheet; choices: Choices }> {
  const { size } = await stat(asked.file);
  if (size > MOST_BYTES) throw tooManyBytes();
  const sheet = await readSheet(await readFile(asked.file), asked);
  const choices = choicesOf(sheet, asked);
  if (asked.server && choices.undecided.length > 0) {
    throw new WrongUse(
      `Say what to do with what the sheet hides: ${choices.undecided.join(' ')}, or --without-hidden.`,
    );
  }
  console.log(told(sheet, choices));
  return { sheet, choices };
}

async function judge(sheet: Sheet, choices: Choices, today: string): Promise<JudgedRecord[]> {
  const bar = progress(sheet.rows.length, 'looked at');
  const { records } = await judgeRows(sheet, today, { ...choices, tell: (count) => bar.add(count) });
  bar.end();
  // What a case would keep is the server's to make; here it would only double a long sheet.
  return records.map(({ kept: _, ...record }) => record);
}
