import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import type { Place } from '../vault/blob.js';
import type { DeskKeys } from '../vault/desk-keys.js';
import { Wraps } from '../vault/wraps.js';
import type { Identity } from './identity.js';
import { Person } from './person.entity.js';

/** An identity takes a kilobyte on disk, or two, whether much is known or nothing. */
const PAD = 1024;

/** The vault of persons. Whoever opens one has recorded the opening before. */
@Injectable()
export class People {
  constructor(
    private readonly db: Db,
    private readonly wraps: Wraps,
  ) {}

  /** New persons, each under a key of their own. @returns their ids, in the same order */
  async enter(identities: Identity[], desk: DeskKeys): Promise<string[]> {
    const { organisationId, deskId } = desk;
    const people = identities.map((identity) => ({ id: randomUUID(), identity }));
    const ids = people.map(({ id }) => id);
    const keys = await this.wraps.makeAll('person', ids, desk);
    await this.db.of(Person).insert(
      people.map(({ id, identity }) => ({
        id,
        organisationId,
        deskId,
        identitySealed: keys.get(id)!.seal('identity', placeOf(id, organisationId), identity, undefined, PAD),
      })),
    );
    return ids;
  }

  async identityOf(personId: string): Promise<Identity> {
    const person = await this.db
      .of(Person)
      .findOneOrFail({ where: { id: personId }, select: { id: true, organisationId: true, identitySealed: true } });
    const key = await this.wraps.open('person', personId);
    return key.open<Identity>('identity', placeOf(personId, person.organisationId), person.identitySealed);
  }
}

const placeOf = (id: string, organisationId: string): Place => ({
  table: 'persons',
  column: 'identity_sealed',
  id,
  organisationId,
});
