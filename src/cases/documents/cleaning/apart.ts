import { CannotClean } from './cannot-clean.js';
import type { Asked, Told } from './asked.js';
import { cleanFile } from './clean-file.js';
import { drawnPage } from './page-picture.js';
import { redactFile } from './redact-file.js';

/** A process that reads one strange file after the other, holds no key, and reaches no database. */
async function told(asked: Asked): Promise<Told> {
  try {
    if (asked.want === 'cleaned') return { cleaned: await cleanFile(asked.bytes, asked.name) };
    if (asked.want === 'drawn') return { bytes: await drawnPage(asked.bytes, asked.type, asked.page, asked.width) };
    return { bytes: await redactFile(asked.bytes, asked.type, asked.marks) };
  } catch (error) {
    // Whatever it was, the file could not be read to its end.
    return { whyNot: error instanceof CannotClean ? error.reason : 'damaged' };
  }
}

process.on('message', async (asked: Asked) => process.send!(await told(asked)));
process.on('disconnect', () => process.exit());
