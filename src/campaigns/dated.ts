import { Column } from 'typeorm';

export type Certainty = 'exact' | 'exact_start' | 'year_inferred' | 'year_only';

/** What a campaign and an action have in common: when, where, what kind, and where we read it. */
export abstract class Dated {
  /** Days as `2026-05-15`. With `year_only` the first of January stands for an unknown day. */
  @Column('date', { name: 'start_date', nullable: true }) startDate!: string | null;
  @Column('date', { name: 'end_date', nullable: true }) endDate!: string | null;
  @Column('text', { name: 'date_certainty', nullable: true }) dateCertainty!: Certainty | null;
  @Column('text', { nullable: true }) recurrence!: 'yearly' | null;
  /** Codes of `campaign_action_type`. */
  @Column('text', { name: 'action_types', array: true }) actionTypes!: string[];
  /** ISO 3166-1 alpha-2; empty: everywhere. */
  @Column('text', { array: true }) countries!: string[];
  @Column('text', { name: 'target_authority', nullable: true }) targetAuthority!: string | null;
  @Column('text') source!: string;
  @Column('boolean') verified!: boolean;
  @Column('text', { nullable: true }) note!: string | null;
}
