import { parseArgs } from 'node:util';
import { ensureKeeperRole } from '../common/database/keeper-role.js';
import { ensureAppRole, migrate } from '../common/database/migrate.js';
import { readConfig, WrongSetting } from '../config.js';
import type { Command } from './command.js';

export const command: Command = {
  summary: 'Bring the database up to date, as its owner',
  usage: `

Reads DATABASE_OWNER_URL (who owns the tables) and DATABASE_URL (who uses them). Makes the application's role where it is
missing and the owner may make roles; otherwise says what a superuser has to do. With DATABASE_KEEPER_URL, the role of the
shred job likewise. Running it again changes nothing.`,

  async run(args) {
    parseArgs({ args, options: {} });
    const { databaseOwnerUrl, databaseUrl, databaseKeeperUrl } = readConfig();
    if (!databaseOwnerUrl) throw new WrongSetting('DATABASE_OWNER_URL is not set: it names the owner of the tables.');
    if (!databaseUrl)
      throw new WrongSetting('DATABASE_URL is not set: it names the role that the application will use.');
    await ensureAppRole(databaseOwnerUrl, databaseUrl);
    if (databaseKeeperUrl) await ensureKeeperRole(databaseOwnerUrl, databaseKeeperUrl);
    const { applied } = await migrate(databaseOwnerUrl);
    for (const name of applied) console.log(name);
    console.log(
      applied.length > 0 ? `The database is up to date: ${applied.length} applied.` : 'The database was up to date.',
    );
    return 0;
  },
};
