/** The jobs there are, as the table `jobs` permits them. */
export const JOB_NAMES = [
  'referral-ends',
  'ended-grants',
  'sweep',
  'reminders',
  'retention',
  'shred',
  'closed-periods',
] as const;
export type JobName = (typeof JOB_NAMES)[number];

export interface Done {
  /** How many rows it ended, emptied or deleted. */
  done: number;
  /** What was done stands, and not all could be: told as a failure, and tried again. */
  left?: boolean;
}

/**
 * Something that becomes due by itself and needs no key. It is run within one transaction as the actor `system`, which commits all of it
 * or nothing: it must be safe twice, late, and after having been killed in the middle.
 */
export interface Job {
  readonly name: JobName;
  run(): Promise<Done>;
  /** What leaves the house, or must survive a crash: after the transaction of `run` has committed, with transactions of its own. */
  afterwards?(): Promise<void>;
}
