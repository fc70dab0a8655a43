import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../application.js';
import { startEmbedded } from '../common/database/embedded-postgres.js';
import { migrate } from '../common/database/migrate.js';
import { type OnlyOne, onlyOne, stopAsSecond } from '../common/database/only-one.js';
import { dropDatabase, prepareDatabase } from '../common/database/roles.js';
import { Logs } from '../common/logs.js';
import { type Config, mailOf, readConfig, WrongSetting } from '../config.js';
import { Jobs } from '../jobs/jobs.service.js';
import { refuseUnfit } from '../server.js';
import type { Command } from './command.js';
import { DemonstrationClock } from './demo/demonstration-clock.js';
import { fill } from './demo/fill.js';
import { type DemoAccount, writePapers } from './demo/papers.js';

const DATABASE = 'ploughshare_demo';
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

export const command: Command = {
  summary: 'Fill a demonstration network and serve it',
  usage: `

Everybody in it is invented. It listens on this machine alone. PLOUGHSHARE_HOME holds its database and, in
demo-accounts.json, how to sign in; PLOUGHSHARE_DEMO_CASES says how many records its sheets hold.`,

  async run() {
    const config = readConfig();
    if (!LOOPBACK.includes(config.host))
      throw new WrongSetting('HOST must be 127.0.0.1: the demonstration cannot be reached from outside this machine.');
    const home = resolve(config.home);
    // Others may pass through to what the unprivileged Postgres owns; every file in it is for its owner alone.
    mkdirSync(home, { recursive: true, mode: 0o711 });
    const server = config.databaseUrl ? undefined : await startEmbedded(home);
    const adminUrl = server?.adminUrl ?? config.databaseUrl!;
    const locks: OnlyOne[] = [];
    try {
      // Before anything is dropped: another one may be filling it at this moment.
      locks.push(await onlyOne(adminUrl, stopAsSecond));
      const app = await start(config, home, adminUrl, locks);
      await stopped(app);
    } finally {
      for (const lock of locks) await lock.leave();
      await server?.stop();
    }
    return 0;
  },
};

async function start(
  config: Config,
  home: string,
  adminUrl: string,
  locks: OnlyOne[],
): Promise<NestFastifyApplication> {
  const filled = join(home, 'demo-filled');
  // Killed while it was being filled: begin again.
  if (!existsSync(filled)) await dropDatabase(adminUrl, DATABASE);
  const { ownerUrl, appUrl } = await prepareDatabase(adminUrl, DATABASE);
  await migrate(ownerUrl);
  await refuseUnfit(appUrl);
  locks.push(await onlyOne(appUrl, stopAsSecond));
  const clock = DemonstrationClock.startingAt(config.calendarNow);
  const quiet = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const app = await createApplication(
    {
      databaseUrl: appUrl,
      home,
      demonstration: true,
      clock,
      secureCookies: config.secureCookies,
      mail: mailOf(config),
    },
    new Logs(quiet),
  );
  if (!existsSync(filled)) {
    process.stderr.write('Filling the demonstration network.\n');
    writePapers(home, await fill(app, ownerUrl, clock, config.demoCases));
    writeFileSync(filled, '');
  }
  await app.listen(config.port, config.host);
  app.get(Jobs).begin();
  announce(home, config);
  return app;
}

function announce(home: string, { host, port }: Config) {
  const accounts = JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  const shown = ['caseworker', 'coordinator', 'lawyer', 'campaign_lead', 'administrator', 'auditor'].flatMap(
    (role) => accounts.find((account) => account.role === role) ?? [],
  );
  const lines = shown.map(({ role, handle, passphrase }) => `  ${role.padEnd(14)} ${handle.padEnd(24)} ${passphrase}`);
  process.stdout.write(`
A demonstration: every person in it is invented. To sign in:

${lines.join('\n')}

The six-digit code: npx ploughshare code HANDLE prints it. All accounts are in ${join(home, 'demo-accounts.json')}.

Ploughshare is ready at http://${host.includes(':') ? `[${host}]` : host}:${port}
`);
}

/** Until somebody stops it. */
async function stopped(app: NestFastifyApplication) {
  await new Promise<void>((resolveOnce) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolveOnce());
  });
  await app.close();
}
