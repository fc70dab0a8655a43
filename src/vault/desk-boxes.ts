import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { openBlob, type Place, sealBlob, sealingOf } from './blob.js';
import { type KeyPair, openSealed, publicKeyOf } from './box.js';
import { CannotOpen } from './cannot-open.js';
import type { DeskKeys } from './desk-keys.js';
import { Keyring } from './keyring.js';

interface BoxRow {
  epoch: number;
  secret_sealed: Buffer;
}

/** The box keys of a desk, of this epoch and the earlier ones: answers still come to the key that an offer carried. */
@Injectable()
export class DeskBoxes {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
  ) {}

  /** Newest first. */
  async of(deskId: string): Promise<KeyPair[]> {
    const desk = this.keyring.desk(deskId);
    const rows = await this.rows(desk);
    return [
      desk.box,
      ...rows.map((row) => pairOf(openBlob(desk.wrapKey, placeOf(desk, row.epoch), row.secret_sealed))),
    ];
  }

  /** At a renewal: the old box secret, and those before it, under the new key. */
  async keep(old: DeskKeys, next: DeskKeys) {
    for (const { epoch, secret_sealed } of await this.rows(old)) {
      const secret = openBlob(old.wrapKey, placeOf(old, epoch), secret_sealed);
      const counter = sealingOf(secret_sealed).counter + 1;
      await this.db.change(
        `update desk_boxes set secret_sealed = $4 where organisation_id = $1 and desk_id = $2 and epoch = $3`,
        [
          old.organisationId,
          old.deskId,
          epoch,
          sealBlob(next.wrapKey, placeOf(next, epoch), { keyNumber: next.epoch, counter }, secret, 64),
        ],
      );
    }
    await this.db.query(
      `insert into desk_boxes (organisation_id, desk_id, epoch, secret_sealed) values ($1, $2, $3, $4)`,
      [
        old.organisationId,
        old.deskId,
        old.epoch,
        sealBlob(next.wrapKey, placeOf(next, old.epoch), { keyNumber: next.epoch, counter: 1 }, old.box.secretKey, 64),
      ],
    );
  }

  private rows({ organisationId, deskId }: DeskKeys): Promise<BoxRow[]> {
    return this.db.query<BoxRow>(
      `select epoch, secret_sealed from desk_boxes where organisation_id = $1 and desk_id = $2 order by epoch desc`,
      [organisationId, deskId],
    );
  }
}

/** Opens what came to one of the desk's boxes. @throws CannotOpen when it is for none of them */
export function openWithAny(pairs: KeyPair[], sealed: Uint8Array): Buffer {
  for (const pair of pairs) {
    try {
      return openSealed(pair, sealed);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
    }
  }
  throw new CannotOpen();
}

const pairOf = (secretKey: Buffer): KeyPair => ({ secretKey, publicKey: publicKeyOf(secretKey) });
const placeOf = ({ deskId, organisationId }: DeskKeys, epoch: number): Place => ({
  table: 'desk_boxes',
  column: `secret ${epoch}`,
  id: deskId,
  organisationId,
});
