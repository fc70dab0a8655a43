import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { prepareApplication } from '../../src/application.js';
import { Clock } from '../../src/common/clock.js';
import type { MailSettings } from '../../src/mail/mail-settings.js';
import { fastifyAdapter } from '../../src/common/web/fastify.js';
import { FULL_COST } from '../../src/vault/passphrase.js';
import { ARGON_COST } from '../../src/vault/passphrase-gate.js';
import { freshDatabase, type FreshDatabase } from './database.js';
import { newMail } from './new-mail.js';

/** A clock that tests move. */
export class MovedClock extends Clock {
  private moved = 0;
  private day?: string;

  override now(): Date {
    return new Date(super.now().getTime() + this.moved);
  }

  /** The calendar stands at this hour (UTC) of the day; sign-in, sessions and codes go on as they are. */
  standAt(day: string, hour = '12:00') {
    this.day = `${day}T${hour}:00Z`;
  }

  override calendar(): Date {
    return this.day ? new Date(this.day) : super.calendar();
  }

  forward({ days = 0, minutes = 0, seconds = 0 }: { days?: number; minutes?: number; seconds?: number }) {
    this.moved += ((days * 24 * 60 + minutes) * 60 + seconds) * 1000;
  }
}

export interface RunningApp {
  app: NestFastifyApplication;
  database: FreshDatabase;
  clock: MovedClock;
  /** Where its files lie. */
  home: string;
  mail: MailSettings;
  stop: () => Promise<void>;
}

/** The whole application on a database of its own. Only the cost of a passphrase differs: one spec runs it in full. */
export async function startApp({
  demonstration = false,
  secureCookies = false,
  imports = [] as never[],
  /** Passphrases at what they cost in earnest. */
  fullCost = false,
  smtp = undefined as MailSettings['smtp'],
  /** One that has a life behind it already; this application is not its first. */
  database: existing = undefined as FreshDatabase | undefined,
  logger = false as LoggerService | false,
} = {}): Promise<RunningApp> {
  const database = existing ?? (await freshDatabase());
  const clock = new MovedClock();
  const home = await mkdtemp(join(tmpdir(), 'ploughshare-home-'));
  const mail = newMail(home, smtp);
  const testing = await Test.createTestingModule({
    imports: [
      AppModule.of({ databaseUrl: database.appUrl, home, demonstration, secureCookies, clock, mail, poolSize: 5 }),
      ...imports,
    ],
  })
    .overrideProvider(ARGON_COST)
    .useValue(fullCost ? FULL_COST : { memoryKib: 64, iterations: 1, parallelism: 1 })
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(fastifyAdapter(), {
    logger,
    bodyParser: false,
  });
  try {
    await prepareApplication(app);
  } catch (error) {
    await database.drop();
    throw error;
  }
  const stop = async () => {
    await app.close();
    await database.drop();
    await rm(home, { recursive: true, force: true });
  };
  return { app, database, clock, home, mail, stop };
}

/** For a real browser: answers at 127.0.0.1, on a port that was free. @returns `http://127.0.0.1:40123` */
export async function listen({ app }: Pick<RunningApp, 'app'>): Promise<string> {
  await app.listen(0, '127.0.0.1');
  return (await app.getUrl()).replace(/\/$/, '');
}
