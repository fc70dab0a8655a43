import type { Db } from '../../common/database/db.js';
import type { Period } from '../plan/period.js';

/** Until this transaction ends nobody else draws this period, or ends it. */
export const aloneWith = (db: Db, period: Period) =>
  db.query(`select pg_advisory_xact_lock(hashtext('ploughshare release'), hashtext($1))`, [period]);
