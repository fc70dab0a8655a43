import { Injectable, NotFoundException } from '@nestjs/common';
import { coded } from '../../cases/facts-in-words.js';
import {
  type OutsideState,
  type PacketOutside,
  PacketsOutside,
  type PacketToTell,
} from '../../cases/packets-outside.js';
import type { OpenedCase } from '../../cases/sealed-cases.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { openTerms, type OutsideRow, type OutsideTerms } from './outside.js';

export interface OutsideRecord {
  row: OutsideRow;
  terms: OutsideTerms;
}

/** What is known here of the packets that left: to whom, on which consent, and what they said. The packet itself is not kept. */
@Injectable()
export class OutsideRecords extends PacketsOutside {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {
    super();
  }

  async of(opened: OpenedCase): Promise<PacketOutside[]> {
    return (await this.read(opened)).map(inWords);
  }

  /** @throws NotFoundException also where it is one of another case */
  async get(opened: OpenedCase, id: string): Promise<OutsideRecord> {
    const record = (await this.read(opened)).find(({ row }) => row.id === id);
    if (!record) throw new NotFoundException();
    return record;
  }

  /** Newest first. @throws CannotOpen */
  async read({ row, key }: OpenedCase): Promise<OutsideRecord[]> {
    const rows = await this.db.query<OutsideRow>(
      `select id, organisation_id, case_id, state, offered_on::text, ends_on::text, terms_sealed from outside_referrals
       where organisation_id = $1 and desk_id = $2 and case_id = $3 order by offered_on desc, id`,
      [row.organisationId, row.deskId, row.id],
    );
    return rows.map((one) => ({ row: one, terms: openTerms(key, one) }));
  }

  async byConsent(cases: OpenedCase[]): Promise<Map<string, PacketOutside[]>> {
    const records = await this.readAll(cases);
    const grouped = Map.groupBy(records, ({ terms }) => terms.consent_id ?? '');
    return new Map([...grouped].map(([id, of]) => [id, of.map(inWords)]));
  }

  async heldUnder(cases: OpenedCase[], consentIds?: string[]): Promise<PacketOutside[]> {
    const records = await this.readAll(cases);
    return records.filter((one) => one.row.state !== 'told' && standsOn(one, consentIds)).map(inWords);
  }

  /** Who writes down an answer at the same moment finds it changed, or has told them already. */
  async askBack(cases: OpenedCase[], consentIds?: string[]): Promise<number> {
    const records = (await this.readAll(cases)).filter((one) => standsOn(one, consentIds));
    return this.db.change(
      `update outside_referrals set state = 'to_tell' where id = any ($1::uuid[]) and state not in ('to_tell', 'told')`,
      [records.map(({ row }) => row.id)],
    );
  }

  async toTell(deskIds: string[]): Promise<PacketToTell[]> {
    return this.db.query<PacketToTell>(TO_TELL, [this.db.actor().organisationId, deskIds, this.clock.today()]);
  }

  /** @throws NotFoundException */
  async stateOf(id: string): Promise<OutsideState> {
    const [row] = await this.db.query<Pick<OutsideRow, 'state'>>(
      `select state from outside_referrals where organisation_id = $1 and id = $2`,
      [this.db.actor().organisationId, id],
    );
    if (!row) throw new NotFoundException();
    return row.state;
  }

  /** @returns false when somebody wrote down something else meanwhile */
  async move(id: string, from: OutsideState, to: OutsideState): Promise<boolean> {
    const changed = await this.db.change(`update outside_referrals set state = $3 where id = $1 and state = $2`, [
      id,
      from,
      to,
    ]);
    return changed === 1;
  }

  private async readAll(cases: OpenedCase[]): Promise<OutsideRecord[]> {
    const records: OutsideRecord[] = [];
    for (const opened of cases) records.push(...(await this.read(opened)));
    return records;
  }
}

/** A closed case too: what its person takes back, they take back. */
const TO_TELL = `
  select id, case_id, ends_on::text, case state when 'to_tell' then 'taken-back' else 'over' end as why
  from outside_referrals
  where organisation_id = $1 and desk_id = any ($2::uuid[])
    and (state = 'to_tell' or state in ('offered', 'accepted', 'declined') and ends_on < $3)
  order by why desc, ends_on, id`;

const standsOn = ({ terms }: OutsideRecord, consentIds?: string[]) =>
  consentIds === undefined || (terms.consent_id !== undefined && consentIds.includes(terms.consent_id));

const inWords = ({ row: { id, case_id, state, offered_on, ends_on }, terms }: OutsideRecord): PacketOutside => ({
  id,
  case_id,
  legal_contact: terms.to.name,
  purpose: coded('referral_purpose', terms.purpose),
  state,
  offered_on,
  ends_on,
});
