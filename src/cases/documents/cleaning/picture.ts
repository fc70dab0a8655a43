import sharp from 'sharp';
import { CannotClean } from './cannot-clean.js';

/** A camera of 50 megapixels fits; what unpacks to more is a trap for the memory. */
const PIXELS = 64_000_000;

export type PictureKind = 'jpeg' | 'png' | 'webp';

/**
 * The picture drawn anew, upright: no EXIF, XMP, IPTC, comments, colour profile, thumbnail or position survives, since none is asked
 * for. Throws CannotClean.
 */
export async function cleanPicture(bytes: Uint8Array, kind: PictureKind): Promise<Buffer> {
  try {
    const picture = sharp(bytes, { limitInputPixels: PIXELS, failOn: 'truncated' });
    const { pages = 1 } = await picture.metadata();
    // Only the first page would be left of it, without a word.
    if (pages > 1) throw new CannotClean('It has several pages or moves. Save it as a PDF, or as one picture a page.');
    const upright = picture.autoOrient();
    const drawn = {
      jpeg: () => upright.jpeg({ quality: 90 }),
      png: () => upright.png(),
      webp: () => upright.webp({ quality: 90 }),
    };
    return await drawn[kind]().toBuffer();
  } catch (error) {
    if (error instanceof CannotClean) throw error;
    throw new CannotClean('The picture is damaged or too large. Open it, save it anew, and bring that one.');
  }
}
