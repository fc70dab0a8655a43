import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A lawyer or an organisation that a case can be referred to, or that somebody can be told about. `domain`, `about` and `note`
 * come only with what is shipped: the application may not write them.
 */
@Entity('legal_contacts')
export class LegalContact {
  @PrimaryColumn('uuid') id!: string;
  /** Null: a public organisation shipped with the product. */
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId!: string | null;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId!: string | null;
  @Column('text', { name: 'account_handle', nullable: true }) accountHandle!: string | null;
  @Column('text') name!: string;
  @Column('text') kind!: string;
  @Column('char', { length: 2, nullable: true }) country!: string | null;
  @Column('text', { array: true }) languages!: string[];
  /** Codes of `referral_purpose`; empty: not known. */
  @Column('text', { array: true }) competences!: string[];
  /** Free places; null: not known. */
  @Column('smallint', { nullable: true }) capacity!: number | null;
  @Column({ type: 'text', nullable: true, insert: false, update: false }) domain!: string | null;
  @Column('boolean') verified!: boolean;
  /** What a public organisation says of itself. */
  @Column({ type: 'text', nullable: true, insert: false, update: false }) about!: string | null;
  /** What a caseworker should know of it; not for the public. */
  @Column({ type: 'text', nullable: true, insert: false, update: false }) note!: string | null;
}
