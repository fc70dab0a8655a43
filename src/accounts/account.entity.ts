import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../common/access/rules.js';

@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') handle!: string;
  @Column('text') role!: Role;
  @Column({ type: 'text', insert: false }) state!: 'invited' | 'active' | 'disabled';
  @Column({ type: 'text', insert: false }) theme!: 'system' | 'light' | 'dark';
  @Column({ type: 'text', insert: false }) density!: 'airy' | 'dense';
  @Column({ type: 'integer', name: 'sessions_from', insert: false }) sessionsFrom!: number;
}
