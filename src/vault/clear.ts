import { cases } from './clear/cases.js';
import { directory, migrations } from './clear/directory.js';
import type { TableOnDisk } from './clear/on-disk.js';
import { people } from './clear/people.js';
import { referrals } from './clear/referrals.js';
import { reminders } from './clear/reminders.js';
import { statistics } from './clear/statistics.js';
import { trail } from './clear/trail.js';

/**
 * The one list of what stands in clear on disk, and of what seals the rest. A column that is not here fails
 * test/vault/clear.spec.ts: whoever adds one says here why it cannot be sealed and what it tells.
 */
export const ON_DISK: readonly TableOnDisk[] = [
  ...people,
  ...directory,
  ...trail,
  ...cases,
  ...referrals,
  ...reminders,
  ...statistics,
  migrations,
];

/** What this list permits no column to be, at all: anything else than these types of Postgres fails the test too. */
export const PERMITTED_TYPES = [
  'uuid',
  'text',
  'text[]',
  'character(n)',
  'character varying',
  'smallint',
  'integer',
  'bigint',
  'boolean',
  'date',
  'bytea',
  'integer[]',
  'double precision[]',
] as const;

/** Finer than a day, and permitted all the same: the hours at which a one-time code, a stand-in's grant and the showing of a case end. */
export const FULL_HOURS = [
  'credentials.code_until',
  'credentials.phone_code_until',
  'grants.ends_at',
  'mail_addresses.code_until',
  'break_glass.ends_at',
  'releases.approved_by',
  'releases.published_at',
] as const;
