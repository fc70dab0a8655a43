import { HttpException, Injectable, NotFoundException } from '@nestjs/common';
import { refuseUnkept } from '../../cases/documents/why-not.js';
import { Receiving } from '../../cases/documents/receiving.service.js';
import type { ArrivingFile } from '../../common/web/arriving-files.js';
import { Conflict } from '../../common/web/refusals.js';
import { wipe } from '../../vault/derive.js';
import { type SealedFor, SealedFiles } from '../../vault/sealed-files.js';
import type { Offer } from '../offer.entity.js';
import { OfferFiles } from '../offer-files.service.js';
import type { Keys } from './entries.service.js';
import type { KeptEntry, SentFile } from './entry.js';
import { openFileKey, sealFileKey } from './exchange-keys.js';

/** One that was sealed, and that nobody knows of yet. */
export interface SealedToSend {
  file: SentFile;
  key: Buffer;
}
export interface Sending {
  arriving: AsyncIterator<ArrivingFile>;
  /** What cannot be cleaned is sent all the same. */
  asItIs: boolean;
}
export interface TakenFile {
  file: SentFile;
  key: Buffer;
  organisationId: string;
}

/**
 * Files that desk and lawyer send each other: sealed while nothing of the database is held, under a key that is then sealed with the exchange's
 * stage secret. So each opens while its offer runs and never afterwards, whichever side wrote it.
 */
@Injectable()
export class ExchangeFiles {
  constructor(
    private readonly files: SealedFiles,
    private readonly offerFiles: OfferFiles,
    private readonly receiving: Receiving,
  ) {}

  /**
   * @param organisationId of the lawyer: there the file lies, whoever sends it
   * @param known digests of what was sent here before: it is not sent twice
   * @param write makes them known, in one transaction; where it refuses, nothing of them stays
   * @returns their names @throws Invalid 422 that says of each file why it was not sent; the others are sent by then
   */
  async send(
    organisationId: string,
    { arriving, asItIs }: Sending,
    known: Set<string>,
    write: (sealed: SealedToSend[]) => Promise<void>,
  ): Promise<string[]> {
    const sealed: SealedToSend[] = [];
    let stage: 'arriving' | 'writing' | 'written' = 'arriving';
    try {
      const { refused, already } = await this.receiving.takeAll(arriving, { asItIs, known }, sealed, (file) =>
        this.seal(organisationId, file),
      );
      stage = 'writing';
      if (sealed.length > 0) await write(sealed);
      stage = 'written';
      refuseUnkept(refused, sealed.length, already);
      return sealed.map(({ file }) => file.name);
    } catch (error) {
      // Of a commit that broke off nobody knows whether it happened: what has no row then is swept.
      if (stage === 'arriving' || (stage === 'writing' && error instanceof HttpException))
        for (const { file } of sealed) await this.files.discard(file.id, fileOf(organisationId));
      throw error;
    } finally {
      for (const { key } of sealed) wipe(key);
    }
  }

  /** Where both sides find it, as long as the offer runs. @throws Conflict when it has ended */
  async add(offer: Offer, { file, key }: SealedToSend, { lawyer }: Keys) {
    if (!lawyer) throw ended();
    const row = { id: file.id, organisationId: offer.organisationId };
    await this.offerFiles.add(offer, 'exchange', file.id, sealFileKey(lawyer.half, lawyer.gate, row, key));
  }

  /** @throws NotFoundException where nobody sent it here; Conflict where it went with its offer */
  async keyOf(offer: Offer, fileId: string, entries: KeptEntry[], keys: Keys['lawyer']): Promise<TakenFile> {
    const file = this.find(entries, fileId);
    const sealed = (await this.offerFiles.keys(offer.id)).get(fileId);
    if (!keys || !sealed) throw ended();
    const { organisationId } = offer;
    return { file, organisationId, key: openFileKey(keys.half, keys.gate, { id: fileId, organisationId }, sealed) };
  }

  digests = (entries: KeptEntry[]): Set<string> =>
    new Set(entries.flatMap(({ entry }) => (entry.kind === 'file' ? [entry.file.digest] : [])));

  /** @throws NotFoundException */
  find(entries: KeptEntry[], fileId: string): SentFile {
    for (const { entry } of entries) if (entry.kind === 'file' && entry.file.id === fileId) return entry.file;
    throw new NotFoundException();
  }

  /** All its bytes, to be wiped by whoever asked; outside of any transaction. @throws CannotOpen */
  async whole({ file, key, organisationId }: TakenFile): Promise<Buffer> {
    try {
      return await this.files.whole(file.id, key, fileOf(organisationId));
    } finally {
      wipe(key);
    }
  }

  private async seal(
    organisationId: string,
    { bytes, ...about }: Parameters<Parameters<Receiving['takeAll']>[3]>[0],
  ): Promise<SealedToSend> {
    const { id, key, bytes: length } = await this.files.seal([bytes], fileOf(organisationId));
    return { key, file: { id, bytes: length, ...about } };
  }
}

const fileOf = (organisationId: string): SealedFor => ({ of: 'exchange', organisationId });
const ended = () =>
  new Conflict('This file went with the referral, which has ended: nothing of it can be opened.', 'ended');
