import { mailHostOf } from './message.js';
import type { SmtpSettings } from './smtp-settings.js';
import { isMailAddress } from './smtp-settings.js';

export const MAIL = Symbol('mail');

/** Where mail goes, and what it says of this server. */
export interface MailSettings {
  /** Without a slash at the end. */
  publicUrl: string;
  /** The folder that mail is written to where there is no mail server. */
  outbox: string;
  smtp?: SmtpSettings;
}

/** Whom the mails come from: as the setting says, or the user of the mail server, or a name of this server. */
export function senderOf({ publicUrl, smtp }: MailSettings): string {
  if (smtp?.from) return smtp.from;
  if (smtp?.user && isMailAddress(smtp.user)) return smtp.user;
  return `reminders@${mailHostOf(publicUrl)}`;
}
