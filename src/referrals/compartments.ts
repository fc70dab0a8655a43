import type { Facts } from '../cases/facts.js';
import { openBlob, type Place, sealBlob } from '../vault/blob.js';
import { CannotOpen } from '../vault/cannot-open.js';
import { hkdf, randomKey } from '../vault/derive.js';

/** The three parts of an offer, each under a key of its own. */
export const STAGES = ['preview', 'name', 'packet'] as const;
export type Stage = (typeof STAGES)[number];

/** PREVIEW: coded facts, and the week of the next deadline. No identity, no exact day. */
export interface PreviewContent {
  purpose: string;
  facts: Facts;
  /** A code of `urgency`, as the desk sees it. Offers from before it was asked hold none. */
  urgency?: string;
  /** Codes: in which the person can be spoken to. */
  languages?: string[];
  deadline_week: string | null;
  fields: string[];
  consent: { given_on: string; language: string };
  /** The sending desk's box key, hex: answers are sealed to this one and to no key from a column. */
  reply_to: string;
}

/** NAME: for the conflict check. */
export interface NameContent {
  person: string | null;
  also: string[];
}

/** PACKET: the chosen fields, sealed anew. */
export interface PacketContent {
  sections: PacketSectionContent[];
}
export interface PacketSectionContent {
  code: string;
  lines?: { label: string; text: string }[];
  text?: string;
  entries?: { on: string; text: string }[];
}
interface Contents {
  preview: PreviewContent;
  name: NameContent;
  packet: PacketContent;
}

/** One kilobyte, or two, whatever is in it. */
const PAD = 1024;

export interface SealedOffer {
  /** Only this, sealed to the lawyer, together with a stage secret opens a compartment. */
  secret: Buffer;
  stageSecrets: Record<Stage, Buffer>;
  sealed: Record<Stage, Buffer>;
}

export function sealCompartments(offerId: string, recipientOrganisationId: string, contents: Contents): SealedOffer {
  const secret = randomKey();
  const stageSecrets = { preview: randomKey(), name: randomKey(), packet: randomKey() };
  const seal = (stage: Stage) =>
    sealBlob(
      keyOf(secret, stage, stageSecrets[stage]),
      placeOf(offerId, recipientOrganisationId, stage),
      FIRST,
      Buffer.from(JSON.stringify(contents[stage])),
      PAD,
    );
  return { secret, stageSecrets, sealed: { preview: seal('preview'), name: seal('name'), packet: seal('packet') } };
}

/** @throws CannotOpen without the stage secret: the server's gate is closed, or the offer has ended. */
export function openCompartment<S extends Stage>(
  stage: S,
  offer: { id: string; organisationId: string; sealed: Buffer | null },
  secret: Uint8Array,
  stageSecret: Uint8Array | undefined,
): Contents[S] {
  const place = placeOf(offer.id, offer.organisationId, stage);
  if (!offer.sealed || !stageSecret) throw new CannotOpen(place);
  return JSON.parse(openBlob(keyOf(secret, stage, stageSecret), place, offer.sealed).toString()) as Contents[S];
}

const FIRST = { keyNumber: 1, counter: 1 };
const keyOf = (secret: Uint8Array, stage: Stage, stageSecret: Uint8Array) =>
  hkdf(secret, `referral ${stage}`, stageSecret);
const placeOf = (id: string, organisationId: string, stage: Stage): Place => ({
  table: 'offers',
  column: `${stage}_sealed`,
  id,
  organisationId,
});
