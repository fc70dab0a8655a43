import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Db } from '../common/database/db.js';
import { ageOfKey, keyOfAge } from '../vault/age-file.js';
import { Keyring } from '../vault/keyring.js';
import { NotPinned, type Subject } from '../vault/pin.js';
import { Pins } from '../vault/pins.js';
import type { Recipient } from '../vault/recipient.js';
import { PublicKeys } from './public-keys.service.js';

/** How far a desk is: nobody has named a key, its words were not heard (or it has changed since), or it may be sealed to. */
export type ExportKeyState = 'none' | 'not-pinned' | 'pinned';

/**
 * The one key that all cases of a desk may be taken out under: the public half of an age identity, whose holder keeps it off this
 * server. A coordinator enters it; the administrator gives the holder a paper with its words; the holder reads them to a coordinator.
 */
@Injectable()
export class ExportKeys {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly publicKeys: PublicKeys,
  ) {}

  async show(deskId: string): Promise<{ recipient: string | null; state: ExportKeyState }> {
    this.keyring.desk(deskId);
    const subject = await this.publicKeys.of('export', deskId);
    return { recipient: subject ? ageOfKey(subject.publicKey) : null, state: await this.stateOf(subject) };
  }

  /** A key in place of the one before: a pin of that one does not hold for it, so that its words are asked for. */
  async enter(deskId: string, recipient: string) {
    const { organisationId } = this.keyring.desk(deskId);
    const publicKey = keyOfAge(recipient);
    const replaced = await this.db.change(
      `update public_keys set public_key = $3 where organisation_id = $1 and subject_id = $2 and purpose = 'export'`,
      [organisationId, deskId, publicKey],
    );
    if (replaced === 0) await this.publicKeys.add({ purpose: 'export', subjectId: deskId, organisationId, publicKey });
    this.audit.record({ action: 'export-key.enter', object: deskId });
  }

  /** @throws NotPinned, also when there is no key at all */
  async recipient(deskId: string): Promise<Recipient> {
    const subject = await this.publicKeys.of('export', deskId);
    if (!subject) throw new NotPinned();
    return this.pins.recipient(subject, deskId);
  }

  private async stateOf(subject: Subject | undefined): Promise<ExportKeyState> {
    if (!subject) return 'none';
    const holding = await this.pins.holding([subject], subject.subjectId);
    return holding.has(subject.subjectId) ? 'pinned' : 'not-pinned';
  }
}
