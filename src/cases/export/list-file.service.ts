import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Accounts } from '../../accounts/accounts.service.js';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { csvFile } from '../../common/csv-file.js';
import { Db } from '../../common/database/db.js';
import { Desks } from '../../organisations/desks.service.js';
import { label } from '../../reference/vocabulary.js';
import type { CaseSummary } from '../case.content.js';
import { Case, type CaseState } from '../case.entity.js';
import { factLines, listOf } from '../facts-in-words.js';
import { SealedCases } from '../sealed-cases.service.js';
import { caseStates } from '../views/case-words.js';

const AT_ONCE = 1000;
const FACTS = [
  'Whose army',
  'Now in',
  'Citizenship',
  'Service',
  'Branch',
  'Refusal',
  'Grounds',
  'Main ground',
  'Speaks',
];
const HEADING = ['Reference', 'Pseudonym', 'State', 'Held by', 'Due on', 'What is due', ...FACTS, 'Needs'];

/** A desk's list as a table. Names and contacts are never in it: it is read off the summaries, which hold none. */
@Injectable()
export class ListFiles {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly accounts: Accounts,
    private readonly desks: Desks,
    private readonly sealed: SealedCases,
  ) {}

  /** That it was taken out, and why, is recorded before a line is read. */
  async take(actor: Actor, deskId: string | undefined, state: CaseState | 'any', reason: string): Promise<Buffer> {
    const desk = await this.db.actingFor(actor, 'case.export-list', async () => {
      const meant = this.desks.meant(deskId);
      this.audit.record({ action: 'case.export-list', object: meant.deskId, reason });
      return meant.deskId;
    });
    return this.db.actingFor(actor, 'case.export-list', async () => {
      const lines: string[][] = [];
      let after: string | undefined;
      for (;;) {
        const rows = await this.rows(desk, state, after);
        lines.push(...(await this.lines(rows)));
        after = rows.at(-1)?.id;
        if (rows.length < AT_ONCE) return csvFile(HEADING, lines);
      }
    });
  }

  private rows(deskId: string, state: CaseState | 'any', after: string | undefined): Promise<Case[]> {
    const { organisationId } = this.db.actor();
    return this.db
      .of(Case)
      .createQueryBuilder('c')
      .addSelect('c.summarySealed')
      .where({ organisationId, deskId, ...(state !== 'any' && { state }), ...(after && { id: MoreThan(after) }) })
      .orderBy('c.id')
      .limit(AT_ONCE)
      .getMany();
  }

  private async lines(rows: Case[]): Promise<string[][]> {
    const summaries = await this.sealed.summaries(rows);
    const handles = await this.accounts.handles(rows.map(({ assigneeId }) => assigneeId));
    return rows.flatMap((row) => {
      const summary = summaries.get(row.id);
      return summary ? [lineOf(row, summary, handles.get(row.assigneeId ?? '') ?? '')] : [];
    });
  }
}

function lineOf({ reference, state }: Case, { pseudonym, facts, due, needs }: CaseSummary, holder: string): string[] {
  const said = new Map(factLines(facts).map((line) => [line.label, line.text]));
  const [next] = due;
  return [
    reference,
    pseudonym,
    caseStates[state],
    holder,
    next?.on ?? '',
    next ? label('deadline_kind', next.kind) : '',
    ...FACTS.map((fact) => said.get(fact) ?? ''),
    listOf('need_type', needs),
  ];
}
