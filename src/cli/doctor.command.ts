import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { checkServer, Refused } from '../common/database/check-server.js';
import { type Config, mailOf, readConfig, WrongSetting } from '../config.js';
import { Mailer } from '../mail/mailer.js';
import { errorCode } from '../mail/outcome.js';
import type { Command } from './command.js';

/** What a server must say, and why. */
const SETTINGS: [name: string, wanted: string, why: string][] = [
  ['log_min_error_statement', 'panic', 'failed statements would stand in the log, with what people typed'],
  ['log_parameter_max_length_on_error', '0', 'parameters of failed statements would stand in the log'],
  ['log_statement', 'none', 'statements would stand in the log'],
  ['wal_recycle', 'off', 'destroyed keys survive in recycled WAL segments'],
  ['track_commit_timestamp', 'off', 'the instant of each write would stand on disk'],
];

export const command: Command = {
  summary: 'Look at the database, the mail server and the machine and say what is not as it should be',
  usage: `

Reads DATABASE_URL. Exit code 0 when all is well, 1 when something is not; each finding is one line.`,

  async run() {
    const config = readConfig();
    if (!config.databaseUrl) throw new WrongSetting('DATABASE_URL is not set: it names the database to look at.');
    const dataSource = await new DataSource({ type: 'postgres', url: config.databaseUrl }).initialize();
    try {
      const findings = [
        ...(await ofServer(dataSource)),
        ...(await ofSettings(dataSource)),
        ...ofMachine(),
        ...ofConfig(config),
        ...(await ofMail(config)),
      ];
      for (const finding of findings) process.stdout.write(`- ${finding}\n`);
      process.stdout.write(findings.length === 0 ? 'All is well.\n' : `${findings.length} to look at.\n`);
      return findings.length === 0 ? 0 : 1;
    } finally {
      await dataSource.destroy();
    }
  },
};

async function ofServer(dataSource: DataSource): Promise<string[]> {
  try {
    await checkServer(dataSource);
    return [];
  } catch (error) {
    if (error instanceof Refused) return [error.message];
    throw error;
  }
}

async function ofSettings(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string; setting: string }[] = await dataSource.query(
    `select name, setting from pg_settings where name = any ($1)`,
    [SETTINGS.map(([name]) => name)],
  );
  return SETTINGS.flatMap(([name, wanted, why]) => {
    const found = rows.find((row) => row.name === name)?.setting;
    return found === wanted ? [] : [`${name} is ${found ?? 'not to be seen'} and should be ${wanted}: ${why}.`];
  });
}

/** Keys lie in memory while people work: memory must not reach a disk. */
function ofMachine(): string[] {
  const swap = read('/proc/swaps').trim().split('\n').length > 1;
  const cores = /^Max core file size\s+(\S+)/m.exec(read('/proc/self/limits'))?.[1];
  return [
    ...(swap ? ['Swap is on: keys in memory may reach the disk. Turn it off, or encrypt it.'] : []),
    ...(cores && cores !== '0' ? ['Core dumps are on: a crash would write keys to the disk. Set `ulimit -c 0`.'] : []),
  ];
}

/** As far as a password, and no further: nothing is sent. */
async function ofMail(config: Config): Promise<string[]> {
  if (!config.smtp)
    return ['SMTP_URL is not set: mails are written to the outbox of PLOUGHSHARE_HOME, and nobody gets them.'];
  try {
    const line = await new Mailer(mailOf(config)).open();
    line.close();
    return [];
  } catch (error) {
    return [`The mail server of SMTP_URL does not take mail from here (${errorCode(error)}): reminders wait.`];
  }
}

const ofConfig = ({ databaseKeeperUrl, secureCookies }: Config): string[] => [
  ...(secureCookies ? [] : ['PUBLIC_URL is not https: only a browser on this machine should be used.']),
  ...(databaseKeeperUrl
    ? []
    : ['DATABASE_KEEPER_URL is not set: destroyed keys stay in the data directory until Postgres overwrites them.']),
];

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
