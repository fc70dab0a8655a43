import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { label } from '../../reference/vocabulary.js';
import type { Case } from '../case.entity.js';
import { SealedCases } from '../sealed-cases.service.js';

/** What became of what a person asked for. */
@Injectable()
export class Needs {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
  ) {}

  /** A need of which the same is said again stays as it was, with who said it first. */
  async say(caseId: string, states: Record<string, string>): Promise<Case> {
    const opened = await this.sealed.open(caseId);
    const { needs, need_work = {} } = opened.content;
    const unknown = Object.keys(states).filter((need) => !needs.includes(need));
    if (unknown.length > 0)
      throw new Invalid(
        unknown.map((need) => ({
          field: `states.${need}`,
          message: `${label('need_type', need)} is no need of this case. Add it to the facts first.`,
        })),
      );
    const said = { by: this.db.actor().handle, on: this.clock.today() };
    const news = Object.entries(states).filter(([need, state]) => state !== (need_work[need]?.state ?? 'open'));
    opened.content.need_work = {
      ...need_work,
      ...Object.fromEntries(news.map(([need, state]) => [need, { state, ...said }])),
    };
    const saved = await this.sealed.save(opened, {}, undefined, {
      title: `Needs: ${news.map(([need, state]) => `${label('need_type', need).toLowerCase()} ${label('need_state', state).toLowerCase()}`).join(', ') || 'looked at again'}`,
    });
    this.audit.record({ action: 'case.change', object: caseId });
    return saved;
  }
}
