import { randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type CaseContent, openDeadlines, summaryOf } from '../src/cases/case.content.js';
import { Case } from '../src/cases/case.entity.js';
import type { OpenCase } from '../src/cases/case.input.js';
import { newContent } from '../src/cases/case.change.js';
import { keptWords, writtenWords } from '../src/cases/find/words-blob.js';
import { newReference } from '../src/cases/reference-code.js';
import type { Consent } from '../src/people/consent/consent.js';
import { CONSENTS_PAD } from '../src/people/consent/place-of-consents.js';
import { COUNTED } from '../src/people/consent/scopes.js';
import { Person } from '../src/people/person.entity.js';

/** Whose cases they are: made once by bare-database.ts. */
export interface Owner {
  organisationId: string;
  deskId: string;
  accountId: string;
  handle: string;
}

/** A sealed blob carries 49 bytes of its own, and fills steps: the plain one is made as long with blanks, which JSON allows. */
const SEALED = 49;
export const plain = (content: unknown, step: number): Buffer => filled(Buffer.from(JSON.stringify(content)), step);
const filled = (bytes: Buffer, step: number): Buffer =>
  Buffer.alloc((Math.floor(bytes.length / step) + 1) * step + SEALED, ' ').fill(bytes, 0, bytes.length);
export const read = <T>(blob: Buffer): T => JSON.parse(blob.toString()) as T;

/** As many rows as a sealed case has, of the same lengths, in the transaction of `db`: its person, two keys in two halves each, its trail. */
export async function enterCase(
  db: EntityManager,
  { organisationId, deskId, accountId, handle }: Owner,
  input: OpenCase,
  today: string,
  notes: string[] = [],
) {
  const [id, personId] = [randomUUID(), randomUUID()];
  await enterKeys(db, organisationId, deskId, 'person', personId);
  await db.getRepository(Person).insert({
    id: personId,
    organisationId,
    deskId,
    identitySealed: plain({ ...input.person }, 1024),
    consentsSealed: plain(input.counted ? [counted(input, handle, today)] : [], CONSENTS_PAD),
  });
  await enterKeys(db, organisationId, deskId, 'case', id);
  const content = newContent(input, { on: today, by: handle });
  const reference = await freeReference(db, organisationId);
  const row = {
    id,
    organisationId,
    deskId,
    personId,
    assigneeId: accountId,
    state: input.state ?? ('open' as const),
    reference,
  };
  const contents = {
    summarySealed: plain(summaryOf(content), 512),
    contentSealed: plain(content, 1024),
    activityOn: today,
    remindOn: remindOn(content),
  };
  await db.getRepository(Case).insert({ ...row, ...contents });
  await db.query(
    `insert into case_words (organisation_id, desk_id, case_id, number, words_sealed) values ($1, $2, $3, 1, $4)`,
    [organisationId, deskId, id, filled(Buffer.from(writtenWords(keptWords(reference, content, notes))), 512)],
  );
  await db.query(
    `insert into audit_entries (organisation_id, number, entered_on, entry_sealed, hash) values ($1, $2, $3, $4, $5)`,
    [organisationId, entries++, today, plain({ actor: accountId, action: 'case.open', object: id }, 256), NO_HASH],
  );
  return Object.assign(new Case(), row, contents, { version: 1, eraseOn: null });
}

const counted = ({ consent }: OpenCase, handle: string, today: string): Consent => ({
  ...COUNTED,
  id: randomUUID(),
  language: consent?.language,
  given_by: consent?.given_by ?? 'oral',
  recorded_by: handle,
  from: consent?.given_on ?? today,
});

let entries = 1;
const NO_HASH = Buffer.alloc(32);

async function enterKeys(db: EntityManager, organisationId: string, deskId: string, kind: string, id: string) {
  await db.query(
    `insert into wraps (organisation_id, desk_id, kind, object_id, number, epoch, key_sealed) values ($1, $2, $3, $4, 1, 1, $5)`,
    [organisationId, deskId, kind, id, Buffer.alloc(64 + SEALED)],
  );
  await db.query(
    `insert into shred.secrets (organisation_id, desk_id, kind, object_id, secret) values ($1, $2, $3, $4, $5)`,
    [organisationId, deskId, kind, id, randomBytes(32)],
  );
}

async function freeReference(db: EntityManager, organisationId: string): Promise<string> {
  for (;;) {
    const reference = newReference();
    const taken = await db.query<unknown[]>(`select 1 from cases where organisation_id = $1 and reference = $2`, [
      organisationId,
      reference,
    ]);
    if (taken.length === 0) return reference;
  }
}

const remindOn = (content: CaseContent) => openDeadlines(content)[0]?.on ?? 'infinity';
