import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Document } from '../../cases/documents/document.js';
import { sealedToAge } from '../../vault/age-file.js';
import type { Recipient } from '../../vault/recipient.js';
import { packetAsText } from './outside.paper.js';
import type { OutsidePacket } from './outside.view.js';

const PACKET = 'packet.txt';
/** Stored, without an hour or an owner: nothing in the zip says when and by whom it was made. */
const BARE = { mtime: new Date('1980-01-01T00:00:00'), mode: 0o100644, compress: false, forceDosTimestamp: true };

/**
 * A zip of the packet as text and of its documents, sealed to its recipient while it is read: no byte of it touches the disk. One that broke off
 * does not open to its end.
 * @param read the bytes of one document
 */
export async function packetAsFile(
  recipient: Recipient,
  packet: OutsidePacket,
  documents: Document[],
  read: (document: Document) => AsyncIterable<Uint8Array>,
): Promise<Readable> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(packetAsText(packet)), PACKET, BARE);
  for (const [document, name] of named(documents))
    zip.addReadStreamLazy(name, BARE, (give) => give(null, Readable.from(read(document), { objectMode: false })));
  zip.end();
  // What cannot be read breaks the file off, instead of leaving it without an end.
  zip.on('error', (error: Error) => (zip.outputStream as Readable).destroy(error));
  const plaintext = Readable.toWeb(zip.outputStream as Readable) as ReadableStream<Uint8Array>;
  const sealed = await sealedToAge(recipient, plaintext);
  return Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]);
}

/** Each under a name of its own, whatever they are called in the case. */
function named(documents: Document[]): [Document, string][] {
  const taken = new Set([PACKET]);
  return documents.map((document) => {
    const { name } = document;
    const dot = name.lastIndexOf('.');
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${name.slice(0, dot)} ${n}${name.slice(dot)}`;
    taken.add(free.toLowerCase());
    return [document, free];
  });
}
