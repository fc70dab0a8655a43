import { join } from 'node:path';
import type { MailSettings } from '../../src/mail/mail-settings.js';

/** Mail of a test's server: to this mail server or, without one, into a folder of its home. */
export const newMail = (home: string, smtp?: MailSettings['smtp']): MailSettings => ({
  publicUrl: 'https://ploughshare.example.org',
  outbox: join(home, 'outbox'),
  ...(smtp ? { smtp } : {}),
});
