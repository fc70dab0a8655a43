import { DataSource } from 'typeorm';
import { createApplication } from './application.js';
import { Clock } from './common/clock.js';
import { checkServer, Refused } from './common/database/check-server.js';
import { onlyOne, stopAsSecond } from './common/database/only-one.js';
import { Logs } from './common/logs.js';
import { Jobs } from './jobs/jobs.service.js';
import { mailOf, readConfig, WrongSetting } from './config.js';

/** The production server: refuses to start where it could not keep its promises. */
export async function serve() {
  const config = readConfig();
  const { databaseUrl, home, host, port, publicUrl, secureCookies, calendarNow, logLevel } = config;
  if (calendarNow) throw new WrongSetting('PLOUGHSHARE_NOW is for the demonstration only.');
  if (!databaseUrl)
    throw new WrongSetting('DATABASE_URL is missing: it names the database and the role of the application.');
  await refuseUnfit(databaseUrl);
  await onlyOne(databaseUrl, stopAsSecond);
  const app = await createApplication(
    { databaseUrl, home, secureCookies, demonstration: false, clock: new Clock(), mail: mailOf(config) },
    new Logs(logLevel),
  );
  // Not for the demonstration: Nest ends the process by the same signal, before Postgres has stopped.
  app.enableShutdownHooks();
  await app.listen(port, host);
  app.get(Jobs).begin();
  process.stdout.write(`Ploughshare is ready at ${publicUrl}\n`);
}

export async function refuseUnfit(databaseUrl: string) {
  const dataSource = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize().catch(() => {
    throw new Refused('The database of DATABASE_URL cannot be reached, or does not let this role in.');
  });
  try {
    await checkServer(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
