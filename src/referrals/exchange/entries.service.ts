import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { KeyPair } from '../../vault/box.js';
import type { Recipient } from '../../vault/recipient.js';
import type { Offer } from '../offer.entity.js';
import { type Entry, inOrder, type KeptEntry, type Side, type Written } from './entry.js';
import { EXCHANGE, openCopy, openForDesk, sealCopy, sealForDesk } from './exchange-keys.js';

/** The two keys of one side: to the desk's box, and to the lawyer's copy as long as there is a stage secret. */
export interface Keys {
  toDesk: Recipient;
  lawyer: { half: Buffer; gate: Buffer } | null;
}

/** The rows of an exchange. Each is written twice: for the desk, which keeps it, and for the lawyer, until the offer ends. */
@Injectable()
export class Entries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The server's gate to an exchange; undefined once the offer has ended. */
  async gate(offerId: string): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ secret: Buffer }>(
      `select secret from shred.stage_secrets where offer_id = $1 and stage = $2`,
      [offerId, EXCHANGE],
    );
    return row?.secret;
  }

  /** Whose copy waits is told by `waitsFor`, in clear; what it is, nowhere. */
  async add(
    offer: Offer,
    by: Side,
    written: Written,
    { toDesk, lawyer }: Keys,
    waitsFor: Side | null,
  ): Promise<string> {
    const row = { id: randomUUID(), offerId: offer.id, organisationId: offer.organisationId };
    const entry: Entry = {
      ...written,
      by,
      at: this.clock.calendar().toISOString().slice(0, 16),
      n: await this.count(offer.id),
    };
    const of = [
      row.id,
      offer.id,
      offer.organisationId,
      offer.accountId,
      offer.senderOrganisationId,
      offer.senderDeskId,
    ];
    await this.db.query(
      `insert into exchange_entries (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, waits_for, for_desk_sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [...of, waitsFor, sealForDesk(toDesk, row, { ...entry, who: this.db.actor().handle })],
    );
    if (lawyer)
      await this.db.query(
        `insert into exchange_copies (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, stage, for_lawyer_sealed)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [...of, EXCHANGE, sealCopy(lawyer.half, lawyer.gate, row, entry)],
      );
    return row.id;
  }

  /** All that was ever written, in order. @throws CannotOpen */
  async forDesk(offerId: string, box: KeyPair): Promise<KeptEntry[]> {
    const rows = await this.db.query<Stored>(
      `select id, organisation_id, waits_for, for_desk_sealed as sealed from exchange_entries where offer_id = $1`,
      [offerId],
    );
    return inOrder(
      rows.map(({ id, organisation_id: organisationId, waits_for, sealed }) => ({
        id,
        waits_for,
        entry: openForDesk(box, { id, offerId, organisationId }, sealed),
      })),
    );
  }

  /** In order; of an offer that has ended, nothing. @throws CannotOpen */
  async forLawyer(offerId: string, half: Buffer, gate: Buffer | undefined): Promise<KeptEntry[]> {
    const rows = await this.db.query<Stored>(
      `select c.id, c.organisation_id, e.waits_for, c.for_lawyer_sealed as sealed from exchange_copies c
       join exchange_entries e on e.id = c.id where c.offer_id = $1`,
      [offerId],
    );
    return inOrder(
      rows.map(({ id, organisation_id: organisationId, waits_for, sealed }) => ({
        id,
        waits_for,
        entry: openCopy(half, gate, { id, offerId, organisationId }, sealed),
      })),
    );
  }

  /** Seen, answered or judged: it waits no more. @returns how many waited until now */
  async settle(ids: string[]): Promise<number> {
    return this.db.change(
      `update exchange_entries set waits_for = null where id = any ($1::uuid[]) and waits_for is not null`,
      [ids],
    );
  }

  /** For which of these offers something waits. */
  async waiting(offerIds: string[], side: Side): Promise<Set<string>> {
    const rows = await this.db.query<{ offer_id: string }>(
      `select distinct offer_id from exchange_entries where offer_id = any ($1::uuid[]) and waits_for = $2`,
      [offerIds, side],
    );
    return new Set(rows.map(({ offer_id }) => offer_id));
  }

  private async count(offerId: string): Promise<number> {
    const [row] = await this.db.query<{ n: number }>(
      `select count(*)::int as n from exchange_entries where offer_id = $1`,
      [offerId],
    );
    return row!.n;
  }
}

interface Stored {
  id: string;
  organisation_id: string;
  waits_for: Side | null;
  sealed: Buffer;
}
