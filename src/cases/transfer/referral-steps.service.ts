import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { sealTo } from '../../vault/box.js';
import { DeskBoxes, openWithAny } from '../../vault/desk-boxes.js';
import type { DeskKeys } from '../../vault/desk-keys.js';
import { Recipient } from '../../vault/recipient.js';

/** Base64. */
export type TravellingStep = [id: string, opened: string];

/** What lawyers told the sending desk stands under its box key: it is packed with the case, and sealed to the other desk. */
@Injectable()
export class ReferralSteps {
  constructor(
    private readonly db: Db,
    private readonly boxes: DeskBoxes,
  ) {}

  async pack(caseId: string, deskId: string): Promise<TravellingStep[]> {
    const pairs = await this.boxes.of(deskId);
    return (await this.of(caseId)).map(({ id, sealed }) => [id, openWithAny(pairs, sealed).toString('base64')]);
  }

  /** Steps that were told after the offer was made are left out: this desk has no key for them. */
  async unpack(caseId: string, desk: DeskKeys, steps: TravellingStep[]) {
    const opened = new Map(steps);
    for (const { id } of await this.of(caseId)) {
      const bytes = opened.get(id);
      const sealed = bytes ? sealTo(Recipient.self(desk.box), Buffer.from(bytes, 'base64')) : null;
      await this.db.change(`update offer_steps set for_desk_sealed = $2 where id = $1`, [id, sealed]);
    }
  }

  private of(caseId: string): Promise<{ id: string; sealed: Buffer }[]> {
    return this.db.query(
      `select s.id, s.for_desk_sealed as sealed from offer_steps s join referrals r on r.id = s.offer_id
       where r.organisation_id = $1 and r.case_id = $2 and s.for_desk_sealed is not null`,
      [this.db.actor().organisationId, caseId],
    );
  }
}
