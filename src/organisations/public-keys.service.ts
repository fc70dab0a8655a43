import { Injectable, NotFoundException } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import type { PinPurpose, Subject } from '../vault/pin.js';

interface KeyRow {
  subject_id: string;
  organisation_id: string;
  public_key: Buffer;
}

/** The public keys as the database tells them. None is believed without a pin. */
@Injectable()
export class PublicKeys {
  constructor(private readonly db: Db) {}

  async of(purpose: PinPurpose, subjectId: string): Promise<Subject | undefined> {
    return (await this.among(purpose, [subjectId]))[0];
  }

  async among(purpose: PinPurpose, subjectIds: string[]): Promise<Subject[]> {
    if (subjectIds.length === 0) return [];
    const rows = await this.db.query<KeyRow>(
      `select subject_id, organisation_id, public_key from public_keys where purpose = $1 and subject_id = any ($2::uuid[])`,
      [purpose, subjectIds],
    );
    return rows.map((row) => ({
      purpose,
      subjectId: row.subject_id,
      organisationId: row.organisation_id,
      publicKey: row.public_key,
    }));
  }

  /** @throws NotFoundException when there is no such key, or not in that organisation */
  async subject(purpose: PinPurpose, subjectId: string, organisationId?: string): Promise<Subject> {
    const found = await this.of(purpose, subjectId);
    if (!found || (organisationId && found.organisationId !== organisationId)) throw new NotFoundException();
    return found;
  }

  async add({ purpose, subjectId, organisationId, publicKey }: Subject) {
    await this.db.query(
      `insert into public_keys (subject_id, purpose, organisation_id, public_key) values ($1, $2, $3, $4)`,
      [subjectId, purpose, organisationId, publicKey],
    );
  }
}
