import type { DocumentType } from '../cases/documents/cleaning/document-type.js';
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
  /** The person agreed that a colleague of the same office may stand in. */
  stand_in?: boolean;
  /** The sending desk's box key, hex: answers are sealed to this one and to no key from a column. */
  reply_to: string;
  /** Its box for questions, answers and reports, hex. Missing from offers sent before there were any. */
  exchange_to?: string;
}

/** NAME: for the conflict check. */
export interface NameContent {
  person: string | null;
  also: string[];
}

/** PACKET: the chosen fields, sealed anew. */
export interface PacketContent {
  sections: PacketSectionContent[];
  /** Missing where no document was chosen. */
  files?: PacketFile[];
}
/** A document, sealed anew as a file of its own. Its key stands here and nowhere else: without the packet it is noise. */
export interface PacketFile {
  id: string;
  name: string;
  type: DocumentType;
  bytes: number;
  /** A copy in which parts are hidden. */
  redacted: boolean;
  /** Hex. */
  key: string;
}
export interface PacketSectionContent {
  code: string;
  lines?: { label: string; text: string }[];
  text?: string;
  entries?: { on: string; text: string }[];
}
export interface Contents {
  preview: PreviewContent;
  name: NameContent;
  packet: PacketContent;
}

/** One kilobyte, or two, whatever is in it. */
const PAD = 1024;

/** One part, and the server's gate to it. */
export interface SealedPart {
  gate: Buffer;
  sealed: Buffer;
}

/**
 * One part of an offer. The offer's secret, sealed to the lawyer, together with the part's gate opens it.
 * @param secret 32 bytes, the same for all parts of the offer
 */
export function sealCompartment<S extends Stage>(
  stage: S,
  offer: { id: string; organisationId: string },
  secret: Uint8Array,
  content: Contents[S],
): SealedPart {
  const gate = randomKey();
  const place = placeOf(offer.id, offer.organisationId, stage);
  return {
    gate,
    sealed: sealBlob(keyOf(secret, stage, gate), place, FIRST, Buffer.from(JSON.stringify(content)), PAD),
  };
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
