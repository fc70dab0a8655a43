import { randomInt } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db, type Seat } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { type RuleReview, RuleReviews } from '../legal-contacts/rule-reviews.service.js';
import { CannotOpen } from '../vault/cannot-open.js';
import type { ContentKey } from '../vault/content-key.js';
import { Wraps } from '../vault/wraps.js';
import { caseRow, refuseClosed } from './case-row.js';
import { type CaseContent, type CaseSummary, openDeadlines, summaryOf } from './case.content.js';
import { Case } from './case.entity.js';
import { type CaseIdentity, WordsOfCases } from './find/words-of-cases.service.js';
import { changed } from './history/change-in-words.js';
import { changesBetween } from './history/changes.js';
import { Notes, type Written } from './notes/notes.service.js';
import { placeOf } from './places.js';
import { haveTasks } from './tasks/task.js';
import { TaskIndex } from './tasks/task-index.service.js';

/** A case of this transaction, with its key and its opened content. */
export interface OpenedCase {
  row: Case;
  key: ContentKey;
  content: CaseContent;
  /** What lawyers said of rules: empty where no rule made a deadline of this case. */
  reviews: RuleReview[];
}

type SealedContent = Pick<Case, 'id' | 'organisationId' | 'contentSealed'>;

const SUMMARY_PAD = 512;
const CONTENT_PAD = 1024;
const DAY = 86_400_000;

