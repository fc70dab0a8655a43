import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Db } from '../common/database/db.js';
import { CannotOpen } from '../vault/cannot-open.js';
import type { DeskKeys } from '../vault/desk-keys.js';
import { Wraps } from '../vault/wraps.js';
import type { Consent } from './consent/consent.js';
import { CONSENTS_PAD, placeOfConsents } from './consent/place-of-consents.js';
import type { Identity, PersonVault } from './identity.js';
import { mergedVault } from './merged-vault.js';
import { Person } from './person.entity.js';
import { IDENTITY_PAD, placeOfIdentity } from './place-of-identity.js';

/** The vault of persons. Whoever opens one has recorded the opening before. */
@Injectable()
export class People {
  constructor(
    private readonly db: Db,
    private readonly wraps: Wraps,
  ) {}

  /** New persons, each under a key of their own. @returns their ids, in the same order */
  async enter(entered: { identity: Identity; consents?: Consent[] }[], desk: DeskKeys): Promise<string[]> {
    const { organisationId, deskId } = desk;
    const people = entered.map((one) => ({ id: randomUUID(), ...one }));
    const ids = people.map(({ id }) => id);
    const keys = await this.wraps.makeAll('person', ids, desk);
    await this.db.of(Person).insert(
      people.map(({ id, identity, consents = [] }) => {
        const key = keys.get(id)!;
        return {
          id,
          organisationId,
          deskId,
          identitySealed: key.seal('identity', placeOfIdentity(id, organisationId), identity, undefined, IDENTITY_PAD),
          // Sealed from the first day: that somebody agreed to something does not show on the disk.
          consentsSealed: key.seal('consent', placeOfConsents(id, organisationId), consents, undefined, CONSENTS_PAD),
        };
      }),
    );
    return ids;
  }

  /** What another source says of the same person, beside what is known: nothing is overwritten, nothing is shown. */
  async alsoKnown(personId: string, { deskId }: Pick<DeskKeys, 'deskId'>, more: Identity): Promise<void> {
    const { organisationId, identitySealed } = await this.sealed(personId);
    const key = await this.wraps.open('person', personId);
    const place = placeOfIdentity(personId, organisationId);
    const known = key.open<PersonVault>('identity', place, identitySealed);
    await this.wraps.renewIfOld('person', personId, deskId, key);
    await this.db.of(Person).update(
      { id: personId, organisationId },
      {
        identitySealed: key.seal(
          'identity',
          place,
          mergedVault(known, more, [personId, personId]),
          identitySealed,
          IDENTITY_PAD,
        ),
      },
    );
  }

  async identityOf(personId: string): Promise<Identity> {
    const person = await this.sealed(personId);
    const key = await this.wraps.open('person', personId);
    return key.open<Identity>('identity', placeOfIdentity(personId, person.organisationId), person.identitySealed);
  }

  private sealed(personId: string): Promise<Person> {
    return this.db
      .of(Person)
      .findOneOrFail({ where: { id: personId }, select: { id: true, organisationId: true, identitySealed: true } });
  }

  /** @throws CannotOpen when one is missing, or its key */
  async identitiesOf(personIds: string[]): Promise<Map<string, Identity>> {
    const { organisationId } = this.db.actor();
    const people = await this.db
      .of(Person)
      .find({ where: { organisationId, id: In(personIds) }, select: { id: true, identitySealed: true } });
    const keys = await this.wraps.openAll('person', personIds);
    const sealed = new Map(people.map(({ id, identitySealed }) => [id, identitySealed]));
    return new Map(
      personIds.map((id) => {
        const [key, blob, place] = [keys.get(id), sealed.get(id), placeOfIdentity(id, organisationId)];
        if (!key || !blob) throw new CannotOpen(place);
        return [id, key.open<Identity>('identity', place, blob)];
      }),
    );
  }
}
