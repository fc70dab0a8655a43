import { Injectable } from '@nestjs/common';
import { PinnedSubjects } from '../legal-contacts/pinned-subjects.js';
import { Keyring } from '../vault/keyring.js';
import { Pins } from '../vault/pins.js';
import { PublicKeys } from './public-keys.service.js';

/** Which lawyers' keys one of the asker's desks has pinned, with a pin that holds for the key of today. */
@Injectable()
export class PinnedLawyers extends PinnedSubjects {
  constructor(
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly publicKeys: PublicKeys,
  ) {
    super();
  }

  async among(accountIds: string[]): Promise<Set<string>> {
    const desks = this.keyring.desks();
    if (desks.length === 0) return new Set();
    const lawyers = await this.publicKeys.among('lawyer', accountIds);
    const pinned = new Set<string>();
    for (const { deskId } of desks) for (const id of await this.pins.holding(lawyers, deskId)) pinned.add(id);
    return pinned;
  }
}
