import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { label } from '../../reference/vocabulary.js';
import type { Case } from '../case.entity.js';
import { SealedCases } from '../sealed-cases.service.js';

export interface Judgement {
  level: string;
  review_by: string;
  /** The version that was seen, where somebody says so. */
  version?: number;
}

@Injectable()
export class Risk {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
  ) {}

  /** Today somebody has thought about it, whether or not the level has changed, and says when it is to be done again. */
  async judge(caseId: string, { level, review_by, version }: Judgement): Promise<Case> {
    const today = this.clock.today();
    if (review_by <= today) throw new Invalid([{ field: 'review_by', message: 'Choose a day after today.' }]);
    const opened = await this.sealed.open(caseId);
    await this.sealed.demandUntouched(opened, version, ['risk']);
    opened.content.risk = { level, review_by, assessed: { on: today, by: this.db.actor().handle } };
    const saved = await this.sealed.save(opened, {}, undefined, {
      title: `Risk judged: ${label('risk_level', level).toLowerCase()}`,
    });
    this.audit.record({ action: 'case.change', object: caseId });
    return saved;
  }
}
