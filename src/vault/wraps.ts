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
  epoch: number;
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
      placeOf(kind, objectId, organisationId),
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
    return this.kept(new ContentKey(1, key));
  }

  /** @throws CannotOpen when there is no key, or it is not of this desk. */
  async open(kind: Wrapped, objectId: string): Promise<ContentKey> {
    const key = (await this.openAll(kind, [objectId])).get(objectId);
    if (!key) throw new CannotOpen({ table: 'wraps', column: kind });
    return key;
  }

  /** The current key of each object, in one query. An object whose desk's key the actor does not hold is missing. */
  async openAll(kind: Wrapped, objectIds: string[]): Promise<Map<string, ContentKey>> {
    if (objectIds.length === 0) return new Map();
    const { organisationId } = this.db.actor();
    const rows = await this.db.query<WrapRow>(
      `select distinct on (w.object_id) w.desk_id, w.object_id, w.number, w.epoch, w.key_sealed, s.secret
       from wraps w join shred.secrets s
         on s.organisation_id = w.organisation_id and s.object_id = w.object_id and s.kind = w.kind
       where w.organisation_id = $1 and w.object_id = any ($2::uuid[]) and w.kind = $3
       order by w.object_id, w.number desc`,
      [organisationId, objectIds, kind],
    );
    return new Map(
      rows.map((row) => {
        const place = placeOf(kind, row.object_id, organisationId);
        const key = openBlob(wrapKey(this.keyring.desk(row.desk_id), row.secret), place, row.key_sealed);
        return [row.object_id, this.kept(new ContentKey(row.number, key))];
      }),
    );
  }

  private kept(key: ContentKey): ContentKey {
    this.db.seat().afterwards.push(() => key.wipe());
    return key;
  }
}

const wrapKey = (desk: DeskKeys, shredSecret: Uint8Array) => hkdf(desk.wrapKey, 'wrap', shredSecret);
const placeOf = (kind: Wrapped, id: string, organisationId: string): Place => ({
  table: `wraps.${kind}`,
  column: 'key',
  id,
  organisationId,
});
