import { Body, Controller, Delete, Get, Param, Post, Req } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Invalid } from '../../common/web/refusals.js';
import { isApi, type WebRequest } from '../../common/web/web-request.js';
import { CaseReferrals } from '../case-referrals.js';
import { caseBrief, closureForm } from '../case.presenter.js';
import { closureFormSchema } from '../case.schema.js';
import { briefSchema } from '../mention.schema.js';
import { PacketsOutside } from '../packets-outside.js';
import { SealedCases } from '../sealed-cases.service.js';
import { ClosurePage } from '../views/closure.page.js';
import { CloseCase, ReopenCase } from './closure.input.js';
import { Closure } from './closure.service.js';

@Controller(['cases/:id/closure', 'api/v1/cases/:id/closure'])
export class ClosureController {
  constructor(
    private readonly closure: Closure,
    private readonly sealed: SealedCases,
    private readonly referrals: CaseReferrals,
    private readonly outside: PacketsOutside,
  ) {}

  @Get()
  @Can('case.close')
  @Page(ClosurePage)
  @Answers(closureFormSchema)
  async form(@Param('id', Id) id: string) {
    const opened = await this.sealed.open(id);
    return closureForm(opened, await this.referrals.liveRecipients(id), await this.outside.heldUnder([opened]));
  }

  @Post()
  @Can('case.close')
  @Form('/cases/:id/closure')
  @Again('again')
  @Answers(briefSchema)
  async close(@Param('id', Id) id: string, @Body() input: CloseCase) {
    return new Done(`/cases/${id}`, caseBrief(await this.closure.close(id, input)));
  }

  @Delete()
  @Can('case.close')
  @Form('/cases/:id/closure')
  @Again('again')
  @Answers(briefSchema)
  async reopen(@Param('id', Id) id: string, @Req() request: WebRequest, @Body() { reason }: ReopenCase) {
    // The contract's DELETE has no body; a person at a page says why.
    if (!reason && !isApi(request))
      throw new Invalid([{ field: 'reason', message: 'Say why it is opened again, in a few words.' }]);
    return new Done(`/cases/${id}`, caseBrief(await this.closure.reopen(id, reason)), 200);
  }

  async again(id: string) {
    return caseBrief(await this.sealed.get(id));
  }
}
