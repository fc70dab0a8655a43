import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Db } from '../common/database/db.js';
import type { Place } from '../vault/blob.js';
import { CannotOpen } from '../vault/cannot-open.js';
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

  async enter(identity: Identity, desk: DeskKeys): Promise<string> {
    const id = randomUUID();
    const key = await this.wraps.make('person', id, desk);
    const { organisationId, deskId } = desk;
    await this.db.of(Person).insert({
      id,
      organisationId,
      deskId,
      identitySealed: key.seal('identity', placeOf(id, organisationId), identity, undefined, PAD),
    });
    return id;
  }

  async identityOf(personId: string): Promise<Identity> {
    const person = await this.db
      .of(Person)
      .findOneOrFail({ where: { id: personId }, select: { id: true, organisationId: true, identitySealed: true } });
    const key = await this.wraps.open('person', personId);
    return key.open<Identity>('identity', placeOf(personId, person.organisationId), person.identitySealed);
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
        const [key, blob, place] = [keys.get(id), sealed.get(id), placeOf(id, organisationId)];
        if (!key || !blob) throw new CannotOpen(place);
        return [id, key.open<Identity>('identity', place, blob)];
      }),
    );
  }
}

const placeOf = (id: string, organisationId: string): Place => ({
  table: 'persons',
  column: 'identity_sealed',
  id,
  organisationId,
});
