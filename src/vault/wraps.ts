import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { openBlob, type Place, sealBlob } from './blob.js';
import { EpochMoved } from '../common/database/epoch-moved.js';
import { CannotOpen } from './cannot-open.js';
import { ContentKey } from './content-key.js';
import { hkdf, randomKey } from './derive.js';
import type { DeskKeys } from './desk-keys.js';
import { Keyring } from './keyring.js';

export type Wrapped = 'case' | 'person' | 'import';

interface WrapRow {
  desk_id: string;
  object_id: string;
  number: number;
  epoch: number;
  made_in: number;
  key_sealed: Buffer;
  secret: Buffer;
}

/** What `KEY_OF` reads. */
export type ReadKey = Pick<WrapRow, 'number' | 'epoch' | 'key_sealed' | 'secret'>;

/**
 * Joins to a statement, as `k`, the key of this number of each object. One look-up for each, whatever the planner believes of
 * tables that have just been filled: hence the limits.
 */
export const KEY_OF = (kind: Wrapped, organisationId: string, objectId: string, number: string) => `
  left join lateral (
    select w.number, w.epoch, w.key_sealed, s.secret
    from (
      select * from wraps
      where organisation_id = ${organisationId} and object_id = ${objectId} and kind = '${kind}' and number = ${number} limit 1
    ) w
    cross join lateral (
      select secret from shred.secrets where organisation_id = ${organisationId} and object_id = ${objectId} and kind = '${kind}' limit 1
    ) s
  ) k on true`;

