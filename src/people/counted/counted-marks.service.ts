import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import type { Place } from '../../vault/blob.js';
import { CannotOpen } from '../../vault/cannot-open.js';
import type { ContentKey } from '../../vault/content-key.js';
import { Wraps } from '../../vault/wraps.js';
import type { Consent } from '../consent/consent.js';
import { placeOfConsents } from '../consent/place-of-consents.js';
import { type CountedMark, merged } from './mark.js';

/** What a statement reads of a person: no name. */
export interface Countable {
  personId: string;
  deskId: string;
  key: ContentKey;
  consents: Consent[];
  mark: CountedMark;
  sealed: Buffer | null;
}

interface Row {
  id: string;
  desk_id: string;
  consents_sealed: Buffer | null;
  counted_sealed: Buffer | null;
}

/** With one mark, two or none it is as long. */
const PAD = 128;

/** Whether each person has been counted, sealed under their own key beside the identity: reading it opens no name. */
@Injectable()
export class CountedMarks {
  constructor(
    private readonly db: Db,
    private readonly wraps: Wraps,
  ) {}

  /** Locked until this transaction ends, so that two statements never count somebody twice. @throws CannotOpen: all, or nothing */
  async of(personIds: string[]): Promise<Map<string, Countable>> {
    const { organisationId } = this.db.actor();
    const ids = [...new Set(personIds)].sort();
    const rows = await this.db.query<Row>(
      `select id, desk_id, consents_sealed, counted_sealed from persons
       where organisation_id = $1 and id = any ($2::uuid[]) order by id for update`,
      [organisationId, ids],
    );
    const keys = await this.wraps.openAll('person', ids);
    const found = new Map(
      rows.map((row) => {
        const key = keys.get(row.id);
        if (!key) throw new CannotOpen(placeOf(row.id, organisationId));
        const open = <T>(label: 'consent' | 'counted', place: Place, sealed: Buffer | null, none: T): T =>
          sealed ? key.open<T>(label, place, sealed) : none;
        const countable: Countable = {
          personId: row.id,
          deskId: row.desk_id,
          key,
          consents: open('consent', placeOfConsents(row.id, organisationId), row.consents_sealed, []),
          mark: open('counted', placeOf(row.id, organisationId), row.counted_sealed, {}),
          sealed: row.counted_sealed,
        };
        return [row.id, countable] as const;
      }),
    );
    for (const id of ids) if (!found.has(id)) throw new CannotOpen(placeOf(id, organisationId));
    return found;
  }

  /** Of one person, for whoever looks: nothing is held, and no name is opened. @throws CannotOpen */
  async markOf(personId: string): Promise<CountedMark> {
    const { organisationId } = this.db.actor();
    const [row] = await this.db.query<Pick<Row, 'counted_sealed'>>(
      `select counted_sealed from persons where organisation_id = $1 and id = $2`,
      [organisationId, personId],
    );
    if (!row?.counted_sealed) return {};
    const key = (await this.wraps.openAll('person', [personId])).get(personId);
    if (!key) throw new CannotOpen(placeOf(personId, organisationId));
    return key.open<CountedMark>('counted', placeOf(personId, organisationId), row.counted_sealed);
  }

  /** All of them are written, those too whose mark stays as it is: which of them were counted does not show on the disk. */
  async write(people: Countable[]): Promise<void> {
    const { organisationId } = this.db.actor();
    const desks = Map.groupBy(people, ({ deskId }) => deskId);
    for (const [deskId, own] of desks)
      await this.wraps.renewAllIfOld('person', deskId, new Map(own.map(({ personId, key }) => [personId, key])));
    const sealed = people.map(({ personId, key, mark, sealed: before }) =>
      key.seal('counted', placeOf(personId, organisationId), mark, before ?? undefined, PAD),
    );
    await this.db.change(
      `update persons p set counted_sealed = marked.sealed
       from unnest($2::uuid[], $3::bytea[]) as marked (id, sealed) where p.organisation_id = $1 and p.id = marked.id`,
      [organisationId, people.map(({ personId }) => personId), sealed],
    );
  }

  /** A person who was entered twice: counted under either id, counted under both; and parted again, under the one that stayed. */
  async unite(staysId: string, goesId: string): Promise<void> {
    const found = await this.of([staysId, goesId]);
    const [stays, goes] = [found.get(staysId)!, found.get(goesId)!];
    const [one, other] = merged(stays.mark, goes.mark);
    await this.write([
      { ...stays, mark: one },
      { ...goes, mark: other },
    ]);
  }
}

const placeOf = (id: string, organisationId: string): Place => ({
  table: 'persons',
  column: 'counted_sealed',
  id,
  organisationId,
});
