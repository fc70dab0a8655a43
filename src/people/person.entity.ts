import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The human being a case is about. Their identity lives apart from the case, under a key of its own. */
@Entity('persons')
export class Person {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'desk_id' }) deskId!: string;
  /** Sealed. Its length never tells whether a name is known. */
  @Column('bytea', { name: 'identity_sealed', select: false }) identitySealed!: Buffer;
  /** Sealed; null for who was entered before there was a ledger. */
  @Column('bytea', { name: 'consents_sealed', select: false, nullable: true }) consentsSealed!: Buffer | null;
}
