import { Injectable, NotFoundException } from '@nestjs/common';
import { SealedCases } from '../sealed-cases.service.js';
import { Manifests } from './manifests.service.js';
import { type WaitingRow, WaitingRows } from './waiting-rows.service.js';

export interface Mention {
  id: string;
  reference: string;
  pseudonym: string;
}

/** The earlier record that a waiting row may be the same person as: a case by now, or a row that waits too. */
@Injectable()
export class Twins {
  constructor(
    private readonly sealed: SealedCases,
    private readonly manifests: Manifests,
    private readonly waiting: WaitingRows,
  ) {}

  async of({ like, deskId }: WaitingRow): Promise<{ asCase?: Mention; asRow?: WaitingRow }> {
    if (like?.case_id) return { asCase: await this.mentioned(like.case_id) };
    if (!like?.row_id) return {};
    const asRow = await gone(this.waiting.get(like.row_id));
    if (asRow) return { asRow };
    const entries = (await this.manifests.of(deskId)).flatMap((one) => one.entries);
    const settled = entries.find(({ row_id }) => row_id === like.row_id)?.case_id;
    return settled ? { asCase: await this.mentioned(settled) } : {};
  }

  /** Nothing where it is out of reach by now: it went to another desk. */
  async mentioned(caseId: string): Promise<Mention | undefined> {
    const found = await gone(this.sealed.mentioned(caseId));
    return found && { id: found.row.id, reference: found.row.reference, pseudonym: found.pseudonym };
  }
}

const gone = <T>(wanted: Promise<T>) =>
  wanted.catch((error: unknown) => {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  });
