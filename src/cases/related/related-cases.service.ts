import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { label } from '../../reference/vocabulary.js';
import type { RelatedCase } from '../case.content.js';
import { Case } from '../case.entity.js';
import { coded } from '../facts-in-words.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import type { RelatedLine } from '../views/case.view.js';
import type { RelateCase } from './related.input.js';

/**
 * Cases that belong together: of a family, of one unit. Each says so of the other, sealed; no row joins them. Only within a desk: a
 * case of another one would have to come here first.
 */
@Injectable()
export class RelatedCases {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
  ) {}

  async relate(caseId: string, { reference, kind, reason }: RelateCase) {
    const { organisationId, handle: by } = this.db.actor();
    const { deskId } = await this.sealed.get(caseId);
    const other = await this.db.of(Case).findOneBy({ organisationId, deskId, reference });
    if (!other)
      throw new Invalid([
        {
          field: 'reference',
          message: 'Your desk has no case with this reference. One of another desk has to be offered to you first.',
        },
      ]);
    if (other.id === caseId) throw new Invalid([{ field: 'reference', message: 'This is the case itself.' }]);
    const said = { kind, reason, by, on: this.clock.today() };
    await this.inBoth(caseId, other.id, `Related: ${label('case_relation', kind).toLowerCase()}`, (opened, case_id) =>
      put(opened, { case_id, ...said }),
    );
  }

  /** @throws NotFoundException when the two are not related */
  async part(caseId: string, otherId: string) {
    const { content } = await this.sealed.open(caseId);
    if (!content.related?.some(({ case_id }) => case_id === otherId)) throw new NotFoundException();
    await this.inBoth(caseId, otherId, 'No longer related', (opened, id) => take(opened, id));
  }

  /** What the desk can still reach of them: one that has moved to another desk is only counted. */
  async of({ content: { related = [] } }: OpenedCase): Promise<RelatedLine[]> {
    const erased = await this.erased(related);
    const rows = await this.reachable(related.map(({ case_id }) => case_id));
    const summaries = await this.sealed.summaries(rows);
    return related
      .filter(({ case_id }) => !erased.has(case_id))
      .map(({ case_id, kind, reason, by, on }) => {
        const row = rows.find(({ id }) => id === case_id);
        const pseudonym = summaries.get(case_id)?.pseudonym;
        return {
          id: case_id,
          kind: coded('case_relation', kind),
          reason,
          by,
          on,
          case: row && pseudonym ? { id: row.id, reference: row.reference, pseudonym } : null,
        };
      });
  }

  /** In the order of their ids, so that two who relate the same cases wait for each other and don't stand still. */
  private async inBoth(
    caseId: string,
    otherId: string,
    title: string,
    change: (opened: OpenedCase, otherId: string) => void,
  ) {
    for (const id of [caseId, otherId].sort()) {
      const there = id === caseId || (await this.reachable([otherId])).length > 0;
      if (!there) continue;
      const opened = await this.sealed.open(id);
      if (opened.row.state === 'closed')
        throw new Conflict(`${opened.row.reference} is closed. Open it again first: both cases are changed.`, 'closed');
      change(opened, id === caseId ? otherId : caseId);
      await this.sealed.save(opened, {}, undefined, { title });
      this.audit.record({ action: 'case.relate', object: id });
    }
  }

  /** They are gone; what is said of them here goes with the desk's next sweep. */
  private async erased(related: RelatedCase[]): Promise<Set<string>> {
    if (related.length === 0) return new Set();
    const gone = await this.db.query<{ id: string }>(
      `select id from erasures where organisation_id = $1 and id = any ($2::uuid[])`,
      [this.db.actor().organisationId, related.map(({ case_id }) => case_id)],
    );
    return new Set(gone.map(({ id }) => id));
  }

  private async reachable(ids: string[]): Promise<Case[]> {
    if (ids.length === 0) return [];
    return this.db
      .of(Case)
      .createQueryBuilder('c')
      .addSelect('c.summarySealed')
      .where('c.organisationId = :organisationId and c.id = any (:ids)', {
        organisationId: this.db.actor().organisationId,
        ids,
      })
      .getMany();
  }
}

const others = ({ content: { related = [] } }: OpenedCase, id: string) =>
  related.filter(({ case_id }) => case_id !== id);
const put = (opened: OpenedCase, one: RelatedCase) => {
  opened.content.related = [...others(opened, one.case_id), one];
};
const take = (opened: OpenedCase, id: string) => {
  opened.content.related = others(opened, id);
};
