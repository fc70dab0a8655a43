import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import type { MailSettings } from './mail/mail-settings.js';
import { readSmtpUrl, type SmtpSettings } from './mail/smtp-settings.js';

/** What the environment says, read once at the start. `.env.example` lists every name. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absent: the embedded database. */
  readonly databaseUrl?: string;
  readonly databaseOwnerUrl?: string;
  readonly databaseKeeperUrl?: string;
  /** The folder of the embedded database, files, mails and logs. */
  readonly home: string;
  /** Absent: mails are written to `home/outbox`. */
  readonly smtp?: SmtpSettings;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** Decided once, from the public address, never from a request. */
  readonly secureCookies: boolean;
  readonly demoCases: number;
  readonly logLevel: LogLevel;
  /** Moves the calendar of the demonstration; never sign-in, sessions, codes or rates. */
  readonly calendarNow?: Date;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const OURS = ['PLOUGHSHARE_HOME', 'PLOUGHSHARE_DEMO_CASES', 'PLOUGHSHARE_NOW'];

/** One plain sentence that names the setting and never repeats its value, which may hold a password. */
export class WrongSetting extends Error {}

type Environment = Record<string, string | undefined>;

/** @throws WrongSetting at the first value that cannot be meant, and at a name of ours that does not exist. */
export function readConfig(env: Environment = process.env): Config {
  if (env === process.env && existsSync('.env')) loadEnvFile('.env');
  const unknown = Object.keys(env).find((name) => name.startsWith('PLOUGHSHARE_') && !OURS.includes(name));
  if (unknown) throw new WrongSetting(`${unknown} is not a setting of Ploughshare: the names are ${OURS.join(', ')}.`);

  const port = wholeNumber(env, 'PORT', 3000, 0, 65_535);
  const publicUrl = publicAddress(env, port);
  return {
    port,
    host: said(env, 'HOST') ?? '127.0.0.1',
    databaseUrl: address(env, 'DATABASE_URL', DATABASE),
    databaseOwnerUrl: address(env, 'DATABASE_OWNER_URL', DATABASE),
    databaseKeeperUrl: address(env, 'DATABASE_KEEPER_URL', DATABASE),
    home: said(env, 'PLOUGHSHARE_HOME') ?? '.ploughshare',
    smtp: mailServer(said(env, 'SMTP_URL')),
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    demoCases: wholeNumber(env, 'PLOUGHSHARE_DEMO_CASES', 300, 1, 100_000),
    logLevel: logLevel(env),
    calendarNow: instant(env, 'PLOUGHSHARE_NOW'),
  };
}

/** Where mail goes: to the server of SMTP_URL, or into the home. */
export const mailOf = ({ publicUrl, home, smtp }: Config): MailSettings => ({
  publicUrl,
  outbox: resolve(home, 'outbox'),
  ...(smtp ? { smtp } : {}),
});

const DATABASE = ['postgres', 'postgresql'];

/** An empty value is an absent one: that is how compose files and CI leave a setting out. */
function said(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function wholeNumber(env: Environment, name: string, usual: number, least: number, most: number): number {
  const text = said(env, name);
  if (text === undefined) return usual;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new WrongSetting(`${name} must be a whole number from ${least} to ${most}.`);
}

function address(env: Environment, name: string, schemes: string[]): string | undefined {
  const text = said(env, name);
  if (text === undefined) return undefined;
  const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : '';
  if (schemes.includes(scheme)) return text;
  throw new WrongSetting(
    `${name} must be an address that begins with ${schemes.map((each) => `${each}://`).join(' or ')}.`,
  );
}

function mailServer(text: string | undefined): SmtpSettings | undefined {
  if (text === undefined) return undefined;
  const settings = readSmtpUrl(text);
  if (typeof settings === 'string') throw new WrongSetting(`SMTP_URL ${settings}`);
  return settings;
}

/** A session cookie sent over plain http could be read on the way: only a browser on the same machine may do without TLS. */
function publicAddress(env: Environment, port: number): string {
  const text = address(env, 'PUBLIC_URL', ['https', 'http']);
  if (text === undefined) return `http://127.0.0.1:${port}`;
  const url = new URL(text);
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw new WrongSetting('PUBLIC_URL must be a scheme, a host and perhaps a port, and nothing after them.');
  }
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'https:' || isLoopback) return url.origin;
  throw new WrongSetting(
    'PUBLIC_URL must begin with https:// unless its host is this machine (127.0.0.1 or localhost).',
  );
}

function logLevel(env: Environment): LogLevel {
  const text = said(env, 'LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((each) => each === text);
  if (level) return level;
  throw new WrongSetting(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
}

function instant(env: Environment, name: string): Date | undefined {
  const text = said(env, name);
  if (text === undefined) return undefined;
  const moment = new Date(text);
  const isWritten = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  if (isWritten && !Number.isNaN(moment.getTime())) return moment;
  throw new WrongSetting(`${name} must be an instant like 2026-11-24T09:00:00Z.`);
}
