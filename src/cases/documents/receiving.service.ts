import { Injectable } from '@nestjs/common';
import { type ArrivingFile, MOST_FILES } from '../../common/web/arriving-files.js';
import { plainSha256, wipe } from '../../vault/derive.js';
import { CannotClean } from './cleaning/cannot-clean.js';
import type { Cleaned } from './cleaning/clean-file.js';
import { cleaned } from './cleaning/cleaning.js';
import { extensionOf } from './cleaning/document-type.js';
import type { AboutDocument } from './document.js';
import { NoPlace, Places } from './places-in-memory.js';
import { safeName } from './safe-name.js';
import { KEPT_ON_REQUEST, type Refused, WHY_REFUSED } from './why-not.js';

/** One that arrived, as it may be kept: its bytes are wiped once it was. */
export type ReceivedFile = Pick<AboutDocument, 'name' | 'type' | 'pages' | 'clean' | 'digest'> & { bytes: Uint8Array };

const AT_A_TIME = 3;

/**
 * Files on their way in, of a case or of an exchange: taken whole into memory, one of each sender and three of all at a time, cleaned in a
 * process apart, handed over, and forgotten. No connection to the database is held meanwhile; nothing of them stands on the disk but sealed.
 */
@Injectable()
export class Receiving {
  private readonly places = new Places(AT_A_TIME);

  /**
   * @param asItIs what cannot be cleaned is taken all the same
   * @param known digests of those that are there already; those that come are added
   * @param kept what `keep` made of each: filled while they come, so that whoever asked knows them when the line breaks
   * @returns in words why each of the others was not kept
   */
  async takeAll<Kept>(
    arriving: AsyncIterator<ArrivingFile>,
    { asItIs, known }: { asItIs: boolean; known: Set<string> },
    kept: Kept[],
    keep: (file: ReceivedFile) => Promise<Kept>,
  ): Promise<{ refused: string[]; already: number }> {
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
          const outcome = await takeOne(next.value, asItIs, known, keep);
          if (outcome === 'already') already += 1;
          else if (typeof outcome === 'string') refused.push(`${nameOf(next.value)}: ${WHY_REFUSED[outcome]}`);
          else kept.push(outcome.kept);
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
}

async function takeOne<Kept>(
  { name, bytes }: ArrivingFile,
  asItIs: boolean,
  known: Set<string>,
  keep: (file: ReceivedFile) => Promise<Kept>,
): Promise<{ kept: Kept } | Refused | 'already'> {
  if (!bytes) return 'too_large';
  try {
    const digest = plainSha256(bytes).toString('hex');
    if (known.has(digest)) return 'already';
    const outcome = await cleanedOr(bytes, name, asItIs);
    if (typeof outcome === 'string') return outcome;
    const { type, extension, pages, clean } = outcome;
    try {
      const kept = await keep({ name: safeName(name, extension), type, pages, clean, digest, bytes: outcome.bytes });
      known.add(digest);
      return { kept };
    } finally {
      wipe(outcome.bytes);
    }
  } finally {
    wipe(bytes);
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
