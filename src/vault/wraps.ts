import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { openBlob, type Place, sealBlob } from './blob.js';
import { CannotOpen } from './cannot-open.js';
import { ContentKey } from './content-key.js';
import { hkdf, randomKey } from './derive.js';
import { type DeskKeys, Keyring } from './keyring.js';

export type Wrapped = 'case' | 'person' | 'import';

interface WrapRow {
  desk_id: string;
  object_id: string;
  number: number;
  key_sealed: Buffer;
  secret: Buffer;
}

/** Keys of content: each is wrapped under HKDF(desk's wrap key, the object's shred secret), so that destroying either destroys it. */
@Injectable()
export class Wraps {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
  ) {}

  /** A new key for a new object, written beside it in the same transaction. */
  async make(kind: Wrapped, objectId: string, desk: DeskKeys): Promise<ContentKey> {
    const { organisationId, deskId, epoch } = desk;
    const [key, secret] = [randomKey(), randomKey()];
    const sealed = sealBlob(
      wrapKey(desk, secret),
      placeOf(kind, objectId, organisationId, 1),
      { keyNumber: epoch, counter: 1 },
      key,
      64,
    );
    await this.db.query(
      `insert into wraps (organisation_id, desk_id, kind, object_id, number, epoch, key_sealed) values ($1, $2, $3, $4, 1, $5, $6)`,
      [organisationId, deskId, kind, objectId, epoch, sealed],
    );
    await this.db.query(
      `insert into shred.secrets (organisation_id, desk_id, kind, object_id, secret) values ($1, $2, $3, $4, $5)`,
      [organisationId, deskId, kind, objectId, secret],
    );
    return this.kept(new ContentKey(new Map([[1, key]])));
  }

  /** @throws CannotOpen when there is no key, or it is not of this desk. */
  async open(kind: Wrapped, objectId: string): Promise<ContentKey> {
    const key = (await this.openAll(kind, [objectId])).get(objectId);
    if (!key) throw new CannotOpen({ table: 'wraps', column: kind });
    return key;
  }

  /** The keys of each object, in one query. An object whose desk's key the actor does not hold is missing. */
  async openAll(kind: Wrapped, objectIds: string[]): Promise<Map<string, ContentKey>> {
    if (objectIds.length === 0) return new Map();
    const { organisationId } = this.db.actor();
    const rows = await this.db.query<WrapRow>(
      // One look-up for each object, whatever the planner believes of tables that have just been filled: as a plain join, fifty
      // keys took a second after an import, until statistics were gathered. An order keeps a subquery from being taken apart.
      `select w.desk_id, w.object_id, w.number, w.key_sealed, s.secret
       from unnest($2::uuid[]) as wanted (id)
       cross join lateral (
         select * from wraps where organisation_id = $1 and object_id = wanted.id and kind = $3 order by number
       ) w
       cross join lateral (
         select secret from shred.secrets where organisation_id = $1 and object_id = wanted.id and kind = $3 limit 1
       ) s`,
      [organisationId, objectIds, kind],
    );
    const secrets = new Map<string, Map<number, Buffer>>();
    for (const row of rows) {
      const place = placeOf(kind, row.object_id, organisationId, row.number);
      const secret = openBlob(wrapKey(this.keyring.desk(row.desk_id), row.secret), place, row.key_sealed);
      secrets.set(row.object_id, (secrets.get(row.object_id) ?? new Map<number, Buffer>()).set(row.number, secret));
    }
    return new Map([...secrets].map(([id, numbered]) => [id, this.kept(new ContentKey(numbered))]));
  }

  private kept(key: ContentKey): ContentKey {
    this.db.seat().afterwards.push(() => key.wipe());
    return key;
  }
}

const wrapKey = (desk: DeskKeys, shredSecret: Uint8Array) => hkdf(desk.wrapKey, 'wrap', shredSecret);
const placeOf = (kind: Wrapped, id: string, organisationId: string, number: number): Place => ({
  table: `wraps.${kind}`,
  column: `key ${number}`,
  id,
  organisationId,
});
