import type { Asked, Told } from './asked.js';
import { CannotClean } from './cannot-clean.js';
import type { Cleaned } from './clean-file.js';
import type { DocumentType } from './document-type.js';
import { ProcessApart } from './process-apart.js';
import type { Marks } from './redact-file.js';

const apart = new ProcessApart();

/** A copy of a file that says nothing but what it shows. Rejects with CannotClean. */
export async function cleaned(bytes: Uint8Array, name: string, by = apart): Promise<Cleaned> {
  const told = await ask({ want: 'cleaned', bytes, name }, by);
  if (!('cleaned' in told)) throw new CannotClean('damaged');
  return told.cleaned;
}

/** One page as a PNG, at most so many pixels wide; pages from 1. Rejects with CannotClean: `unknown_type` where there is no such page. */
export const pagePicture = (bytes: Uint8Array, type: DocumentType, page: number, width: number, by = apart) =>
  bytesOf({ want: 'drawn', bytes, type, page, width }, by);

/** The same kind of file, without what the marks hide. Rejects with CannotClean. */
export const redacted = (bytes: Uint8Array, type: DocumentType, marks: Marks, by = apart) =>
  bytesOf({ want: 'redacted', bytes, type, marks }, by);

async function bytesOf(asked: Asked, by: ProcessApart): Promise<Uint8Array> {
  const told = await ask(asked, by);
  if (!('bytes' in told)) throw new CannotClean('damaged');
  return told.bytes;
}

async function ask(asked: Asked, by: ProcessApart): Promise<Exclude<Told, { whyNot: unknown }>> {
  const told = await by.ask(asked);
  if ('whyNot' in told) throw new CannotClean(told.whyNot);
  return told;
}
