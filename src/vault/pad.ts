const MARK = 0x80;

/**
 * Pads to the next multiple of `step` bytes (ISO/IEC 7816-4: one 0x80, then zeros), so that a length on disk says
 * only "up to this step". Always adds at least one byte. Throws RangeError when `step` is not a positive whole number.
 */
export function pad(bytes: Uint8Array, step = 256): Buffer {
  if (!Number.isSafeInteger(step) || step < 1) throw new RangeError('A padding step is a positive whole number.');
  const padded = Buffer.alloc((Math.floor(bytes.length / step) + 1) * step);
  padded.set(bytes);
  padded[bytes.length] = MARK;
  return padded;
}

/**
 * Takes the padding off again; the result is the same bytes, and whoever wipes it wipes them. Throws RangeError when there is none.
 * Not constant time: only ever called on bytes whose authenticity has been checked.
 */
export function unpad(padded: Uint8Array): Buffer {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end -= 1;
  if (end < 0 || padded[end] !== MARK) throw new RangeError('These bytes carry no padding.');
  return Buffer.from(padded.buffer, padded.byteOffset, end);
}
