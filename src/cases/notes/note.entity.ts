import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One dated entry in a case's history, sealed with its date, author and visibility. */
@Entity('notes')
export class Note {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'desk_id' }) deskId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  /** Counts within the case. */
  @Column('integer') number!: number;
  @Column('bytea', { name: 'note_sealed' }) noteSealed!: Buffer;
}
