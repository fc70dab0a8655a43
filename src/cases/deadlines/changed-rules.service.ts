import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { ruleOf } from '../../reference/country-packs/packs.js';
import { type CaseContent, type Deadline, openDeadlines } from '../case.content.js';
import { mention } from '../case.presenter.js';
import { coded } from '../facts-in-words.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { nameOf, proposalsFor } from './proposals.js';
import { ruleInWords } from './rule-in-words.js';
import { changedSince, differences } from './rule-then-and-now.js';
import type { ChangedDeadline } from './views/changed-rules.page.js';

const TOGETHER = 500;
const SHOWN = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

type Row = { id: string; organisationId: string; contentSealed: Buffer };

/**
 * Deadlines of open cases whose rule says something else today than on the day they were confirmed. What a deadline stands on is sealed, so
 * that a session of the desk looks: through the cases that have a day at all, and it opens those that are concerned.
 */
@Injectable()
export class ChangedRules {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealed: SealedCases,
  ) {}

  async of(deskIds: string[]): Promise<{ items: ChangedDeadline[]; more: boolean }> {
    const found: string[] = [];
    for (const deskId of deskIds)
      for await (const id of this.concerned(deskId)) {
        found.push(id);
        if (found.length > SHOWN) break;
      }
    const opened = await this.sealed.openEach(found.slice(0, SHOWN));
    const items = opened.flatMap((one) => this.lines(one)).sort((a, b) => (a.on < b.on ? -1 : 1));
    return { items, more: found.length > SHOWN };
  }

  private lines(opened: OpenedCase): ChangedDeadline[] {
    const proposals = proposalsFor(opened.content, this.clock.today(), opened.reviews);
    return openDeadlines(opened.content)
      .filter(changedSince)
      .map((deadline) => {
        const proposal = proposals.find(({ instead }) => instead?.id === deadline.id);
        return {
          case: mention(opened),
          id: deadline.id,
          kind: coded('deadline_kind', deadline.kind),
          on: deadline.on,
          rule: titleOf(deadline.rule!.id),
          differences: differences(deadline),
          proposed: proposal ? { name: nameOf(proposal), on: proposal.due } : null,
        };
      });
  }

  private async *concerned(deskId: string): AsyncGenerator<string> {
    for (let after = FIRST, rows = await this.after(deskId, after); rows.length > 0;) {
      const contents = await this.sealed.contents(rows);
      for (const [id, content] of contents) if (isConcerned(content)) yield id;
      after = rows.at(-1)!.id;
      rows = await this.after(deskId, after);
    }
  }

  /** Without a day of its nearest deadline a case has none. */
  private after(deskId: string, id: string): Promise<Row[]> {
    return this.db.query<Row>(
      `select id, organisation_id as "organisationId", content_sealed as "contentSealed" from cases
       where organisation_id = $1 and desk_id = $2 and state <> 'closed' and remind_on < 'infinity' and id > $3 order by id limit $4`,
      [this.db.actor().organisationId, deskId, id, TOGETHER],
    );
  }
}

/** Neither the pack's own words nor the name of a rule: of an absence both may say what no counter says. */
function titleOf(id: string): string {
  const rule = ruleOf(id);
  return rule ? ruleInWords(rule, []).title : 'A rule that is known here no more';
}

const isConcerned = (content: CaseContent) => openDeadlines(content).some((one: Deadline) => changedSince(one));
