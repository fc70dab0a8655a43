import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { formBody } from '../../common/web/form-body.js';
import type { Typed } from '../../common/web/page-context.js';
import { Invalid } from '../../common/web/refusals.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { judged, merged } from '../case.change.js';
import type { CaseContent } from '../case.content.js';
import type { Case } from '../case.entity.js';
import type { ChangeCase } from '../case.input.js';
import { caseFacts } from '../case.presenter.js';
import { Counting } from '../consents/counting.service.js';
import { Standing } from '../consents/standing.service.js';
import { nameOf, valueInWords } from '../history/change-in-words.js';
import { isOfTheForm, same, undone, valuesOf, withValue } from '../history/changes.js';
import { type KeptNote, Notes } from '../notes/notes.service.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import type { CaseFacts } from '../views/case-facts.page.js';
import { formFields } from './form-fields.js';
import { joined, keyed } from './joined.js';
import type { Conflicting } from './views/conflict.page.js';
import { ChangeByForm } from './whose.input.js';

/** Several people at one case: what each of them typed is saved, or shown to them beside what stands there now. */
@Injectable()
export class Editing {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly counting: Counting,
    private readonly standing: Standing,
  ) {}

  /** By a script: changed fields, of the version that stands there. @throws Conflict 409 */
  async change(id: string, input: ChangeCase): Promise<Case> {
    const opened = await this.open(id);
    return this.save(opened, merged(opened.content, input, false), input, input.version);
  }

  /**
   * By the form, which posts every group whole. What only one side changed since the form was drawn is put together.
   * @throws Conflict 409 when both changed the same field; Invalid when it is not said whose to keep
   */
  async changeByForm(id: string, input: ChangeByForm): Promise<Case> {
    const opened = await this.open(id);
    const unanswered = (input.ask ?? []).filter((field) => !input.keep?.[keyed(field)]);
    if (unanswered.length > 0)
      throw new Invalid(
        unanswered.map((field) => ({
          field: `keep.${keyed(field)}`,
          message: `Choose whose to keep: ${nameOf(field)}.`,
        })),
      );
    const base = this.baseOf(opened, await this.changes(opened), input.version);
    const { content, differs } = joined(base, mineOf(base, input), opened.content);
    return this.save(opened, content, input, differs.length > 0 ? input.version : undefined);
  }

  /** The form, or after a lost race the page that asks whose to keep. */
  async form(id: string, again: WebRequest['again']): Promise<CaseFacts> {
    const opened = await this.open(id);
    const facts = caseFacts(opened);
    const version = Number(again?.typed['version#']);
    if (!again || !(version >= 1 && version <= facts.version)) return facts;
    // What was typed belongs to the version that the form was drawn of: saving compares with that one.
    const same = { ...facts, version };
    if (Object.keys(again.mistakes).some((field) => !field.startsWith('keep.'))) return same;
    const conflict = await this.conflictOf(opened, version, inputOf(again.typed));
    if (!conflict) return same;
    // An answer to another question than the one that is asked now.
    if (again.problem)
      for (const name of Object.keys(again.typed)) if (name.startsWith('keep.')) delete again.typed[name];
    return { ...facts, conflict };
  }

  private async conflictOf(opened: OpenedCase, version: number, input: ChangeByForm): Promise<Conflicting | undefined> {
    const changes = await this.changes(opened);
    const base = this.baseOf(opened, changes, version);
    const mine = merged(base, input, true);
    const { content, differs } = joined(base, mine, opened.content, input.ask);
    if (differs.length === 0) return undefined;
    const [was, stands] = [valuesOf(base), valuesOf(opened.content)];
    const asked = differs.map(({ field }) => field);
    const theirs = Object.keys({ ...was, ...stands }).filter(
      (field) => isOfTheForm(field) && !asked.includes(field) && !same(field, was[field], stands[field]),
    );
    return {
      differs: differs.map(({ field, before, mine: yours, theirs: now }) => ({
        field,
        name: nameOf(field),
        // Asked once more, the form was drawn of what stands there now: what was before is not known any more.
        before: same(field, before, now) ? null : valueInWords(field, before),
        yours: valueInWords(field, yours),
        now: valueInWords(field, now),
        ...lastOf(changes, field),
      })),
      also: theirs.map((field) => ({ label: nameOf(field), text: valueInWords(field, stands[field]) ?? 'Emptied' })),
      fields: formFields(content),
    };
  }

  /** As it stands today: whose consent to being counted is over is not counted, whatever was written before. */
  private async open(id: string): Promise<OpenedCase> {
    return this.standing.today(await this.sealed.open(id));
  }

  private async save(opened: OpenedCase, content: CaseContent, said: ChangeCase, expected?: number): Promise<Case> {
    const told = { consent: said.consent ?? content.consent, facts: content.facts };
    await this.counting.follow(opened, opened.content.counted, content.counted, told);
    opened.content = judged(opened.content, content, { on: this.clock.today(), by: this.db.actor().handle });
    const saved = await this.sealed.save(opened, {}, expected);
    this.audit.record({ action: 'case.change', object: opened.row.id });
    return saved;
  }

  private changes({ row, key }: OpenedCase): Promise<KeptNote[]> {
    return this.notes.changesSince(row.id, key, 0);
  }

  private baseOf({ content }: OpenedCase, changes: KeptNote[], version: number): CaseContent {
    const since = changes.filter((entry) => (entry.version ?? 0) > version);
    return undone(
      content,
      since.flatMap((entry) => entry.changes ?? []),
    );
  }
}

/** What I want: what I typed, but for the fields of which I keep what I was shown. */
function mineOf(base: CaseContent, input: ChangeByForm): CaseContent {
  const seen = valuesOf(base);
  return (input.ask ?? [])
    .filter((field) => input.keep?.[keyed(field)] === 'theirs')
    .reduce((mine, field) => withValue(mine, field, seen[field]), merged(base, input, true));
}

const inputOf = (typed: Typed): ChangeByForm =>
  plainToInstance(
    ChangeByForm,
    formBody(
      Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
    ),
  );

/** Who changed a field last, and when. */
function lastOf(changes: KeptNote[], field: string): { by: string | null; on: string | null } {
  const last = changes.find((entry) => entry.changes?.some((change) => change.field === field));
  return { by: last?.by ?? null, on: last?.on ?? null };
}
