import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { INestApplicationContext } from '@nestjs/common';
import { Bringing } from '../../cases/documents/bringing.service.js';
import { Redactions } from '../../cases/documents/redaction/redactions.service.js';
import type { Person } from './cast.js';

/** A letter of the demonstration, on one page. What authority wrote it, and to whom, is invented. */
export interface Letter {
  name: string;
  kind: string;
  note: string;
  lines: string[];
  /** Places of the page, as the page on which parts are hidden takes them, that the copy for others does not show. */
  hide: string[];
}

/** Brought as a browser brings it, so that it is cleaned and sealed; then hidden in part. @returns the id of the copy */
export async function bringLetter(
  app: INestApplicationContext,
  { actor }: Person,
  caseId: string,
  { name, kind, note, lines, hide }: Letter,
): Promise<string> {
  const files = (async function* () {
    yield { name, bytes: await printed(lines) };
  })();
  const brought = await app.get(Bringing, { strict: false }).bring(actor, caseId, { kind, note, asItIs: false }, files);
  return app.get(Redactions, { strict: false }).keep(actor, caseId, brought.kept[0]!.id, { hide });
}

async function printed(lines: string[]): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 70 });
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  pdf.fontSize(12);
  for (const line of lines) pdf.text(line).moveDown();
  pdf.end();
  await once(pdf, 'end');
  return Buffer.concat(pieces);
}
