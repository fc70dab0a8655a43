import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { checkWords } from '../vault/check-words.js';
import { sameBytes } from '../vault/derive.js';
import { Keyring } from '../vault/keyring.js';
import { subjectDigest } from '../vault/pin.js';

/** The six words by which others check one's key. They are made of the key that this session holds, not of what the database says. */
@Injectable()
export class OwnWords {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
  ) {}

  async show() {
    const { accountId: subjectId, organisationId, role, handle } = this.db.actor();
    const { publicKey } = this.keyring.own();
    const purpose = role === 'lawyer' ? 'lawyer' : 'member';
    const [kept] = await this.db.query<{ public_key: Buffer }>(
      `select public_key from public_keys where subject_id = $1 and purpose = $2`,
      [subjectId, purpose],
    );
    return {
      handle,
      check_words: checkWords(subjectDigest({ purpose, subjectId, organisationId, publicKey })),
      /** Somebody put another key in place of this one: whatever is sealed to it, they read. */
      replaced: !kept || !sameBytes(kept.public_key, publicKey),
    };
  }
}
