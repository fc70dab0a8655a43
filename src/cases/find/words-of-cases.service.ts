import { Injectable } from '@nestjs/common';
import { Db, type Seat } from '../../common/database/db.js';
import type { ContentKey } from '../../vault/content-key.js';
import { Wraps } from '../../vault/wraps.js';
import type { CaseContent } from '../case.content.js';
import type { Case } from '../case.entity.js';
import { placeOfWords } from '../places.js';
import { CaseTexts, type Texts } from './case-texts.service.js';
import { type KeptWords, keptWords, readWords, withContent, withNotes, writtenWords } from './words-blob.js';

export type CaseIdentity = Pick<Case, 'id' | 'organisationId' | 'deskId' | 'reference'>;

/** What this transaction has written of a case. */
interface Written {
  row: CaseIdentity;
  key: ContentKey;
  content?: CaseContent;
  notes: string[];
  isNew: boolean;
  /** What was kept does not hold any more: made of what stands at the end. */
  anew?: boolean;
}

const PAD = 512;

/**
 * Keeps the words of every case sealed beside it, for a search that opens nothing else. Written once at the end of a transaction:
 * the row of each case that was written to is locked until then, so what is read here is what stands.
 */
@Injectable()
export class WordsOfCases {
  private readonly pending = new WeakMap<Seat, Map<string, Written>>();

  constructor(
    private readonly db: Db,
    private readonly texts: CaseTexts,
    private readonly wraps: Wraps,
  ) {}

  /** The content of a case is being sealed. */
  written(row: CaseIdentity, key: ContentKey, content: CaseContent, isNew: boolean) {
    const written = this.of(row, key);
    written.content = content;
    written.isNew ||= isNew;
  }

  noted(row: CaseIdentity, key: ContentKey, text = '') {
    if (text) this.of(row, key).notes.push(text);
  }

  /** Entries were taken away: nobody knows which of the words they alone had. */
  keepAnew(row: CaseIdentity, key: ContentKey) {
    this.of(row, key).anew = true;
  }

  /** Of cases that have none: made, and kept unless somebody has written to the case meanwhile, who kept them then. */
  async keepMissing(caseIds: string[]): Promise<Map<string, string>> {
    const keys = await this.wraps.openAll('case', caseIds);
    const texts = [...(await this.texts.of(keys))];
    const { organisationId } = this.db.actor();
    const rows = texts.map(([id, of]) => {
      const { deskId, reference } = of;
      return { row: { id, organisationId, deskId, reference }, key: keys.get(id)!, words: wordsOfTexts(of) };
    });
    await this.db.change(
      `insert into case_words (organisation_id, desk_id, case_id, number, words_sealed)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::int[], $5::bytea[]) on conflict do nothing`,
      [organisationId, ...columns(rows)],
    );
    return new Map(rows.map(({ row, words }) => [row.id, writtenWords(words)]));
  }

  private of(row: CaseIdentity, key: ContentKey): Written {
    const seat = this.db.seat();
    let pending = this.pending.get(seat);
    if (!pending) {
      this.pending.set(seat, (pending = new Map()));
      // Before the audit row, whose chain everybody locks.
      seat.beforeCommit.unshift(() => this.write(seat));
    }
    const written = pending.get(row.id) ?? { row, key, notes: [], isNew: false };
    pending.set(row.id, written);
    return written;
  }

  private async write(seat: Seat) {
    const all = [...this.pending.get(seat)!.values()];
    const before = await this.before(all.filter(({ isNew }) => !isNew));
    const missing = all.filter(({ row, isNew, anew }) => !isNew && (anew || !before.has(row.id)));
    const texts = await this.texts.of(new Map(missing.map(({ row, key }) => [row.id, key])));
    const rows = all.map(({ row, key, content, notes }) => {
      const kept = before.get(row.id);
      const now = texts.get(row.id);
      const words = now
        ? wordsOfTexts(now)
        : kept
          ? changed(readWords(kept.text), row.reference, content, notes)
          : keptWords(row.reference, content!, notes);
      return { row, key, words, previous: kept?.sealed };
    });
    await this.db.change(
      `insert into case_words (organisation_id, desk_id, case_id, number, words_sealed)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::int[], $5::bytea[])
       on conflict (organisation_id, case_id) do update set number = excluded.number, words_sealed = excluded.words_sealed`,
      [this.db.actor().organisationId, ...columns(rows)],
    );
  }

  private async before(written: Written[]): Promise<Map<string, { sealed: Buffer; text: string }>> {
    if (written.length === 0) return new Map();
    const { organisationId } = this.db.actor();
    const rows = await this.db.query<{ case_id: string; words_sealed: Buffer }>(
      `select case_id, words_sealed from case_words where organisation_id = $1 and case_id = any ($2::uuid[])`,
      [organisationId, written.map(({ row }) => row.id)],
    );
    const keys = new Map(written.map(({ row, key }) => [row.id, key]));
    return new Map(
      rows.map(({ case_id, words_sealed }) => {
        const text = keys
          .get(case_id)!
          .openBytes('words', placeOfWords(case_id, organisationId), words_sealed)
          .toString();
        return [case_id, { sealed: words_sealed, text }];
      }),
    );
  }
}

const wordsOfTexts = ({ reference, content, notes }: Texts) =>
  keptWords(
    reference,
    content,
    notes.map(({ text }) => text),
  );

function changed(kept: KeptWords, reference: string, content: CaseContent | undefined, notes: string[]): KeptWords {
  const now = content ? withContent(kept, reference, content) : kept;
  return notes.length > 0 ? withNotes(now, notes) : now;
}

/** As parallel lists: desks, cases, numbers of keys, blobs. */
function columns(rows: { row: CaseIdentity; key: ContentKey; words: KeptWords; previous?: Buffer }[]) {
  const sealed = rows.map(({ row, key, words, previous }) =>
    key.sealText('words', placeOfWords(row.id, row.organisationId), writtenWords(words), previous, PAD),
  );
  return [rows.map(({ row }) => row.deskId), rows.map(({ row }) => row.id), rows.map(({ key }) => key.number), sealed];
}
