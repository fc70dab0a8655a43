import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { label } from '../../reference/vocabulary.js';
import type { Case } from '../case.entity.js';
import type { SayNeeds } from './needs.input.js';
import { refuseClosed } from '../case-row.js';
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

  /**
   * A need of which the same is said again stays as it was, with who said it first.
   * @throws Conflict 409 when somebody else has spoken of the same need since it was seen
   */
  async say(caseId: string, { states, version }: SayNeeds): Promise<Case> {
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
    const fields = Object.keys(states).map((need) => `need_work.${need}`);
    await this.sealed.demandUntouched(opened, version, fields);
    refuseClosed(opened.row);
    const said = { by: this.db.actor().handle, on: this.clock.today() };
    const news = Object.entries(states).filter(([need, state]) => state !== (need_work[need]?.state ?? 'open'));
    opened.content.need_work = {
      ...need_work,
      ...Object.fromEntries(news.map(([need, state]) => [need, { state, ...said }])),
    };
    if (news.length === 0) return opened.row;
    const words = news.map(
      ([need, state]) => `${label('need_type', need).toLowerCase()} ${label('need_state', state).toLowerCase()}`,
    );
    const saved = await this.sealed.save(opened, {}, undefined, { title: `Needs: ${words.join(', ')}` });
    this.audit.record({ action: 'case.change', object: caseId });
    return saved;
  }
}
