import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { type ArrivingFile, MOST_FILES } from '../../common/web/arriving-files.js';
import { type FieldMistake, Invalid } from '../../common/web/refusals.js';
import { plainSha256, wipe } from '../../vault/derive.js';
import { caseRow, refuseClosed } from '../case-row.js';
import { CannotClean } from './cleaning/cannot-clean.js';
import type { Cleaned } from './cleaning/clean-file.js';
import { cleaned } from './cleaning/cleaning.js';
import { extensionOf } from './cleaning/document-type.js';
import type { BroughtFile } from './document.js';
import { Documents } from './documents.service.js';
import { NoPlace, Places } from './places-in-memory.js';
import { safeName } from './safe-name.js';
import { KEPT_ON_REQUEST, type Refused, WHY_REFUSED } from './why-not.js';

/** What the form says of all files that come with it. */
export interface SaidOfFiles {
  kind: string;
  note?: string;
  /** What cannot be cleaned is kept all the same. */
  asItIs: boolean;
}
export interface Brought {
  kept: { id: string; name: string }[];
  /** So many stood in the case already, and were not kept twice. */
  already: number;
}

const AT_A_TIME = 3;

/**
 * Files on their way into a case: taken whole into memory, one of each sender and three of all at a time, cleaned in a process apart,
 * sealed, and forgotten. No connection to the database is held meanwhile; nothing of them stands on the disk but sealed.
 */
@Injectable()
export class Bringing {
  private readonly places = new Places(AT_A_TIME);

  constructor(
    private readonly db: Db,
    private readonly documents: Documents,
  ) {}

  /** @throws Invalid 422 that says of each file why it was not kept; the others are kept by then. A line that breaks leaves nothing. */
  async bring(
    actor: Actor,
    caseId: string,
    said: SaidOfFiles,
    arriving: AsyncIterator<ArrivingFile>,
  ): Promise<Brought> {
    const known = await this.db.actingFor(actor, 'document.bring', async () => {
      refuseClosed(await caseRow(this.db, caseId));
      return new Set((await this.documents.list(caseId)).map(({ digest }) => digest));
    });
    const files: BroughtFile[] = [];
    try {
      const told = await this.takeAll(actor, said, arriving, known, files);
      if (files.length > 0) await this.db.actingFor(actor, 'document.bring', () => this.documents.keep(caseId, files));
      const kept = files.map(({ id, about }) => ({ id, name: about.name }));
      if (told.refused.length > 0) throw new Invalid(mistakes(told.refused, kept.length));
      if (kept.length + told.already === 0)
        throw new Invalid([{ field: 'files', message: 'Choose one file or several first.' }]);
      return { kept, already: told.already };
    } catch (error) {
      if (!(error instanceof Invalid))
        for (const { id } of files) await this.documents.discardFile(actor.organisationId, id);
      throw error;
    }
  }

  private async takeAll(
    actor: Actor,
    said: SaidOfFiles,
    arriving: AsyncIterator<ArrivingFile>,
    known: Set<string>,
    files: BroughtFile[],
  ) {
    const refused: string[] = [];
    let already = 0;
    for (let last = false; !last;) {
      const giveBack = await this.places.take().catch((error: unknown) => {
        if (!(error instanceof NoPlace)) throw error;
        refused.push(error.message);
      });
      if (!giveBack) break;
      try {
        const next = await arriving.next();
        if (next.done) last = true;
        else {
          const outcome = await this.takeOne(actor, said, next.value, known);
          if (outcome === 'already') already += 1;
          else if (typeof outcome === 'string') refused.push(`${nameOf(next.value)}: ${WHY_REFUSED[outcome]}`);
          else files.push(outcome);
        }
      } catch (error) {
        if ((error as { code?: string }).code !== 'FST_FILES_LIMIT') throw error;
        refused.push(`At most ${MOST_FILES} files come at once: what came after them was not kept.`);
        last = true;
      } finally {
        giveBack();
      }
    }
    return { refused, already };
  }

  private async takeOne(
    { organisationId }: Actor,
    { kind, note, asItIs }: SaidOfFiles,
    { name, bytes }: ArrivingFile,
    known: Set<string>,
  ): Promise<BroughtFile | Refused | 'already'> {
    if (!bytes) return 'too_large';
    try {
      const digest = plainSha256(bytes).toString('hex');
      if (known.has(digest)) return 'already';
      const outcome = await cleanedOr(bytes, name, asItIs);
      if (typeof outcome === 'string') return outcome;
      const { type, extension, pages, clean } = outcome;
      try {
        const about = { name: safeName(name, extension), type, kind, pages, clean, digest, ...(note && { note }) };
        const file = await this.documents.sealFile(organisationId, outcome.bytes, about);
        known.add(digest);
        return file;
      } finally {
        wipe(outcome.bytes);
      }
    } finally {
      wipe(bytes);
    }
  }
}

async function cleanedOr(bytes: Buffer, name: string, asItIs: boolean): Promise<Cleaned | Refused> {
  const outcome = await cleaned(bytes, name).catch((error: unknown) => {
    if (error instanceof CannotClean) return error.reason;
    throw error;
  });
  if (typeof outcome !== 'string') return outcome.clean || asItIs ? outcome : 'not_clean';
  if (!asItIs || !KEPT_ON_REQUEST.includes(outcome)) return outcome;
  return { bytes, type: 'other', extension: extensionOf(name) || 'bin', pages: 0, clean: false };
}

const nameOf = ({ name }: ArrivingFile) => safeName(name, extensionOf(name) || 'bin');

/** The first of them is told beside the field, each by a line of its own. */
const mistakes = (refused: string[], kept: number): FieldMistake[] => {
  const others =
    kept === 0 ? 'Nothing was kept.' : kept === 1 ? 'The other one was kept.' : `${kept} others were kept.`;
  return [
    {
      field: 'files',
      message: `${refused.length === 1 ? 'One file was' : `${refused.length} files were`} not kept. ${others}`,
    },
    ...refused.map((message, at) => ({ field: `refused-${at}`, message })),
  ];
};
