import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import type { DeskKeys } from '../vault/desk-keys.js';
import { Wraps } from '../vault/wraps.js';
import type { Identity } from './identity.js';
import { Person } from './person.entity.js';
import { IDENTITY_PAD, placeOfIdentity } from './place-of-identity.js';

/** The vault of persons. Whoever opens one has recorded the opening before. */
@Injectable()
export class People {
  constructor(
    private readonly db: Db,
    private readonly wraps: Wraps,
  ) {}

  async enter(identity: Identity, desk: DeskKeys): Promise<string> {
    const id = randomUUID();
    const key = await this.wraps.make('person', id, desk);
    const { organisationId, deskId } = desk;
    await this.db.of(Person).insert({
      id,
      organisationId,
      deskId,
      identitySealed: key.seal('identity', placeOfIdentity(id, organisationId), identity, undefined, IDENTITY_PAD),
    });
    return id;
  }

  async identityOf(personId: string): Promise<Identity> {
    const person = await this.db
      .of(Person)
      .findOneOrFail({ where: { id: personId }, select: { id: true, organisationId: true, identitySealed: true } });
    const key = await this.wraps.open('person', personId);
    return key.open<Identity>('identity', placeOfIdentity(personId, person.organisationId), person.identitySealed);
  }
}
