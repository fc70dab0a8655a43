import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { SheetUnreadable } from '../../judge/sheet-unreadable.js';

/** A workbook with many pictures has some hundred entries; we read a handful. */
const MOST_ENTRIES = 5000;
/** What all entries that are read may be together, inflated. A sheet of 25,000 records is 20 MB. */
const MOST_INFLATED = 256 * 1024 * 1024;
/** Sheets shrink to a tenth or a twentieth; a bomb to a thousandth. Small ones are let through: nobody is hurt by them. */
const MOST_RATIO = 200;
const SMALL = 16 * 1024 * 1024;

const AGAIN =
  'Open it in your spreadsheet programme, save it again as a workbook (xlsx) or as "CSV UTF-8", and try again.';

export const damaged = () => new SheetUnreadable(`The workbook is damaged. ${AGAIN}`);
export const tooLarge = () =>
  new SheetUnreadable(
    'Unpacked, the workbook is far larger than a sheet of cases. Copy the cases into a new workbook.',
  );

/** The entries of a workbook. Nothing is unpacked before it is asked for, nor to the disk, nor beyond the bound. */
export class Zip {
  private inflated = 0;

  private constructor(
    private readonly file: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  static async open(bytes: Uint8Array): Promise<Zip> {
    const entries = new Map<string, Entry>();
    try {
      const file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
      if (file.entryCount > MOST_ENTRIES) throw tooLarge();
      for await (const entry of file.eachEntry()) {
        const name = entry.fileName.toLowerCase();
        // Two entries of one name: which of them a person saw depends on the programme.
        if (entries.has(name)) throw damaged();
        entries.set(name, entry);
      }
      return new Zip(file, entries);
    } catch (error) {
      throw error instanceof SheetUnreadable ? error : damaged();
    }
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The inflated bytes, piece by piece. What was damaged on the way is told at the end: keep nothing before. */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw damaged();
    if (entry.isEncrypted())
      throw new SheetUnreadable('The workbook has a password. Save it without one, and try again.');
    const { uncompressedSize, compressedSize } = entry;
    this.inflated += uncompressedSize;
    if (this.inflated > MOST_INFLATED) throw tooLarge();
    if (uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_RATIO) throw tooLarge();
    let sum = 0;
    try {
      // More bytes than declared are an error of the stream: the size can be trusted.
      for await (const piece of await this.file.openReadStreamPromise(entry)) {
        sum = crc32(piece as Buffer, sum);
        yield piece as Buffer;
      }
    } catch (error) {
      throw error instanceof SheetUnreadable ? error : damaged();
    }
    if (sum !== entry.crc32) throw damaged();
  }
}
