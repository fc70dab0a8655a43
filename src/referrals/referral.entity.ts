import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A referral as its sender has it: of which case, to whom, on what terms. What became of it stands in the offer of the same id. */
@Entity('referrals')
export class Referral {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'desk_id' }) deskId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'legal_contact_id' }) legalContactId!: string;
  @Column('date', { name: 'offered_on' }) offeredOn!: string;
  /** Sealed under the case's key. */
  @Column('bytea', { name: 'terms_sealed' }) termsSealed!: Buffer;
}
