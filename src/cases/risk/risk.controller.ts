import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsInt, IsOptional } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { IsDay } from '../../common/web/is-day.js';
import { IsCode } from '../../reference/is-code.js';
import { caseBrief, mention, riskOf } from '../case.presenter.js';
import { riskFormSchema } from '../case.schema.js';
import { briefSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { Risk } from './risk.service.js';
import { RiskPage } from './views/risk.page.js';

export class JudgeRisk {
  @IsCode('risk_level', { message: 'Choose how great the risk is today.' })
  level!: string;

  @IsDay()
  review_by!: string;

  /** The version that was shown: a colleague may have judged it meanwhile. */
  @IsOptional()
  @IsInt({ message: 'Send the version that you saw.' })
  version?: number;
}

@Controller(['cases/:id/risk', 'api/v1/cases/:id/risk'])
export class RiskController {
  constructor(
    private readonly risk: Risk,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.change')
  @Page(RiskPage)
  @Answers(riskFormSchema)
  async form(@Param('id', Id) id: string) {
    const opened = await this.sealed.open(id);
    return { ...mention(opened), version: opened.row.version, risk: riskOf(opened.content) };
  }

  @Post()
  @Can('case.change')
  @Form('/cases/:id/risk')
  @Again('again')
  @Answers(briefSchema, { status: 200 })
  async judge(@Param('id', Id) id: string, @Body() judged: JudgeRisk) {
    return new Done(`/cases/${id}`, caseBrief(await this.risk.judge(id, judged)), 200);
  }

  async again(id: string) {
    return caseBrief(await this.sealed.get(id));
  }
}
