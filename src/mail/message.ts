import { createHash } from 'node:crypto';

export type Notice = 'due' | 'waiting';
export type Said = { notice: Notice; day: string } | { code: string; at: Date; id: string };

/** The hour of the day, UTC, from which reminders leave; it also stands in all of them as the time they were written. */
export const SENDING_HOUR = 6;

const WORDS: Record<'code' | Notice, string[]> = {
  code: [
    'Somebody typed this address to be reminded by mail. If that was you, type',
    'this code on the page "Reminders":',
    '',
    '    CODE',
    '',
    'It works for one day. If it was not you, do nothing: nothing is sent here.',
  ],
  due: [
    'Something is due today or soon. Sign in to see what it is.',
    '',
    'To end these mails, sign in and open "Your account", "Reminders".',
  ],
  waiting: [
    'Something waits for you, or ends soon. Sign in to see what it is.',
    '',
    'To end these mails, sign in and open "Your account", "Reminders".',
  ],
};
const LONGEST = Math.max(
  ...Object.values(WORDS).map((lines) => lines.join('\r\n').replace('CODE', '____-____-____').length),
);

/**
 * The bytes of a mail (RFC 5322, plain ASCII): one of three fixed texts. Whoever gets one of them on a day gets the same bytes as
 * everybody else: the recipient stands in the envelope alone, and all three are of one length. No name of this machine, no program.
 */
export function messageOf(said: Said, { publicUrl, from }: { publicUrl: string; from: string }): Buffer {
  const lines = 'code' in said ? WORDS.code.map((line) => line.replace('CODE', said.code)) : WORDS[said.notice];
  const words = lines.join('\r\n');
  const at = 'code' in said ? said.at : new Date(`${said.day}T0${SENDING_HOUR}:00:00Z`);
  const text = [
    `From: ${from}`,
    // A mail to many that names none of them.
    `To: ${from}`,
    'Subject: Reminder',
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${'code' in said ? said.id : idOf(said, publicUrl)}@${mailHostOf(publicUrl)}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    'Content-Transfer-Encoding: 7bit',
    'Auto-Submitted: auto-generated',
    '',
    words,
    '',
    `${publicUrl}/`,
    padding(LONGEST - words.length),
  ];
  return Buffer.from(`${text.join('\r\n')}\r\n`);
}

/** The same for everybody on that day, so that a mail tried twice is one mail to whoever keeps it. */
const idOf = ({ notice, day }: { notice: Notice; day: string }, publicUrl: string) =>
  createHash('sha256').update(`${notice} ${day} ${publicUrl}`).digest('hex').slice(0, 32);

/** Blanks in lines of mail, at most 70 of them each. */
const padding = (octets: number) => ' '.repeat(octets).replace(/ {72}/g, `${' '.repeat(70)}\r\n`);

const hostOf = (publicUrl: string) => new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
/** As it stands in EHLO and in an address: an address of the network in brackets (RFC 5321, 4.1.3). */
export const mailHostOf = (publicUrl: string) => {
  const host = hostOf(publicUrl);
  if (host.includes(':')) return `[IPv6:${host}]`;
  return /^[\d.]+$/.test(host) ? `[${host}]` : host;
};