/** The only place that seals and opens cases. */
@Injectable()
export class SealedCases {
  private readonly known = new WeakMap<Seat, Set<string>>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly wraps: Wraps,
    private readonly notes: Notes,
    private readonly words: WordsOfCases,
    private readonly taskIndex: TaskIndex,
    private readonly ruleReviews: RuleReviews,
  ) {}

  get(id: string): Promise<Case> {
    return caseRow(this.db, id);
  }

  /** Its first opening in a session is recorded with whatever it is opened for, before the answer leaves: no path can forget to. */
  async open(id: string): Promise<OpenedCase> {
    const { organisationId } = this.db.actor();
    const row = await this.db
      .of(Case)
      .createQueryBuilder('c')
      .addSelect(['c.summarySealed', 'c.contentSealed'])
      .where({ id, organisationId })
      .getOne();
    if (!row) throw new NotFoundException();
    if (this.nowKnown(id)) this.audit.record({ action: 'case.read', object: id });
    const key = await this.wraps.open('case', id);
    const content = this.contentOf(row, key);
    return { row, key, content, reviews: await this.reviewsFor([content]) };
  }

  /** Several, in the order of their ids; what is out of reach is missing. Each opening is recorded as it is for one. */
  async openEach(ids: string[]): Promise<OpenedCase[]> {
    const { organisationId } = this.db.actor();
    const found = await this.db
      .of(Case)
      .createQueryBuilder('c')
      .addSelect(['c.summarySealed', 'c.contentSealed'])
      .where({ id: In(ids), organisationId })
      .getMany();
    const rows = new Map(found.map((row) => [row.id, row]));
    const keys = await this.wraps.openAll('case', [...rows.keys()]);
    const opened = ids.flatMap((id) => {
      const [row, key] = [rows.get(id), keys.get(id)];
      if (!row || !key) return [];
      if (this.nowKnown(id)) this.audit.record({ action: 'case.read', object: id });
      return [{ row, key, content: this.contentOf(row, key) }];
    });
    const reviews = await this.reviewsFor(opened.map(({ content }) => content));
    return opened.map((one) => ({ ...one, reviews }));
  }

  /** For one act on all cases of a desk, which is recorded as such before. @throws CannotOpen when a key is missing: all, or nothing */
  async openMany(rows: Case[]): Promise<OpenedCase[]> {
    const keys = await this.keysOf(rows);
    const opened = rows.map((row) => {
      const key = keys.get(row.id);
      if (!key) throw new CannotOpen(placeOf(row, 'content_sealed'));
      return { row, key, content: this.contentOf(row, key) };
    });
    const reviews = await this.reviewsFor(opened.map(({ content }) => content));
    return opened.map((one) => ({ ...one, reviews }));
  }

  /** What a list shows of it, which is no opening. */
  async mentioned(id: string): Promise<{ row: Case; pseudonym: string }> {
    const { organisationId } = this.db.actor();
    const row = await this.db
      .of(Case)
      .createQueryBuilder('c')
      .addSelect('c.summarySealed')
      .where({ id, organisationId })
      .getOne();
    if (!row) throw new NotFoundException();
    const summary = (await this.summaries([row])).get(id);
    if (!summary) throw new NotFoundException();
    return { row, pseudonym: summary.pseudonym };
  }

  /**
   * Once this transaction stands, the session has opened the case: whoever has just written it has seen it too.
   * @returns whether it had not before
   */
  nowKnown(id: string): boolean {
    const seat = this.db.seat();
    const { opened } = this.db.actor();
    const known = this.known.get(seat) ?? new Set<string>();
    if (opened.has(id) || known.has(id)) return false;
    if (known.size === 0)
      seat.afterwards.push(() => {
        if (seat.committed) for (const one of known) opened.add(one);
      });
    this.known.set(seat, known.add(id));
    return true;
  }

  /** The summaries of many cases, with one query for their keys. */
  async summaries(rows: Pick<Case, 'id' | 'organisationId' | 'summarySealed'>[]): Promise<Map<string, CaseSummary>> {
    const keys = await this.keysOf(rows);
    return new Map(
      rows.flatMap((row) => {
        const key = keys.get(row.id);
        return key
          ? [[row.id, key.open<CaseSummary>('summary', placeOf(row, 'summary_sealed'), row.summarySealed)] as const]
          : [];
      }),
    );
  }

  /** The contents of many, for an act that is recorded as one by whoever calls: nothing of a single case leaves it. */
  async contents(rows: SealedContent[]): Promise<Map<string, CaseContent>> {
    const keys = await this.keysOf(rows);
    return new Map(
      rows.flatMap((row) => {
        const key = keys.get(row.id);
        return key ? [[row.id, this.contentOf(row, key)] as const] : [];
      }),
    );
  }

  seal(row: CaseIdentity & Partial<Case>, key: ContentKey, content: CaseContent) {
    this.words.written(row, key, content, row.summarySealed === undefined);
    return {
      summarySealed: key.seal(
        'summary',
        placeOf(row, 'summary_sealed'),
        summaryOf(content),
        row.summarySealed,
        SUMMARY_PAD,
      ),
      contentSealed: key.seal('facts', placeOf(row, 'content_sealed'), content, row.contentSealed, CONTENT_PAD),
      remindOn: this.remindOn(content),
      activityOn: this.clock.today(),
    };
  }

  /**
   * Writes what changed, and into the case's history from what to what. The version rises by one; if somebody else raised it
   * meanwhile, nothing is overwritten.
   * @param expected the version that the writer saw, where the writer says so
   * @param said what the history tells of it, where that is more than which facts changed
   * @throws Conflict 409, also for a closed case that this does not open again
   */
  async save(
    opened: OpenedCase,
    changes: Partial<Pick<Case, 'state' | 'eraseOn' | 'assigneeId'>> = {},
    expected = opened.row.version,
    said?: Pick<Written, 'title' | 'text'>,
  ): Promise<Case> {
    const { row, key, content } = opened;
    if (changes.state === undefined) refuseClosed(row);
    if (expected !== row.version) throw await this.outrun(opened, expected);
    if (content.merged_into && changes.state && changes.state !== 'closed')
      throw new Conflict(
        `This case was merged into ${content.merged_into.reference}, where the work goes on. Part the two first.`,
        'merged',
      );
    const before = this.contentOf(row, key);
    const facts = changesBetween(before, content);
    const { version } = await this.write(opened, before, changes, expected);
    if (facts.length > 0 || said)
      await this.notes.addLocked(row, key, {
        from: 'system',
        title: changed(facts.map(({ field }) => field)),
        ...said,
        visibility: 'desk',
        changes: facts,
        version,
      });
    return row;
  }

  /** For what its history must not keep: that something changed, and not from what. */
  async saveUntold(opened: OpenedCase, changes: Partial<Pick<Case, 'state'>>, title: string): Promise<void> {
    const { row, key } = opened;
    const { version } = await this.write(opened, this.contentOf(row, key), changes, row.version);
    await this.notes.addLocked(row, key, { from: 'system', title, visibility: 'desk', version });
  }

  private async write(
    { row, key, content }: OpenedCase,
    before: CaseContent,
    changes: Partial<Pick<Case, 'state' | 'eraseOn' | 'assigneeId'>>,
    expected: number,
  ): Promise<Case> {
    const { id, organisationId } = row;
    await this.wraps.renewIfOld('case', id, row.deskId, key);
    const sealed = this.seal(row, key, content);
    const version = row.version + 1;
    const { affected } = await this.db
      .of(Case)
      .update({ id, organisationId, version: row.version }, { ...changes, ...sealed, version });
    if (affected !== 1) throw outrun((await this.get(id)).version, expected);
    await this.taskIndex.written(row, haveTasks(before), haveTasks(content));
    return Object.assign(row, changes, sealed, { version });
  }

  /**
   * For acts that say something of a few facts: these are as the writer saw them, whatever else was changed meanwhile.
   * @throws Conflict 409
   */
  async demandUntouched({ row, key }: OpenedCase, seen: number | undefined, fields: string[]) {
    if (seen === undefined || seen === row.version) return;
    const since = await this.notes.changesSince(row.id, key, seen);
    if (since.some(({ changes = [] }) => changes.some(({ field }) => fields.includes(field))))
      throw outrun(row.version, seen);
  }

  private async reviewsFor(contents: CaseContent[]): Promise<RuleReview[]> {
    return contents.some(({ deadlines }) => deadlines.some(({ rule }) => rule)) ? this.ruleReviews.all() : [];
  }

  private keysOf(rows: Pick<Case, 'id'>[]): Promise<Map<string, ContentKey>> {
    return this.wraps.openAll(
      'case',
      rows.map(({ id }) => id),
    );
  }

  private contentOf(row: SealedContent, key: ContentKey): CaseContent {
    return key.open<CaseContent>('facts', placeOf(row, 'content_sealed'), row.contentSealed);
  }

  /** Which facts somebody else changed, by whom and when: never to what. */
  private async outrun({ row, key }: OpenedCase, expected: number) {
    const since = await this.notes.changesSince(row.id, key, expected);
    const changed = since.flatMap(({ by, on, changes = [] }) => changes.map(({ field }) => ({ field, by, on })));
    return outrun(row.version, expected, changed);
  }

  /** The day of the nearest open deadline, moved earlier by 0 to 2 random days, never later: it stands in clear. */
  private remindOn(content: CaseContent): string {
    const nearest = openDeadlines(content)[0];
    if (!nearest) return 'infinity';
    return new Date(Date.parse(nearest.on) - randomInt(3) * DAY).toISOString().slice(0, 10);
  }
}

const outrun = (current: number, yours: number, changed?: object[]) =>
  new Conflict(
    'Somebody else changed this case while you were writing. Nothing was overwritten: look at what stands there now, then save again.',
    'version',
    {
      your_version: yours,
      current_version: current,
      changed,
    },
  );
