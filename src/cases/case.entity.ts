import { Column, Entity, PrimaryColumn } from 'typeorm';

export type CaseState = 'enquiry' | 'open' | 'closed';

@Entity('cases')
export class Case {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'desk_id' }) deskId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'assignee_id', nullable: true }) assigneeId!: string | null;
  @Column('text') reference!: string;
  @Column('text') state!: CaseState;
  @Column({ type: 'integer', insert: false }) version!: number;
  @Column('date', { name: 'activity_on' }) activityOn!: string;
  /** `infinity` when nothing is due. The driver reads that as a number, which sorts with no day and is no cursor. */
  @Column({
    type: 'date',
    name: 'remind_on',
    transformer: { to: (day: string) => day, from: (day: string | number) => (day === Infinity ? 'infinity' : day) },
  })
  remindOn!: string;
  @Column({ type: 'date', name: 'erase_on', nullable: true, insert: false }) eraseOn!: string | null;
  /** Sealed: what a list shows. */
  @Column('bytea', { name: 'summary_sealed', select: false }) summarySealed!: Buffer;
  /** Sealed: everything else of the case. */
  @Column('bytea', { name: 'content_sealed', select: false }) contentSealed!: Buffer;
}
