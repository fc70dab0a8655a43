import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { type KeyPair, sealTo } from '../vault/box.js';
import { openWithAny } from '../vault/desk-boxes.js';
import { CannotOpen } from '../vault/cannot-open.js';
import { Recipient } from '../vault/recipient.js';
import type { Offer } from './offer.entity.js';
import type { Opened, ToldStep } from './views/referral.view.js';

/** Told in clear, by a code and a day: what happens without a key at hand, and that the end was moved. */
export type ToldInClear = 'expired' | 'extended' | 'passed_on' | 'turn';
export type StepKind =
  'preview' | 'name' | 'packet' | 'accepted' | 'declined' | 'completed' | 'withdrawn' | ToldInClear;

/** What happened to an offer. The lawyer keeps the purpose with it, for the list of what has ended. */
export interface Step {
  kind: StepKind;
  at: string;
  reason?: string;
  /** Of a declined offer: words for the desk alone. */
  note?: string;
  /** Of an extension: its new end. */
  until?: string;
  purpose?: string;
  /** Done by somebody who stood in for the lawyer: their account. */
  by?: string;
}

const NOTE_BYTES = 4096;

/** Steps are told to the desk under its box key, and kept by the lawyer under theirs. Nobody else reads them. */
@Injectable()
export class Steps {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * @param desk the desk key carried inside the preview; a desk that acts itself seals to itself
   * @param told what the other side is told too, though nothing can be sealed to it here
   */
  async tell(offer: Offer, step: Omit<Step, 'at'>, desk: Recipient, lawyer?: Recipient, told?: ToldInClear) {
    // A sealed box is bound to no row: the offer stands inside, so that a step moved to another referral is noticed.
    const { note, ...shared } = { ...step, offer: offer.id, at: this.clock.calendar().toISOString().slice(0, 16) };
    const bytes = Buffer.from(JSON.stringify(shared));
    const forDesk = note ? Buffer.from(JSON.stringify({ ...shared, note })) : bytes;
    await this.db.query(
      `insert into offer_steps (id, offer_id, organisation_id, account_id, sender_organisation_id, sender_desk_id, for_desk_sealed, for_lawyer_sealed, told, told_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        randomUUID(),
        offer.id,
        offer.organisationId,
        offer.accountId,
        offer.senderOrganisationId,
        offer.senderDeskId,
        // With a note or without one: the same length.
        sealTo(desk, forDesk, step.kind === 'declined' ? NOTE_BYTES : undefined),
        lawyer ? sealTo(lawyer, bytes) : null,
        told ?? null,
        told ? this.clock.today() : null,
      ],
    );
  }

  /**
   * In order. Steps sealed to a key of the desk that is no more are left out.
   * @param ended offers whose steps may be sealed to a key that is no more: a lawyer who began anew keeps the list, not what was in it
   */
  async read(
    offerIds: string[],
    pairs: KeyPair[],
    side: 'desk' | 'lawyer',
    ended = new Set<string>(),
  ): Promise<Map<string, Step[]>> {
    const column = side === 'desk' ? 'for_desk_sealed' : 'for_lawyer_sealed';
    const rows = await this.db.query<{ offer_id: string; sealed: Buffer | null; told: ToldInClear; told_on: string }>(
      `select offer_id, ${column} as sealed, told, told_on::text from offer_steps
       where offer_id = any ($1::uuid[]) and (${column} is not null or told is not null)`,
      [offerIds],
    );
    const steps = new Map<string, Step[]>(offerIds.map((id) => [id, []]));
    for (const { offer_id, sealed, told, told_on } of rows) {
      if (!sealed) {
        steps.get(offer_id)?.push({ kind: told, at: told_on });
        continue;
      }
      const bytes = ended.has(offer_id) ? openedIfPossible(pairs, sealed) : openWithAny(pairs, sealed);
      if (!bytes) continue;
      const { offer, ...step } = JSON.parse(bytes.toString()) as Step & { offer: string };
      if (offer !== offer_id) throw new CannotOpen({ table: 'offer_steps', column });
      steps.get(offer_id)?.push(step);
    }
    for (const of of steps.values()) of.sort((a, b) => (a.at < b.at ? -1 : 1));
    return steps;
  }
}

function openedIfPossible(pairs: KeyPair[], sealed: Buffer): Buffer | undefined {
  try {
    return openWithAny(pairs, sealed);
  } catch (error) {
    if (error instanceof CannotOpen) return undefined;
    throw error;
  }
}

const TOLD: StepKind[] = ['expired', 'extended', 'passed_on', 'turn'] satisfies ToldInClear[];

/** What happened that nobody opened or answered. */
export const toldIn = (steps: Step[]): ToldStep[] =>
  steps
    .filter(({ kind }) => TOLD.includes(kind))
    .map(({ kind, at }) => ({ what: kind as ToldInClear, on: at.slice(0, 10) }));

/** The day on which each part was first opened. */
export function openedIn(steps: Step[]): Opened {
  const first = (kind: StepKind) => steps.find((step) => step.kind === kind)?.at.slice(0, 10) ?? null;
  return { preview: first('preview'), name: first('name'), packet: first('packet') };
}
