import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { sealTo } from '../vault/box.js';
import { type DeskKeys, grantMac } from '../vault/desk-keys.js';
import { Keyring } from '../vault/keyring.js';
import type { Recipient } from '../vault/recipient.js';

export interface Member {
  accountId: string;
  handle: string;
  role: string;
  epoch: number;
  endsAt: Date | null;
}

/** Who holds a desk's key. */
@Injectable()
export class Members {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
  ) {}

  async of(deskId: string): Promise<Member[]> {
    const rows = await this.db.query<{
      account_id: string;
      handle: string;
      role: string;
      epoch: number;
      ends_at: Date | null;
    }>(
      `select g.account_id, a.handle, a.role, g.epoch, g.ends_at from grants g
       join accounts a on a.organisation_id = g.organisation_id and a.id = g.account_id
       where g.organisation_id = $1 and g.desk_id = $2 order by a.handle`,
      [this.db.actor().organisationId, deskId],
    );
    return rows.map((row) => ({
      accountId: row.account_id,
      handle: row.handle,
      role: row.role,
      epoch: row.epoch,
      endsAt: row.ends_at,
    }));
  }

  /**
   * Seals the desk's secret to a member, MAC'd under the desk. After a renewal the secret before goes with it: a member who had
   * confirmed the old key sees that the new one follows from it.
   */
  async grant(
    keys: DeskKeys,
    accountId: string,
    recipient: Recipient,
    { previous, endsAt }: { previous?: Buffer; endsAt?: Date | null } = {},
  ) {
    const { deskId, organisationId, epoch, secret } = keys;
    if (!previous && epoch > 0 && this.keyring.desks().some((grant) => grant.deskId === deskId))
      await this.keyring.holdEpoch(keys);
    const secretSealed = sealTo(recipient, Buffer.concat([secret, ...(previous ? [previous] : [])]));
    const mac = grantMac(secret, { deskId, accountId, epoch, secretSealed });
    await this.db.change(`delete from grants where organisation_id = $1 and desk_id = $2 and account_id = $3`, [
      organisationId,
      deskId,
      accountId,
    ]);
    await this.db.query(
      `insert into grants (organisation_id, desk_id, account_id, epoch, secret_sealed, mac, ends_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [organisationId, deskId, accountId, epoch, secretSealed, mac, endsAt ?? null],
    );
  }
}
