import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { caseBrief } from '../case.presenter.js';
import { briefSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { MergeCases } from './merge.input.js';
import { mergeForm, reversalForm } from './merge.presenter.js';
import { mergeFormSchema, reversalFormSchema } from './merge.schema.js';
import { MergeReversal } from './merge-reversal.service.js';
import { Merges } from './merges.service.js';
import { MergePage } from './views/merge.page.js';
import { ReversalPage } from './views/reversal.page.js';

/** `:id` stays, `:otherId` goes into it. */
@Controller(['cases/:id/merges/:otherId', 'api/v1/cases/:id/merges/:otherId'])
export class MergesController {
  constructor(
    private readonly merges: Merges,
    private readonly reversal: MergeReversal,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.merge')
  @Page(MergePage)
  @Answers(mergeFormSchema)
  async form(@Param('id', Id) id: string, @Param('otherId', Id) otherId: string) {
    return mergeForm(await this.merges.proposal(id, otherId));
  }

  @Post()
  @Can('case.merge')
  @Form('/cases/:id/merges/:otherId')
  @Again('again')
  @Answers(briefSchema, { status: 200 })
  async merge(
    @Param('id', Id) id: string,
    @Param('otherId', Id) otherId: string,
    @Body() { version, other_version, choose = {} }: MergeCases,
  ) {
    const merged = await this.merges.merge(id, otherId, { stays: version, goes: other_version }, choose);
    return new Done(`/cases/${id}`, caseBrief(merged), 200);
  }

  @Get('reversal')
  @Can('case.merge')
  @Page(ReversalPage)
  @Answers(reversalFormSchema)
  async reversalForm(@Param('id', Id) id: string, @Param('otherId', Id) otherId: string) {
    return reversalForm(await this.reversal.proposal(id, otherId));
  }

  @Delete()
  @Can('case.merge')
  @Form('/cases/:id/merges/:otherId/reversal')
  @Again('again')
  @Answers(briefSchema)
  async reverse(@Param('id', Id) id: string, @Param('otherId', Id) otherId: string) {
    return new Done(`/cases/${id}`, caseBrief(await this.reversal.reverse(id, otherId)), 200);
  }

  async again(id: string) {
    return caseBrief(await this.sealed.get(id));
  }
}
