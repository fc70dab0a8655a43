import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db, type Seat } from '../../common/database/db.js';
import { label } from '../../reference/vocabulary.js';
import { wipe } from '../../vault/derive.js';
import { Wraps } from '../../vault/wraps.js';
import type { CaseSummary } from '../case.content.js';
import { factLines } from '../facts-in-words.js';
import type { Facts } from '../facts.js';
import { placeOfWords } from '../places.js';
import { SealedCases } from '../sealed-cases.service.js';
import { type CaseLine, CaseRows, type ListLine, nearestInClear } from './case-rows.service.js';
import { CaseTexts, type Texts } from './case-texts.service.js';
import { readCursor, writeCursor } from './cursor.js';
import { holdsPhrase, seen } from './excerpt.js';
import { type Filters, passes } from './filters.js';
import { searchFor, type Wanted, wantedOf } from './wanted.js';
import { type Found, shownBySummary, whereFound } from './where-found.js';
import { WordsOfCases } from './words-of-cases.service.js';

export interface Hit {
  row: CaseLine;
  summary: CaseSummary;
  found: Found;
}
/** A case that holds the words; `rank` 0: its reference and pseudonym do. */
interface Holder {
  id: string;
  remindOn: string;
  rank: 0 | 1;
}
interface Asked {
  text: string;
  filters: Filters;
  facts: Facts;
  limit: number;
  /** The last that was shown. */
  after?: string;
}

const AT_ONCE = 500;

/**
 * Looks for words in all cases of the actor's desks, by opening the words that are kept of each. Nothing of what was searched leaves
 * memory. A search that has to open cases, for the line in which the words stand, is recorded as one act, without its words.
 */
@Injectable()
export class Search {
  private readonly recorded = new WeakSet<Seat>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly rows: CaseRows,
    private readonly wraps: Wraps,
    private readonly sealed: SealedCases,
    private readonly texts: CaseTexts,
    private readonly words: WordsOfCases,
  ) {}

  /** Whose reference or pseudonym it is first; of these, and of the others, the nearest deadline. `total`: how many in all. */
  async find({ text, filters, facts, limit, after }: Asked) {
    const place = after ? placeOfCursor(after) : undefined;
    const wanted = wantedOf(text);
    const all = await this.fitting(
      await this.holders(wanted, filters),
      wanted,
      passes(filters, this.clock.today(), facts),
    );
    all.sort(namedFirst);
    const rest = place ? all.filter((one) => namedFirst(one, place) > 0) : all;
    const shown = rest.slice(0, limit);
    return {
      items: await this.hits(shown, wanted),
      total: all.length,
      next: rest.length > limit ? cursorOf(shown.at(-1)!) : null,
    };
  }

  private async holders(wanted: Wanted, filters: Filters): Promise<Holder[]> {
    const rankIn = searchFor(wanted);
    const { organisationId } = this.db.actor();
    const all: Holder[] = [];
    const missing: { id: string; remindOn: string }[] = [];
    const look = (kept: Buffer, { id, remindOn }: { id: string; remindOn: string }) => {
      const rank = rankIn(kept);
      wipe(kept);
      if (rank !== undefined) all.push({ id, remindOn, rank });
    };
    for await (const rows of this.rows.withWords(filters))
      for (const row of rows) {
        if (!row.words || !row.secret) missing.push(row);
        else {
          const key = this.wraps.openRead('case', row.deskId, row.id, row);
          look(key.openBytes('words', placeOfWords(row.id, organisationId), row.words), row);
          key.wipe();
        }
      }
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const some = missing.slice(from, from + AT_ONCE);
      const made = await this.words.keepMissing(some.map(({ id }) => id));
      for (const row of some) if (made.has(row.id)) look(Buffer.from(made.get(row.id)!), row);
    }
    return all;
  }

  /** Those that pass what is sealed in their summaries, and hold the phrases word by word. */
  private async fitting(
    holders: Holder[],
    wanted: Wanted,
    pass?: (summary: CaseSummary) => boolean,
  ): Promise<Holder[]> {
    if (!pass && wanted.phrases.length === 0) return holders;
    const fitting: Holder[] = [];
    for (let from = 0; from < holders.length; from += AT_ONCE) {
      const some = holders.slice(from, from + AT_ONCE);
      const ids = some.map(({ id }) => id);
      const passing = pass ? await this.passing(ids, pass) : ids;
      const left = new Set(wanted.phrases.length > 0 ? await this.withPhrases(passing, wanted) : passing);
      fitting.push(...some.filter(({ id }) => left.has(id)));
    }
    return fitting;
  }

  private async passing(ids: string[], pass: (summary: CaseSummary) => boolean): Promise<string[]> {
    const summaries = await this.sealed.summaries(await this.rows.these(ids));
    return [...summaries].flatMap(([id, summary]) => (pass(summary) ? [id] : []));
  }

  private async withPhrases(ids: string[], { phrases }: Wanted): Promise<string[]> {
    const texts = await this.opened(ids);
    return [...texts].flatMap(([id, of]) => {
      const written = writtenOf(of).map(seen);
      return phrases.every((phrase) => written.some((text) => holdsPhrase(text, phrase))) ? [id] : [];
    });
  }

  private async opened(ids: string[]): Promise<Map<string, Texts>> {
    if (ids.length === 0) return new Map();
    const seat = this.db.seat();
    if (!this.recorded.has(seat)) this.audit.record({ action: 'case.find' });
    this.recorded.add(seat);
    return this.texts.of(await this.wraps.openAll('case', ids));
  }

  /** In their order. A case that has left the desk since it was found is left out. */
  private async hits(holders: Holder[], wanted: Wanted): Promise<Hit[]> {
    const rows = new Map(
      (await this.rows.these(holders.map(({ id }) => id))).map((row): [string, ListLine] => [row.id, row]),
    );
    const summaries = await this.sealed.summaries([...rows.values()]);
    const there = holders.flatMap(({ id }) => {
      const [row, summary] = [rows.get(id), summaries.get(id)];
      return row && summary ? [{ row, summary, found: shownBySummary(row.reference, summary, wanted) }] : [];
    });
    const toOpen = there.filter(({ found }) => !found).map(({ row }) => row.id);
    const texts = await this.opened(toOpen);
    return there.flatMap(({ row, summary, found }) => {
      if (found) return [{ row, summary, found }];
      const of = texts.get(row.id);
      return of ? [{ row, summary, found: whereFound(summary, of, wanted) }] : [];
    });
  }
}

const writtenOf = ({ content: { pseudonym, summary = '', facts, needs }, notes }: Texts): string[] => [
  pseudonym,
  summary,
  ...factLines(facts).map(({ text }) => text),
  ...needs.map((code) => label('need_type', code)),
  ...notes.map(({ text }) => text),
];

const namedFirst = (a: Holder, b: Holder) => a.rank - b.rank || nearestInClear(a, b);
const cursorOf = ({ rank, remindOn, id }: Holder) => writeCursor(String(rank), remindOn, id);
function placeOfCursor(after: string): Holder {
  const [rank, remindOn, id] = readCursor(after, '[01]');
  return { rank: rank === '0' ? 0 : 1, remindOn, id };
}
