import { Injectable } from '@nestjs/common';
import { Audit } from '../../../audit/audit.service.js';
import type { Actor } from '../../../common/access/actor.js';
import { Db } from '../../../common/database/db.js';
import { Conflict, Invalid } from '../../../common/web/refusals.js';
import { plainSha256, wipe } from '../../../vault/derive.js';
import { caseRow, refuseClosed } from '../../case-row.js';
import { mention } from '../../case.presenter.js';
import { SealedCases } from '../../sealed-cases.service.js';
import { CannotClean } from '../cleaning/cannot-clean.js';
import { pagePicture, redacted } from '../cleaning/cleaning.js';
import type { Document } from '../document.js';
import { Documents } from '../documents.service.js';
import { cornerInWords, oneStep, pagesOf, PICTURE_WIDTH } from './choosing.js';
import { marksOf, pageOf, placeOf } from './marks.js';
import type { ChooseRedaction, RedactDocument } from './redaction.input.js';
import type { RedactionInHand } from './views/redaction.page.js';

const PIXELS_WIDE = 1280;

/**
 * A copy of a document of which a part is hidden for good: looked at until it is right, then kept as a document of its own, which says what
 * it was made of. The original stays as it is. What is shown is what would be kept.
 */
@Injectable()
export class Redactions {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly documents: Documents,
  ) {}

  /** The page that is looked at, with what is hidden by now. Nothing is kept. @throws Conflict for a kind that has no pages */
  async look(actor: Actor, caseId: string, id: string, input: ChooseRedaction): Promise<RedactionInHand> {
    const { about, of } = await this.opened(actor, caseId, id);
    const { page, hide, leftOut, corner, wrong } = oneStep(input, about.pages);
    const picture = await this.drawn(actor, about, (bytes) => hiddenPage(bytes, about, page, hide));
    return {
      case: of,
      document: { id, name: about.name, pages: about.pages, is_pdf: about.type === 'pdf' },
      page,
      hidden: hide.map((mark) => ({ mark, page: pageOf(mark), place: placeOf(mark) })),
      left_out: leftOut,
      wrong,
      corner: corner ? { mark: corner, words: cornerInWords(corner) } : null,
      picture: { png: Buffer.from(picture).toString('base64'), high: highOf(picture) },
    };
  }

  /** @returns the id of the copy */
  async keep(actor: Actor, caseId: string, id: string, { hide = [], left_out }: RedactDocument): Promise<string> {
    const { about } = await this.opened(actor, caseId, id);
    const leftOut = pagesOf(left_out);
    refuseNothing(about, hide, leftOut);
    const marks = marksOf(hide, leftOut);
    const bytes = await this.drawn(actor, about, (original) => redacted(original, about.type, marks));
    const { organisationId } = actor;
    try {
      const copy = {
        name: nameOfCopy(about.name),
        type: about.type,
        kind: about.kind,
        pages: about.pages - leftOut.length,
        clean: true,
        digest: plainSha256(bytes).toString('hex'),
        made_from: id,
      };
      const file = await this.documents.sealFile(organisationId, bytes, copy);
      await this.db
        .actingFor(actor, 'document.redact', () => this.documents.keep(caseId, [file]))
        .catch(async (error: unknown) => {
          await this.documents.discardFile(organisationId, file.id);
          throw error;
        });
      return file.id;
    } finally {
      wipe(bytes);
    }
  }

  /** That it is opened is recorded, and committed, before its bytes are read: the first time in a session. */
  private async opened(actor: Actor, caseId: string, id: string) {
    const opened = await this.db.actingFor(actor, 'document.redact', async () => {
      refuseClosed(await caseRow(this.db, caseId));
      const about = await this.documents.about(caseId, id);
      if (this.sealed.nowKnown(id)) this.audit.record({ action: 'document.read', object: id });
      return { about, of: mention(await this.sealed.open(caseId)) };
    });
    if (opened.about.pages === 0)
      throw new Conflict(
        'Only pictures and PDFs can be hidden in part. Save it as a PDF, and bring that one.',
        'no-pages',
      );
    return opened;
  }

  private async drawn(actor: Actor, about: Document, draw: (bytes: Uint8Array) => Promise<Uint8Array>) {
    const bytes = await this.documents.whole(about, actor.organisationId);
    try {
      return await draw(bytes);
    } catch (error) {
      if (!(error instanceof CannotClean)) throw error;
      throw new Conflict(
        'This document cannot be drawn here, so nothing can be hidden in it. Save it as a PDF, and bring that one.',
        'not-drawn',
      );
    } finally {
      wipe(bytes);
    }
  }
}

/** The page as it would be in the copy: made by the same hand that makes the copy. */
async function hiddenPage(bytes: Uint8Array, about: Document, page: number, hide: string[]): Promise<Uint8Array> {
  const here = hide.filter((mark) => pageOf(mark) === page);
  const { type } = about;
  if (here.length === 0) return pagePicture(bytes, type, page, PIXELS_WIDE);
  const others = type === 'pdf' ? pagesBeside(about.pages, page) : [];
  const copy = await redacted(bytes, type, marksOf(here, others));
  return pagePicture(copy, type, 1, PIXELS_WIDE);
}

const pagesBeside = (pages: number, page: number) =>
  Array.from({ length: pages }, (_, at) => at + 1).filter((other) => other !== page);

/** @throws Invalid for a copy that hides nothing, or holds nothing */
function refuseNothing({ pages, type }: Document, hide: string[], leftOut: number[]): void {
  const wrong = [...hide.map(pageOf), ...leftOut].find((page) => page > pages);
  if (wrong !== undefined) throw new Invalid([{ field: 'hide', message: `There is no page ${wrong}.` }]);
  if (hide.length + leftOut.length === 0)
    throw new Invalid([{ field: 'hide', message: 'Nothing is hidden yet. Hide a place, or leave a page out.' }]);
  if (leftOut.length >= pages || (leftOut.length > 0 && type !== 'pdf'))
    throw new Invalid([{ field: 'left_out', message: 'At least one page has to stay.' }]);
}

const nameOfCopy = (name: string) => name.replace(/( \(redacted\))?(\.[^.]*)$/, ' (redacted)$2');

/** Of a PNG: its height, for the width at which it lies on the screen. */
function highOf(png: Uint8Array): number {
  const head = Buffer.from(png.buffer, png.byteOffset, 24);
  return Math.max(1, Math.round((head.readUInt32BE(20) * PICTURE_WIDTH) / head.readUInt32BE(16)));
}
