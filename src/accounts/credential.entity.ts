import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an account signs in with. None of it opens anything without the passphrase. */
@Entity('credentials')
export class Credential {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('bytea', { nullable: true }) salt!: Buffer | null;
  @Column('integer', { name: 'memory_kib', nullable: true }) memoryKib!: number | null;
  @Column('integer', { nullable: true }) iterations!: number | null;
  @Column('integer', { nullable: true }) parallelism!: number | null;
  @Column('bytea', { name: 'verifier_hash', nullable: true }) verifierHash!: Buffer | null;
  @Column('bytea', { name: 'secret_key_sealed', nullable: true }) secretKeySealed!: Buffer | null;
  @Column('bytea', { name: 'totp_seed_sealed', nullable: true }) totpSeedSealed!: Buffer | null;
  @Column('bytea', { name: 'totp_last', nullable: true }) totpLast!: Buffer | null;
  @Column('bytea', { name: 'code_hash', nullable: true }) codeHash!: Buffer | null;
  @Column('timestamptz', { name: 'code_until', nullable: true }) codeUntil!: Date | null;
  @Column('integer') failures!: number;
  @Column('date', { name: 'failures_on', nullable: true }) failuresOn!: string | null;
  /** For a lost phone: with the passphrase it replaces the second factor, once. */
  @Column('bytea', { name: 'phone_code_hash', nullable: true }) phoneCodeHash!: Buffer | null;
  @Column('timestamptz', { name: 'phone_code_until', nullable: true }) phoneCodeUntil!: Date | null;
  @Column('date', { name: 'second_factor_changed_on', nullable: true }) secondFactorChangedOn!: string | null;
  @Column('boolean', { name: 'second_factor_told' }) secondFactorTold!: boolean;
  /** Signs the cookies of devices that have signed in before. */
  @Column('bytea', { name: 'device_key', nullable: true }) deviceKey!: Buffer | null;
}
