import { randomBytes } from 'node:crypto';
import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { MAIL, type MailSettings } from '../../mail/mail-settings.js';
import { plainSha256 } from '../../vault/derive.js';

/** What stands of a calendar's secret: nobody makes the secret of it. */
export const secretHashOf = (secret: string) => plainSha256(Buffer.from(secret)).toString('hex');

/** The private address of one's calendar: one an account, shown once, ended at any time. */
@Injectable()
export class OwnCalendar {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    @Inject(MAIL) private readonly settings: MailSettings,
  ) {}

  /** The day on which it was made; null: there is none. */
  async madeOn(): Promise<string | null> {
    const { organisationId, accountId } = this.db.actor();
    const [row] = await this.db.query<{ made_on: string }>(
      `select made_on::text from calendars where organisation_id = $1 and account_id = $2`,
      [organisationId, accountId],
    );
    return row?.made_on ?? null;
  }

  /** The one of before ends. @returns the address, which is shown once */
  async make(): Promise<string> {
    const { organisationId, accountId } = this.db.actor();
    await this.take(organisationId, accountId);
    const secret = randomBytes(32).toString('base64url');
    await this.db.query(
      `insert into calendars (account_id, organisation_id, secret_hash, made_on) values ($1, $2, $3, $4)`,
      [accountId, organisationId, secretHashOf(secret), this.clock.today()],
    );
    this.audit.record({ action: 'calendar.made', object: accountId });
    return `${this.settings.publicUrl}/calendar/${secret}.ics`;
  }

  /** @throws NotFoundException */
  async remove() {
    const { organisationId, accountId } = this.db.actor();
    if ((await this.take(organisationId, accountId)) === 0) throw new NotFoundException();
    this.audit.record({ action: 'calendar.removed', object: accountId });
  }

  private take = (organisationId: string, accountId: string) =>
    this.db.change(`delete from calendars where organisation_id = $1 and account_id = $2`, [organisationId, accountId]);
}
