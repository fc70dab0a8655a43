import sharp, { type Sharp } from 'sharp';
import { CannotClean } from './cannot-clean.js';
import type { PictureType } from './document-type.js';

/** A camera of 50 megapixels fits; what unpacks to more is a trap for the memory. All pages together. */
const PIXELS = 64_000_000;

// Of all that libvips can read, these and nothing else: the rest is attack surface.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff'].map((format) => `VipsForeignLoad${format}Buffer`),
});
sharp.cache(false);
sharp.concurrency(1);

const FORMATS = { jpeg: 'jpeg', png: 'png', webp: 'webp', gif: 'gif', tiff: 'tiff' } as const;

/** @param page counted from 1; without it all pages, one beneath the other */
export function pictureOf(bytes: Uint8Array, page?: number) {
  const pages = page === undefined ? { pages: -1 } : { page: page - 1, pages: 1 };
  return sharp(bytes, { limitInputPixels: PIXELS, failOn: 'truncated', ...pages });
}

/** Throws CannotClean. */
export async function pagesOf(bytes: Uint8Array, type: PictureType): Promise<number> {
  const { format, pages = 1, width, height } = await whole(() => pictureOf(bytes, 1).metadata());
  if (format !== FORMATS[type]) throw new CannotClean('damaged');
  if (width * height * pages > PIXELS) throw new CannotClean('too_large');
  return pages;
}

/**
 * The picture drawn anew, upright: no EXIF, XMP, IPTC, comment, colour profile, thumbnail, second picture behind the first, or
 * position is left, since none is asked for. Throws CannotClean.
 */
export async function cleanPicture(bytes: Uint8Array, type: PictureType): Promise<Uint8Array> {
  const pages = await pagesOf(bytes, type);
  // What moves, and what has several pages, cannot be turned: cameras make neither.
  return whole(() => encoded(pages === 1 ? pictureOf(bytes, 1).autoOrient() : pictureOf(bytes), type).toBuffer());
}

export const encoded = (picture: Sharp, type: PictureType) =>
  ({
    jpeg: () => picture.jpeg({ quality: 90 }),
    png: () => picture.png(),
    webp: () => picture.webp({ quality: 90 }),
    gif: () => picture.gif(),
    tiff: () => picture.tiff({ compression: 'deflate' }),
  })[type]();

/** What the library says of a file is never told: it may hold words of it. */
export async function whole<Drawn>(draw: () => Promise<Drawn>): Promise<Drawn> {
  try {
    return await draw();
  } catch (error) {
    if (error instanceof CannotClean) throw error;
    throw new CannotClean(/exceeds pixel limit|too large/i.test(String(error)) ? 'too_large' : 'damaged');
  }
}
