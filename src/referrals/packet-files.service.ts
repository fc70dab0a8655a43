import { Injectable } from '@nestjs/common';
import type { Document } from '../cases/documents/document.js';
import { Documents } from '../cases/documents/documents.service.js';
import type { OpenedCase } from '../cases/sealed-cases.service.js';
import { Invalid } from '../common/web/refusals.js';
import { wipe } from '../vault/derive.js';
import { type SealedFor, SealedFiles } from '../vault/sealed-files.js';
import type { PacketFile } from './compartments.js';
import type { OfferCase } from './referral.input.js';

/** All files of one packet: they are read while the offer is made. */
const MOST_BYTES = 60 * 1024 * 1024;

/**
 * The files of a packet: each document that was chosen, sealed anew under a key that stands in the packet and nowhere else. So it opens when
 * the packet does, and whatever ends the referral ends it too: its bytes may lie for a while, and are noise.
 */
@Injectable()
export class PacketFiles {
  constructor(
    private readonly documents: Documents,
    private readonly files: SealedFiles,
  ) {}

  /** Redacted copies first. */
  async of({ row, key }: OpenedCase): Promise<Document[]> {
    return (await this.documents.list(row.id, key)).sort((a, b) => Number(isOriginal(a)) - Number(isOriginal(b)));
  }

  /** @throws Invalid where the person did not agree to documents, one is not of this case, or an original is sent unawares */
  async chosen(opened: OpenedCase, input: Pick<OfferCase, 'documents' | 'originals' | 'fields'>): Promise<Document[]> {
    const ids = new Set(input.documents);
    if (ids.size === 0) return [];
    if (!input.fields.includes('documents'))
      throw new Invalid([
        { field: 'fields', message: 'Documents are chosen: the person has to agree to share documents.' },
      ]);
    const chosen = (await this.of(opened)).filter(({ id }) => ids.has(id));
    if (chosen.length < ids.size)
      throw new Invalid([{ field: 'documents', message: 'One of these documents is not in the case any more.' }]);
    if (chosen.some(isOriginal) && !input.originals)
      throw new Invalid([
        {
          field: 'originals',
          message:
            'A document is no redacted copy and shows everything. Say that you send it all the same, or hide parts in a copy first.',
        },
      ]);
    if (chosen.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES)
      throw new Invalid([{ field: 'documents', message: 'Together they are larger than 60 MB. Choose fewer.' }]);
    return chosen;
  }

  /** Of documents that have gone since they were chosen nothing is sent. */
  async seal(opened: OpenedCase, organisationId: string, ids: readonly string[] = []): Promise<PacketFile[]> {
    const sealed: PacketFile[] = [];
    if (ids.length === 0) return sealed;
    for (const document of (await this.of(opened)).filter(({ id }) => ids.includes(id))) {
      const source = this.documents.open(document, opened.row.organisationId);
      const { id, key, bytes } = await this.files.seal(source, fileOf(organisationId));
      sealed.push({
        id,
        name: document.name,
        type: document.type,
        bytes,
        redacted: !isOriginal(document),
        key: key.toString('hex'),
      });
      wipe(key);
    }
    return sealed;
  }

  /** Outside of any transaction. @throws CannotOpen */
  whole({ id, key }: PacketFile, organisationId: string): Promise<Buffer> {
    return this.files.whole(id, Buffer.from(key, 'hex'), fileOf(organisationId));
  }
}

export const isOriginal = ({ made_from }: Pick<Document, 'made_from'>) => made_from === undefined;
const fileOf = (organisationId: string): SealedFor => ({ of: 'packet', organisationId });
