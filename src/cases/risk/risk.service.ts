import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { label } from '../../reference/vocabulary.js';
import type { Case } from '../case.entity.js';
import { SealedCases } from '../sealed-cases.service.js';

@Injectable()
export class Risk {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
  ) {}

  /** Today somebody has thought about it, whether or not the level has changed, and says when it is to be done again. */
  async judge(caseId: string, level: string, reviewBy: string): Promise<Case> {
    const today = this.clock.today();
    if (reviewBy <= today) throw new Invalid([{ field: 'review_by', message: 'Choose a day after today.' }]);
    const opened = await this.sealed.open(caseId);
    opened.content.risk = { level, review_by: reviewBy, assessed: { on: today, by: this.db.actor().handle } };
    const saved = await this.sealed.save(opened, {}, undefined, {
      title: `Risk judged: ${label('risk_level', level).toLowerCase()}`,
    });
    this.audit.record({ action: 'case.change', object: caseId });
    return saved;
  }
}
