import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Dated } from './dated.js';

/** The support campaign of an issue. Public facts only: nothing here knows of a case. */
@Entity('campaigns')
export class Campaign extends Dated {
  /** A short name for addresses, `co-day`. */
  @PrimaryColumn('text') id!: string;
  /** The larger call that this one is a point of. */
  @Column('text', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') title!: string;
  @Column('text') kind!: 'campaign' | 'day';
  @Column('text', { nullable: true }) demand!: string | null;
  @Column('text', { name: 'lead_org', nullable: true }) leadOrg!: string | null;
  /** A call of the founding resolution. */
  @Column('boolean', { name: 'in_resolution' }) inResolution!: boolean;
}
