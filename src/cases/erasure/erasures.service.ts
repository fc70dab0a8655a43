import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { BreakGlass } from '../break-glass/break-glass.service.js';
import { CaseReferrals } from '../case-referrals.js';
import { Manifests } from '../import/manifests.service.js';
import { PacketsOutside } from '../packets-outside.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { Erasure } from './erasure.service.js';
import type { ErasureForm, ErasureLine } from './erasure.view.js';
import { Traces } from './traces.service.js';

const SHOWN = 200;

/** A coordinator's own act: the person has withdrawn everything, or was never who they said. And what was erased, in words without content. */
@Injectable()
export class Erasures {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly referrals: CaseReferrals,
    private readonly outside: PacketsOutside,
    private readonly manifests: Manifests,
    private readonly erasure: Erasure,
    private readonly traces: Traces,
    private readonly breakGlass: BreakGlass,
  ) {}

  async form(caseId: string): Promise<ErasureForm> {
    const opened = await this.sealed.open(caseId);
    const { row, content } = opened;
    const others = await this.db.query(
      `select 1 from cases where organisation_id = $1 and person_id = $2 and id <> $3 limit 1`,
      [row.organisationId, row.personId, caseId],
    );
    return {
      id: caseId,
      reference: row.reference,
      pseudonym: content.pseudonym,
      person: others.length === 0,
      merged_into: content.merged_into
        ? { id: content.merged_into.case_id, reference: content.merged_into.reference }
        : null,
      merged_from: (content.merged_from ?? []).map(({ reference }) => reference),
      referred_to: await this.referrals.liveRecipients(caseId),
      held_outside: await this.holdersOutside([opened, ...(await this.mergedInto(opened))]),
    };
  }

  /**
   * With what was merged into it: that is the same person. Referrals go with the rows of their case, all keys with them; a lawyer who is just
   * answering is waited for. @throws Invalid where the reference was not typed
   */
  async eraseNow(caseId: string, typed: string, reason: string): Promise<ErasureLine> {
    const opened = await this.sealed.open(caseId);
    if (typed.trim().toUpperCase() !== opened.row.reference)
      throw new Invalid([
        {
          field: 'reference',
          message: `Type the reference of this case, ${opened.row.reference}, to say that you mean it.`,
        },
      ]);
    const all = [opened, ...(await this.mergedInto(opened))];
    const ids = new Set(all.map(({ row }) => row.id));
    for (const id of await this.mentioning(all, ids)) await this.traces.removeFrom(id, ids);
    await this.manifests.forgetCases(opened.row.deskId, ids);
    for (const { row } of all) await this.breakGlass.forgetCase(row.deskId, row.reference);
    // What was merged into it first: its person goes with it, and with the last case of theirs.
    for (const { row } of all.toReversed()) await this.erasure.erase(row, 'asked', false);
    for (const object of ids) this.audit.record({ action: 'case.erase', object, reason });
    return this.get(caseId);
  }

  /** Newest first: of the own desks, or, for an auditor, of the organisation. */
  async list(): Promise<{ items: ErasureLine[]; more: boolean }> {
    const rows = await this.lines('order by e.erased_on desc, e.id', [SHOWN + 1], 'limit $2');
    return { items: rows.slice(0, SHOWN), more: rows.length > SHOWN };
  }

  async get(id: string): Promise<ErasureLine> {
    const [line] = await this.lines('', [id], 'and e.id = $2');
    return line!;
  }

  /** By name, each once: afterwards nobody here knows who they are. */
  private async holdersOutside(cases: OpenedCase[]): Promise<string[]> {
    return [...new Set((await this.outside.heldUnder(cases)).map(({ legal_contact }) => legal_contact))];
  }

  private lines(order: string, parameters: unknown[], more: string): Promise<ErasureLine[]> {
    const [where, limit] = more.startsWith('and') ? [more, ''] : ['', more];
    return this.db.query<ErasureLine>(
      `select e.id, d.name as desk, e.erased_on::text, e.why, e.person, e.traces_left, e.state, e.settled_on::text
       from erasures e join desks d on d.organisation_id = e.organisation_id and d.id = e.desk_id
       where e.organisation_id = $1 ${where} ${order} ${limit}`,
      [this.db.actor().organisationId, ...parameters],
    );
  }

  private async mergedInto({ content: { merged_from = [] } }: OpenedCase): Promise<OpenedCase[]> {
    const within = await this.sealed.openEach(merged_from.map(({ case_id }) => case_id));
    const deeper: OpenedCase[] = [];
    for (const one of within) deeper.push(...(await this.mergedInto(one)));
    return [...within, ...deeper];
  }

  /** Cases of the desk that say something of these: each relation stands in both. */
  private async mentioning(all: OpenedCase[], erased: Set<string>): Promise<string[]> {
    const ids = all.flatMap(({ content: { related = [], merged_into } }) => [
      ...related.map(({ case_id }) => case_id),
      ...(merged_into ? [merged_into.case_id] : []),
    ]);
    const others = [...new Set(ids)].filter((id) => !erased.has(id));
    const there = await this.db.query<{ id: string }>(
      `select id from cases where organisation_id = $1 and id = any ($2::uuid[]) order by id`,
      [this.db.actor().organisationId, others],
    );
    return there.map(({ id }) => id);
  }
}
