import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { pino } from 'pino';
import { AppModule } from '../../src/app.module.js';
import { prepareApplication } from '../../src/application.js';
import { placeFor } from '../../src/common/database/embedded-place.js';
import { startEmbedded } from '../../src/common/database/embedded-postgres.js';
import { migrate } from '../../src/common/database/migrate.js';
import { prepareDatabase, withClient } from '../../src/common/database/roles.js';
import { Logs } from '../../src/common/logs.js';
import type { MailSettings } from '../../src/mail/mail-settings.js';
import { fastifyAdapter } from '../../src/common/web/fastify.js';
import { ARGON_COST } from '../../src/vault/passphrase-gate.js';
import { MovedClock, type RunningApp } from '../support/app.js';
import { newMail } from '../support/new-mail.js';

export interface OwnServer {
  running: RunningApp;
  /** The folder that holds PLOUGHSHARE_HOME, the log of the application and, later, the copy of the database. */
  scratch: string;
  /** Where Postgres keeps its data: inside of the home, or beside it under /var/tmp. */
  data: string;
  /** `COPY` of every table, as a dump has them, into `scratch/copy`. */
  copy: () => Promise<number>;
  /** Stops the application and Postgres. The disk stays. */
  stop: () => Promise<void>;
  remove: () => void;
}

/** The application on a Postgres of its own, that keeps what a real one keeps: fsync, full pages, and all WAL it ever wrote. */
export async function startOwnServer(smtp?: MailSettings['smtp']): Promise<OwnServer> {
  const scratch = mkdtempSync(join(tmpdir(), 'ploughshare-seizure-'));
  chmodSync(scratch, 0o711);
  const home = join(scratch, 'home');
  const postgres = await startEmbedded(home);
  const { elsewhere, data } = placeFor(home);
  const { ownerUrl, appUrl } = await prepareDatabase(postgres.adminUrl, 'seized');
  const adminUrl = Object.assign(new URL(postgres.adminUrl), { pathname: '/seized' }).toString();
  await withClient(adminUrl, async (admin) => {
    await admin.query(`alter system set wal_keep_size = '4GB'`);
    await admin.query('select pg_reload_conf()');
  });
  await migrate(ownerUrl);
  await withClient(ownerUrl, async (owner) => {
    // Compressed by Postgres' own method a leak would hide from the search.
    const { rows } = await owner.query<{ statement: string }>(
      `select format('alter table %s alter %I set storage external', attrelid::regclass, attname) as statement
       from pg_attribute join pg_class c on c.oid = attrelid
       where relkind = 'r' and relowner = current_user::regrole and attnum > 0 and not attisdropped and attstorage in ('x', 'm')`,
    );
    for (const { statement } of rows) await owner.query(statement);
  });

  const logs = pino.destination({ dest: join(scratch, 'application.log'), sync: true });
  const clock = new MovedClock();
  const mail = newMail(home, smtp);
  const testing = await Test.createTestingModule({
    imports: [
      AppModule.of({
        databaseUrl: appUrl,
        home: join(scratch, 'home'),
        demonstration: false,
        secureCookies: false,
        clock,
        mail,
        poolSize: 5,
      }),
    ],
  })
    .overrideProvider(ARGON_COST)
    .useValue({ memoryKib: 64, iterations: 1, parallelism: 1 })
    .setLogger(new Logs('debug', logs))
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(fastifyAdapter(), { bodyParser: false });
  app.useLogger(new Logs('debug', logs));
  await prepareApplication(app);

  const copies = join(scratch, 'copy');
  mkdirSync(copies);
  chmodSync(copies, 0o777);
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await app.close();
    logs.flushSync();
    await postgres.stop();
  };
  return {
    running: {
      home: join(scratch, 'home'),
      app,
      clock,
      mail,
      database: { appUrl, ownerUrl, adminUrl, drop: async () => {} },
      stop,
    },
    scratch,
    data: realpathSync(data),
    copy: () => copyEverything(adminUrl, copies),
    stop,
    remove: () => [scratch, elsewhere].forEach((folder) => folder && rmSync(folder, { recursive: true, force: true })),
  };
}

/** As the superuser, whom no policy holds back: row by row what pg_dump writes. @returns how many tables */
async function copyEverything(adminUrl: string, folder: string): Promise<number> {
  return withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class
       where relkind = 'r' and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    for (const { name } of rows) await admin.query(`copy ${name} to '${join(folder, `${name}.txt`)}'`);
    return rows.length;
  });
}
