import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OpenedCopy } from './stand-in/copy.js';
import type { ReferralState } from './views/referral.view.js';

/** A referral as its recipient has it. It lives in the recipient's organisation and names the desk that sent it. */
@Entity('offers')
export class Offer {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('uuid', { name: 'sender_organisation_id' }) senderOrganisationId!: string;
  @Column('uuid', { name: 'sender_desk_id' }) senderDeskId!: string;
  @Column('text') state!: ReferralState;
  @Column('date', { name: 'ends_on' }) endsOn!: string;
  @Column('date', { name: 'offered_on' }) offeredOn!: string;
  /** While others are in line behind it: the last day to answer. */
  @Column('date', { name: 'answer_by', nullable: true }) answerBy!: string | null;
  @Column('bytea', { name: 'secret_sealed', nullable: true }) secretSealed!: Buffer | null;
  @Column('bytea', { name: 'preview_sealed', nullable: true }) previewSealed!: Buffer | null;
  @Column('bytea', { name: 'name_sealed', nullable: true }) nameSealed!: Buffer | null;
  @Column('bytea', { name: 'packet_sealed', nullable: true }) packetSealed!: Buffer | null;
  /** Under the case's key: what the desk seals the waiting parts with, of an offer released by hand. */
  @Column('bytea', { name: 'held_back_sealed', nullable: true }) heldBackSealed!: Buffer | null;
  /** The day on which its recipient began anew: what was sealed to the lost key opens nowhere any more. */
  @Column({ type: 'date', name: 'key_lost_on', nullable: true, insert: false }) keyLostOn!: string | null;

  /** Not of the row: of an offer to somebody else, for whom the actor stands in today. */
  inPlace?: OpenedCopy;

  /** Past its end nothing opens, whether or not the job has destroyed its keys already. */
  stateOn(today: string): ReferralState {
    return this.isLive() && this.endsOn < today ? 'expired' : this.state;
  }

  isLiveOn(today: string): boolean {
    return this.isLive() && this.endsOn >= today;
  }

  /** Released by hand: the part that its recipient asked for and the desk has not sealed yet. */
  waitsForOn(today: string): 'name' | 'packet' | null {
    if (!this.isLiveOn(today)) return null;
    if (this.state === 'conflict_check' && !this.nameSealed) return 'name';
    return this.state === 'accepted' && !this.packetSealed ? 'packet' : null;
  }

  private isLive = () => LIVE.includes(this.state);
}

export const LIVE: ReferralState[] = ['offered', 'previewed', 'conflict_check', 'accepted'];
