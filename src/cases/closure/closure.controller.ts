import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { IsCode } from '../../reference/is-code.js';
import { label } from '../../reference/vocabulary.js';
import { CaseReferrals } from '../case-referrals.js';
import { openDeadlines } from '../case.content.js';
import { caseBrief, mention } from '../case.presenter.js';
import { closureFormSchema } from '../case.schema.js';
import { briefSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { ClosurePage } from '../views/closure.page.js';
import { Closure } from './closure.service.js';

export class CloseCase {
  @IsCode('closure_reason', { message: 'Choose how it ended.' })
  reason!: string;
}

@Controller(['cases/:id/closure', 'api/v1/cases/:id/closure'])
export class ClosureController {
  constructor(
    private readonly closure: Closure,
    private readonly sealed: SealedCases,
    private readonly referrals: CaseReferrals,
  ) {}

  @Get()
  @Can('case.close')
  @Page(ClosurePage)
  @Answers(closureFormSchema)
  async form(@Param('id', Id) id: string) {
    const opened = await this.sealed.open(id);
    const nearest = openDeadlines(opened.content)[0];
    return {
      ...mention(opened),
      state: opened.row.state,
      nearest_deadline: nearest ? { on: nearest.on, what: label('deadline_kind', nearest.kind) } : null,
      referred_to: await this.referrals.liveRecipients(id),
    };
  }

  @Post()
  @Can('case.close')
  @Form('/cases/:id/closure')
  @Again('again')
  @Answers(briefSchema)
  async close(@Param('id', Id) id: string, @Body() { reason }: CloseCase) {
    return new Done(`/cases/${id}`, caseBrief(await this.closure.close(id, reason)));
  }

  @Delete()
  @Can('case.close')
  @Form('/cases/:id/closure')
  @Again('again')
  @Answers(briefSchema)
  async reopen(@Param('id', Id) id: string) {
    return new Done(`/cases/${id}`, caseBrief(await this.closure.reopen(id)), 200);
  }

  async again(id: string) {
    return caseBrief(await this.sealed.get(id));
  }
}
