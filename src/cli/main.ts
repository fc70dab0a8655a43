import { WrongSetting } from '../config.js';
import { type Command, WrongUse } from './command.js';

/** Each is `<name>.command.ts`, imported only when it is called. */
const COMMANDS: Record<string, string> = {
  demo: 'Fill a demonstration network and serve it',
  code: 'Print the present six-digit code of an account of the demonstration',
  begin: 'Begin an organisation and print a one-time code for its administrator',
  migrate: 'Bring the database up to date, as its owner',
  import: 'Read cases from a sheet',
  recover: 'Give a desk whose members all lost its key back to one of them, with two recovery holders',
  release: 'State a closed period, prepare, approve and export a release, as its people do on the pages',
  'verify-release': 'Check the files of a published release',
  plan: 'Check a plan of statistics and say what it will be good for',
  doctor: 'Look at the database, the mail server and the machine and say what is not as it should be',
  'verify-audit': 'Check the hash chain of the audit trail',
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined) return complain(new WrongUse(`Say which command: ${Object.keys(COMMANDS).join(', ')}.`));
  if (name === '--help' || name === '-h' || name === 'help') return print(overview());
  if (!Object.hasOwn(COMMANDS, name)) {
    return complain(new WrongUse(`There is no command ${name}: ploughshare --help lists them.`));
  }
  try {
    const { command } = (await import(`./${name}.command.js`)) as { command: Command };
    if (args.includes('--help') || args.includes('-h')) return print(helpFor(name, command));
    return await command.run(args);
  } catch (error) {
    return complain(error);
  }
}

/** One plain sentence; where it happened only for whoever asked for it, since a trace may show more than it should. */
function complain(error: unknown): number {
  if (process.env.LOG_LEVEL === 'debug' || process.env.LOG_LEVEL === 'trace') console.error(error);
  else console.error(sentence(error));
  return error instanceof WrongUse || error instanceof WrongSetting || isWrongOption(error) ? 2 : 1;
}

function sentence(error: unknown): string {
  // Node joins failed attempts on several addresses into one error without a message.
  const first = error instanceof AggregateError && !error.message ? error.errors[0] : error;
  if (!(first instanceof Error)) return String(first);
  const { code, address, port, path } = first as Error & Record<string, unknown>;
  if (code === 'ECONNREFUSED') return `Nothing answers at ${address}:${port}: it is not running, or listens elsewhere.`;
  if (code === 'ENOENT' && path) return `There is no ${path}.`;
  const text = first.message.replace(/\s*\n\s*/g, ' ').trim() || 'It failed, and nothing says why';
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** From `parseArgs` of node:util. */
function isWrongOption(error: unknown): boolean {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_');
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Use: ploughshare <command> [options]', '', ...lines, '', 'ploughshare <command> --help says more.'].join(
    '\n',
  );
}

function helpFor(name: string, { summary, usage }: Command): string {
  const [options = '', ...explanation] = (usage ?? '').split('\n');
  return [`${summary}.`, '', `Use: ploughshare ${name} ${options}`.trimEnd(), ...explanation].join('\n');
}

function print(text: string): number {
  console.log(text);
  return 0;
}
