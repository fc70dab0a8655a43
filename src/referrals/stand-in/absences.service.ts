import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { LegalContactsService } from '../../legal-contacts/legal-contacts.service.js';
import { PublicKeys } from '../../organisations/public-keys.service.js';
import type { Recipient } from '../../vault/box.js';
import { Pins } from '../../vault/pins.js';
import type { Offer } from '../offer.entity.js';
import type { Step } from '../steps.service.js';
import { Copies } from './copies.service.js';
import { OF_A_STAND_IN, type StandIn } from './stand-in.js';
import type { Absence, AwayContact, DoneInPlace } from './stand-ins.view.js';

type Row = Pick<Offer, 'id' | 'organisationId' | 'accountId' | 'senderOrganisationId' | 'senderDeskId'>;

/** Lawyers who are away, as desks that have confirmed their words see it: who stands in, and whether what is sent reaches them. */
@Injectable()
export class Absences {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly legalContacts: LegalContactsService,
    private readonly publicKeys: PublicKeys,
    private readonly pins: Pins,
    private readonly copies: Copies,
  ) {}

  /** Of all lawyers who are away today. */
  async all(): Promise<AwayContact[]> {
    return this.db.query<AwayContact>(
      `select away.id as legal_contact_id, coalesce(other.name, $2) as stand_in, s.until_on::text as until
       from stand_ins s join legal_contacts away on away.account_id = s.account_id
       left join legal_contacts other on other.account_id = s.stand_in_id where s.until_on >= $1 order by away.id`,
      [this.clock.today(), NOT_LISTED],
    );
  }

  /** Before it is sent. @param agreed whether the person agreed to a stand-in */
  async before(accountId: string, agreed: boolean, deskId: string): Promise<Absence | null> {
    const standIn = await this.of(accountId);
    if (!standIn) return null;
    const confirmed = agreed && (await this.recipient(standIn, deskId)) !== undefined;
    return this.told(standIn, confirmed ? 'yes' : agreed ? 'not-confirmed' : 'not-agreed');
  }

  /** Of one that runs. */
  async ofOffer({ id, accountId }: Pick<Offer, 'id' | 'accountId'>, agreed: boolean): Promise<Absence | null> {
    const standIn = await this.of(accountId);
    if (!standIn) return null;
    const sealed = (await this.copies.among([id])).has(id);
    return this.told(standIn, sealed ? 'yes' : agreed ? 'not-sealed' : 'not-agreed');
  }

  /**
   * A second copy of what opens the offer, for who stands in today. Nothing is sealed to a colleague whose words this desk has not
   * confirmed: the page of the referral says so.
   */
  async seal(offer: Row, secret: Uint8Array, lawyer: Recipient) {
    const standIn = await this.of(offer.accountId);
    const recipient = standIn && (await this.recipient(standIn, offer.senderDeskId));
    if (!standIn || !recipient) return;
    // Whoever ended it this very moment took the place away that the copy hangs on: then there is none.
    await this.db
      .apart(() => this.copies.add(offer, standIn, secret, lawyer, recipient))
      .catch((error: unknown) => {
        if ((error as { code?: string }).code !== HANGS_ON_NOTHING) throw error;
      });
  }

  /** What was done in somebody's place, oldest first; a part that was opened again, once. */
  async done(steps: Step[]): Promise<DoneInPlace[]> {
    const names = await this.legalContacts.namesOf(steps.flatMap(({ by }) => by ?? []));
    const isFirst = ({ kind, by }: Step, at: number) =>
      steps.findIndex((one) => one.kind === kind && one.by === by) === at;
    return steps
      .filter(isFirst)
      .flatMap(({ kind, by, at }) =>
        by ? [{ what: kind as DoneInPlace['what'], by: names.get(by) ?? NOT_LISTED, on: at.slice(0, 10) }] : [],
      );
  }

  async nameOf(accountId: string): Promise<string> {
    return (await this.legalContacts.namesOf([accountId])).get(accountId) ?? NOT_LISTED;
  }

  private async of(accountId: string): Promise<StandIn | undefined> {
    const [standIn] = await this.db.query<StandIn>(
      `select ${OF_A_STAND_IN} from stand_ins s where s.account_id = $1 and s.until_on >= $2`,
      [accountId, this.clock.today()],
    );
    return standIn;
  }

  private async recipient({ stand_in_id, organisation_id }: StandIn, deskId: string): Promise<Recipient | undefined> {
    const subject = await this.publicKeys.of('lawyer', stand_in_id);
    if (!subject || subject.organisationId !== organisation_id) return undefined;
    const holds = (await this.pins.holding([subject], deskId)).has(stand_in_id);
    return holds ? this.pins.recipient(subject, deskId) : undefined;
  }

  private async told({ stand_in_id, until_on }: StandIn, reads: Absence['reads']): Promise<Absence> {
    return { stand_in: await this.nameOf(stand_in_id), until: until_on, reads };
  }
}

const NOT_LISTED = 'A colleague of the same office';
/** Of Postgres: the row that a foreign key names is gone. */
const HANGS_ON_NOTHING = '23503';
