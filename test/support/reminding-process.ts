import 'reflect-metadata';
import { createApplication } from '../../src/application.js';
import { Clock } from '../../src/common/clock.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import type { MailSettings } from '../../src/mail/mail-settings.js';

/** The application in a process of its own, which can be killed: it runs the job of reminders once, on the day it is told. */
interface Given {
  databaseUrl: string;
  home: string;
  mail: MailSettings;
  /** An instant of the calendar. */
  at: string;
}

process.once('message', async ({ databaseUrl, home, mail, at }: Given) => {
  const clock = new Clock(Date.parse(at) - new Clock().now().getTime());
  const app = await createApplication(
    { databaseUrl, home, mail, demonstration: false, secureCookies: false, clock },
    false,
  );
  process.send!(await app.get(Jobs, { strict: false }).run('reminders'));
});