/** Keys of content: each is wrapped under HKDF(desk's wrap key, the object's shred secret), so that destroying either destroys it. */
@Injectable()
export class Wraps {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
  ) {}

  /** A new key for a new object, written beside it in the same transaction. */
  async make(kind: Wrapped, objectId: string, desk: DeskKeys): Promise<ContentKey> {
    return (await this.makeAll(kind, [objectId], desk)).get(objectId)!;
  }

  /** A key of its own for each of many new objects, in two statements. */
  async makeAll(kind: Wrapped, objectIds: string[], desk: DeskKeys): Promise<Map<string, ContentKey>> {
    await this.keyring.holdEpoch(desk);
    const { organisationId, deskId, epoch } = desk;
    const made = objectIds.map((id) => ({ id, key: randomKey(), shredSecret: randomKey() }));
    await this.db.query(
      `insert into shred.secrets (organisation_id, desk_id, kind, object_id, secret)
       select $1, $2, $3, new.id, new.secret from unnest($4::uuid[], $5::bytea[]) as new (id, secret)`,
      [organisationId, deskId, kind, objectIds, made.map(({ shredSecret }) => shredSecret)],
    );
    await this.db.query(
      `insert into wraps (organisation_id, desk_id, kind, object_id, number, epoch, made_in, key_sealed)
       select $1, $2, $3, new.id, 1, $4, $4, new.key_sealed from unnest($5::uuid[], $6::bytea[]) as new (id, key_sealed)`,
      [
        organisationId,
        deskId,
        kind,
        epoch,
        objectIds,
        made.map(({ id, key, shredSecret }) => sealWrap(desk, kind, id, 1, key, shredSecret)),
      ],
    );
    const keys = new Map(made.map(({ id, key }) => [id, new ContentKey(new Map([[1, key]]), epoch)]));
    this.wipeAfterwards(keys.values());
    return keys;
  }

  /**
   * Before something is written: after a renewal of the desk's key the object gets a new key too, so that who left with the old
   * one opens nothing written from here on.
   */
  async renewIfOld(kind: Wrapped, objectId: string, deskId: string, key: ContentKey): Promise<void> {
    const desk = this.keyring.desk(deskId);
    if (key.madeIn < desk.epoch) await this.renew(kind, objectId, desk, key);
  }

  /** Of many objects of one desk at once: after a renewal all of them are old. */
  async renewAllIfOld(kind: Wrapped, deskId: string, keys: ReadonlyMap<string, ContentKey>): Promise<void> {
    const desk = this.keyring.desk(deskId);
    const old = [...keys].filter(([, key]) => key.madeIn < desk.epoch);
    if (old.length === 0) return;
    await this.keyring.holdEpoch(desk);
    const shredSecrets = await this.shredSecrets(
      kind,
      old.map(([id]) => id),
    );
    const made = old.map(([id, key]) => ({ id, key, number: key.number + 1, secret: randomKey() }));
    await this.db.query(
      `insert into wraps (organisation_id, desk_id, kind, object_id, number, epoch, made_in, key_sealed)
       select $1, $2, $3, new.id, new.number, $4, $4, new.key_sealed
       from unnest($5::uuid[], $6::integer[], $7::bytea[]) as new (id, number, key_sealed)`,
      [
        desk.organisationId,
        deskId,
        kind,
        desk.epoch,
        made.map(({ id }) => id),
        made.map(({ number }) => number),
        made.map(({ id, number, secret }) => sealWrap(desk, kind, id, number, secret, shredSecrets.get(id)!)),
      ],
    );
    for (const { key, secret } of made) key.renew(secret, desk.epoch);
  }

  /** From here on the object is sealed under a new key. */
  async renew(kind: Wrapped, objectId: string, desk: DeskKeys, key: ContentKey): Promise<void> {
    await this.keyring.holdEpoch(desk);
    const secret = randomKey();
    await this.wrap(kind, objectId, desk, {
      number: key.number + 1,
      key: secret,
      shredSecret: await this.shredSecret(kind, objectId),
    });
    key.renew(secret, desk.epoch);
  }

  /** An object that comes from another desk of the organisation: its keys under this desk's, and under that one's no more. */
  async takeOver(
    kind: Wrapped,
    objectId: string,
    desk: DeskKeys,
    keys: [number: number, key: string][],
  ): Promise<void> {
    await this.keyring.holdEpoch(desk);
    const owner = [desk.organisationId, objectId, kind];
    await this.db.change(`delete from wraps where organisation_id = $1 and object_id = $2 and kind = $3`, owner);
    await this.db.change(
      `update shred.secrets set desk_id = $4 where organisation_id = $1 and object_id = $2 and kind = $3`,
      [...owner, desk.deskId],
    );
    const shredSecret = await this.shredSecret(kind, objectId);
    for (const [number, key] of keys)
      await this.wrap(kind, objectId, desk, { number, key: Buffer.from(key, 'hex'), shredSecret });
  }

  private async shredSecret(kind: Wrapped, objectId: string): Promise<Buffer> {
    return (await this.shredSecrets(kind, [objectId])).get(objectId)!;
  }

  /** Locked, always in the same order. @throws CannotOpen: all, or nothing */
  private async shredSecrets(kind: Wrapped, objectIds: string[]): Promise<Map<string, Buffer>> {
    const rows = await this.db.query<{ id: string; secret: Buffer }>(
      `select object_id as id, secret from shred.secrets
       where organisation_id = $1 and object_id = any ($2::uuid[]) and kind = $3 order by object_id for update`,
      [this.db.actor().organisationId, objectIds, kind],
    );
    const found = new Map(rows.map(({ id, secret }) => [id, secret]));
    if (objectIds.some((id) => !found.has(id))) throw new CannotOpen({ table: 'wraps', column: kind });
    return found;
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
      `select w.desk_id, w.object_id, w.number, w.epoch, w.made_in, w.key_sealed, s.secret
       from unnest($2::uuid[]) as wanted (id)
       cross join lateral (
         select * from wraps where organisation_id = $1 and object_id = wanted.id and kind = $3 order by number
       ) w
       cross join lateral (
         select secret from shred.secrets where organisation_id = $1 and object_id = wanted.id and kind = $3 limit 1
       ) s`,
      [organisationId, objectIds, kind],
    );
    const found = new Map<string, { secrets: Map<number, Buffer>; madeIn: number }>();
    for (const row of rows) {
      const desk = this.keyring.desk(row.desk_id);
      if (row.epoch !== desk.epoch) throw new EpochMoved();
      const secret = openWrap(desk, kind, row.object_id, row.number, row.key_sealed, row.secret);
      const { secrets, madeIn } = found.get(row.object_id) ?? { secrets: new Map<number, Buffer>(), madeIn: 0 };
      found.set(row.object_id, { secrets: secrets.set(row.number, secret), madeIn: Math.max(madeIn, row.made_in) });
    }
    const keys = new Map([...found].map(([id, { secrets, madeIn }]) => [id, new ContentKey(secrets, madeIn)]));
    this.wipeAfterwards(keys.values());
    return keys;
  }

  /**
   * One key of an object, from a row that was read together with the object by `KEY_OF`: for who opens one blob of each of thousands.
   * What it opens with it, and the key, are wiped by the caller.
   */
  openRead(
    kind: Wrapped,
    deskId: string,
    objectId: string,
    { number, epoch, key_sealed, secret }: ReadKey,
  ): ContentKey {
    const desk = this.keyring.desk(deskId);
    if (epoch !== desk.epoch) throw new EpochMoved();
    return new ContentKey(new Map([[number, openWrap(desk, kind, objectId, number, key_sealed, secret)]]), epoch);
  }

  private async wrap(
    kind: Wrapped,
    objectId: string,
    desk: DeskKeys,
    { number, key, shredSecret }: { number: number; key: Buffer; shredSecret: Buffer },
  ) {
    const { organisationId, deskId, epoch } = desk;
    await this.db.query(
      `insert into wraps (organisation_id, desk_id, kind, object_id, number, epoch, made_in, key_sealed) values ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [organisationId, deskId, kind, objectId, number, epoch, sealWrap(desk, kind, objectId, number, key, shredSecret)],
    );
  }

  private wipeAfterwards(keys: Iterable<ContentKey>) {
    this.db.seat().afterwards.push(() => {
      for (const key of keys) key.wipe();
    });
  }
}

/** One wrap: the content key under HKDF(the desk's wrap key, the object's shred secret). */
export const sealWrap = (
  desk: DeskKeys,
  kind: Wrapped,
  objectId: string,
  number: number,
  key: Uint8Array,
  shredSecret: Uint8Array,
) =>
  sealBlob(
    wrapKey(desk, shredSecret),
    placeOf(kind, objectId, desk.organisationId, number),
    { keyNumber: desk.epoch, counter: 1 },
    key,
    64,
  );

/** @throws CannotOpen */
export const openWrap = (
  desk: DeskKeys,
  kind: Wrapped,
  objectId: string,
  number: number,
  sealed: Uint8Array,
  shredSecret: Uint8Array,
) => openBlob(wrapKey(desk, shredSecret), placeOf(kind, objectId, desk.organisationId, number), sealed);

const wrapKey = (desk: DeskKeys, shredSecret: Uint8Array) => hkdf(desk.wrapKey, 'wrap', shredSecret);
const placeOf = (kind: Wrapped, id: string, organisationId: string, number: number): Place => ({
  table: `wraps.${kind}`,
  column: `key ${number}`,
  id,
  organisationId,
});
