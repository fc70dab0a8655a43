import type { Db } from '../common/database/db.js';

/**
 * What reaches somebody, or is reached, without a sign-in: the mail address, the calendar, and what is sealed to a stand-in, of theirs or
 * for whom they stand in. The owner acts.
 */
export async function endWhatNeedsNoSignIn(db: Db, organisationId: string, accountId: string) {
  await db.change(`delete from mail_addresses where organisation_id = $1 and account_id = $2`, [
    organisationId,
    accountId,
  ]);
  await endCalendar(db, organisationId, accountId);
  await db.change(`delete from stand_ins where organisation_id = $1 and (account_id = $2 or stand_in_id = $2)`, [
    organisationId,
    accountId,
  ]);
}

/** Whoever took the address of the calendar together with a passphrase reads nothing more. */
export const endCalendar = (db: Db, organisationId: string, accountId: string) =>
  db.change(`delete from calendars where organisation_id = $1 and account_id = $2`, [organisationId, accountId]);
