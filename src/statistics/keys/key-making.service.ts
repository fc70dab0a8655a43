import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { PublicKeys } from '../../organisations/public-keys.service.js';
import { typedIn } from '../../organisations/typed-words.js';
import { hkdf } from '../../vault/derive.js';
import { Keyring } from '../../vault/keyring.js';
import { makePin } from '../../vault/pin.js';
import { Recipient } from '../../vault/recipient.js';
import { signerOf } from '../../vault/signing.js';
import { pairOf, sealInLayers, sealPrevious } from '../../vault/statistics-secret.js';
import type { Lead, StatisticsKey } from './statistics-keys.service.js';

/** A lead who is to hold a key, with their own key as it was checked. */
export interface Holder {
  accountId: string;
  organisationId: string;
  recipient: Recipient;
}

/** Makes a statistics key for leads whose own keys were checked: nobody but each two of them together can open it. */
@Injectable()
export class KeyMaking {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    private readonly publicKeys: PublicKeys,
  ) {}

  /** A key of this number, for these leads: each ordered pair of them has a share. Of a later one the secret before it is kept under it. */
  async make(number: number, secret: Uint8Array, holders: readonly Holder[], previous?: Uint8Array) {
    const signer = signerOf(secret);
    const key: StatisticsKey = {
      number,
      id: randomUUID(),
      signingKey: signer.publicKey,
      beganOn: this.clock.today(),
    };
    await this.publicKeys.add({
      purpose: 'statistics',
      subjectId: key.id,
      organisationId: this.db.actor().organisationId,
      publicKey: pairOf(secret).publicKey,
    });
    await this.db.query(
      `insert into statistics_keys (number, id, signing_key, began_on, previous_sealed) values ($1, $2, $3, $4, $5)`,
      [
        number,
        key.id,
        Buffer.from(key.signingKey, 'base64'),
        key.beganOn,
        previous ? sealPrevious(secret, number, previous) : null,
      ],
    );
    for (const first of holders)
      for (const second of holders) if (first !== second) await this.share(number, secret, first, second);
    return { key, signer };
  }

  private async share(number: number, secret: Uint8Array, first: Holder, second: Holder) {
    await this.db.query(
      `insert into statistics_shares
         (key_number, first_organisation_id, first_account_id, second_organisation_id, second_account_id, share_sealed)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        number,
        first.organisationId,
        first.accountId,
        second.organisationId,
        second.accountId,
        sealInLayers(secret, { first: first.recipient, second: second.recipient }),
      ],
    );
  }

  /** Whoever acts. */
  self(): Holder {
    const { accountId, organisationId } = this.db.actor();
    return { accountId, organisationId, recipient: Recipient.self(this.keyring.own()) };
  }

  /** A lead whose six words were heard by voice. @throws Invalid naming the field, where they differ */
  async holder(lead: Lead, typedWords: string, field = 'words'): Promise<Holder> {
    return { ...lead, recipient: await this.pinned(lead, typedWords, field) };
  }

  private async pinned(lead: Lead, typedWords: string, field = 'words'): Promise<Recipient> {
    const { accountId, secretKey } = this.db.actor();
    const subject = await this.publicKeys.subject('member', lead.accountId, lead.organisationId);
    const pinKey = hkdf(secretKey, 'statistics pin');
    // The pin lives as long as this act: whoever is given a key again later is asked for the words again.
    return typedIn(field, async () =>
      Recipient.pinned(makePin(subject, typedWords, accountId, this.clock.today(), pinKey), subject, pinKey),
    );
  }
}
