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
  /** One legal contact after the other: the same for all who are asked. */
  @Column('uuid', { name: 'line_id', nullable: true }) lineId!: string | null;
  @Column('smallint', { nullable: true }) place!: number | null;
  /** How long it runs from the day of its turn. */
  @Column('smallint', { nullable: true }) days!: number | null;
  /** Sealed under the case's key. */
  @Column('bytea', { name: 'terms_sealed' }) termsSealed!: Buffer;
}
