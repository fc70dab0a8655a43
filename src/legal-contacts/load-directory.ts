import { createHash } from 'node:crypto';
import type { DataSource, QueryRunner } from 'typeorm';
import { listed, orNull, readCsv } from '../reference/read-csv.js';

type Column = 'name' | 'country' | 'kind' | 'domain' | 'languages' | 'what_they_do' | 'note';

const UPSERT = `
  insert into legal_contacts (id, name, kind, country, languages, domain, about, note) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (id) do update set name = excluded.name, kind = excluded.kind, country = excluded.country,
    languages = excluded.languages, domain = excluded.domain, about = excluded.about,
    note = excluded.note`;

/**
 * Writes the public organisations of `reference/organisations.csv` into the directory, as its owner. Again is the same as
 * once. They come unverified and without an account, and nothing about them is invented: what they are competent in and
 * how many places they have is not known. An organisation that left the file stays, for a referral may name it.
 */
export async function loadDirectory(owner: Pick<DataSource | QueryRunner, 'query'>) {
  for (const row of readCsv<Column>('organisations.csv')) {
    await owner.query(UPSERT, [
      idOfName(row.name),
      row.name,
      row.kind,
      orNull(row.country),
      listed(row.languages),
      orNull(row.domain),
      orNull(row.what_they_do),
      orNull(row.note),
    ]);
  }
}

/** The same name, the same id, in every installation: SHA-256 in the shape of a UUID of version 8 (RFC 9562). */
export function idOfName(name: string): string {
  const bytes = createHash('sha256').update(`ploughshare legal contact\n${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
