import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { Clock } from '../common/clock.js';
import type { DeskKeys } from './desk-keys.js';
import { Keyring } from './keyring.js';
import { makePin, NotPinned, pinHolds, remac, type PinPurpose, type Subject } from './pin.js';
import { Recipient } from './recipient.js';

interface PinRow {
  subject_id: string;
  digest: Buffer;
  pinned_by: string;
  pinned_on: string;
  mac: Buffer;
}

/** The pins of a desk: whose keys its members have checked by voice. */
@Injectable()
export class Pins {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** @throws WordsDiffer when the typed words are not those of exactly this key. */
  async pin(subject: Subject, typedWords: string, desk: DeskKeys): Promise<void> {
    const { accountId, organisationId } = this.db.actor();
    const pin = makePin(subject, typedWords, accountId, this.clock.today(), desk.pinKey);
    await this.db.query(
      `delete from pins where organisation_id = $1 and desk_id = $2 and purpose = $3 and subject_id = $4`,
      [organisationId, desk.deskId, subject.purpose, subject.subjectId],
    );
    await this.db.query(
      `insert into pins (organisation_id, desk_id, purpose, subject_id, digest, pinned_by, pinned_on, mac)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [organisationId, desk.deskId, subject.purpose, subject.subjectId, pin.digest, pin.pinnedBy, pin.day, pin.mac],
    );
  }

  /** The only way to a recipient that is somebody else. @throws NotPinned */
  async recipient(subject: Subject, deskId: string): Promise<Recipient> {
    const desk = this.keyring.desk(deskId);
    return Recipient.pinned(await this.holdingPin(subject, desk), subject, desk.pinKey);
  }

  /** For keys that are sealed to by other means than a box (age). @throws NotPinned */
  async demand(subject: Subject, deskId: string): Promise<void> {
    await this.holdingPin(subject, this.keyring.desk(deskId));
  }

  private async holdingPin(subject: Subject, desk: DeskKeys) {
    const [row] = await this.rows(subject.purpose, [subject.subjectId], desk.deskId);
    if (row && pinHolds(pinOf(row), subject, desk.pinKey)) return pinOf(row);
    // A renewal that has just ended has put all pins under the new key.
    await this.keyring.demandCurrent(desk);
    throw new NotPinned();
  }

  /** At a renewal: every pin that holds, under the new key; one that does not is dropped, and asks for its words again. */
  async renew(old: DeskKeys, next: DeskKeys): Promise<void> {
    const { organisationId, deskId } = old;
    const rows = await this.db.query<PinRow & { purpose: PinPurpose }>(
      `select purpose, subject_id, digest, pinned_by, pinned_on::text, mac from pins where organisation_id = $1 and desk_id = $2`,
      [organisationId, deskId],
    );
    for (const row of rows) {
      const key = [organisationId, deskId, row.purpose, row.subject_id];
      const renewed = remac(pinOf(row), old.pinKey, next.pinKey);
      if (renewed)
        await this.db.change(
          `update pins set mac = $5 where organisation_id = $1 and desk_id = $2 and purpose = $3 and subject_id = $4`,
          [...key, renewed],
        );
      else
        await this.db.change(
          `delete from pins where organisation_id = $1 and desk_id = $2 and purpose = $3 and subject_id = $4`,
          key,
        );
    }
  }

  /** Which of these subjects have a pin that holds, at this desk. */
  async holding(subjects: Subject[], deskId: string): Promise<Set<string>> {
    const [first] = subjects;
    if (!first) return new Set();
    const rows = await this.rows(
      first.purpose,
      subjects.map(({ subjectId }) => subjectId),
      deskId,
    );
    const { pinKey } = this.keyring.desk(deskId);
    const holds = (subject: Subject) =>
      rows.some((row) => row.subject_id === subject.subjectId && pinHolds(pinOf(row), subject, pinKey));
    return new Set(subjects.filter(holds).map(({ subjectId }) => subjectId));
  }

  private rows(purpose: PinPurpose, subjectIds: string[], deskId: string): Promise<PinRow[]> {
    return this.db.query<PinRow>(
      `select subject_id, digest, pinned_by, pinned_on::text, mac from pins
       where organisation_id = $1 and desk_id = $2 and purpose = $3 and subject_id = any ($4::uuid[])`,
      [this.db.actor().organisationId, deskId, purpose, subjectIds],
    );
  }
}

const pinOf = (row: PinRow) => ({ digest: row.digest, pinnedBy: row.pinned_by, day: row.pinned_on, mac: row.mac });
