import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Acting, type Actor } from '../common/access/actor.js';
import { CommitsItself } from '../common/access/commits-itself.js';
import { Answers } from '../common/web/answers.js';
import { Id } from '../common/web/id.pipe.js';
import { EachTime } from '../common/web/once.interceptor.js';
import { Form, Page } from '../common/web/page.js';
import { isApi, type WebRequest } from '../common/web/web-request.js';
import { RevealIdentity } from './case.input.js';
import { identityFormSchema, identitySchema } from './case.schema.js';
import { mention, safeContactOf } from './case.presenter.js';
import { Reveal } from './reveal.service.js';
import { SealedCases } from './sealed-cases.service.js';
import { IdentityReasonPage } from './views/identity-reason.page.js';
import { IdentityPage } from './views/identity.page.js';

@Controller(['cases/:id/identity', 'api/v1/cases/:id/identity'])
export class IdentityController {
  constructor(
    private readonly reveal: Reveal,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('identity.reveal')
  @Page(IdentityReasonPage)
  @Answers(identityFormSchema)
  async form(@Param('id', Id) id: string) {
    const opened = await this.sealed.open(id);
    return { ...mention(opened), safe_contact: safeContactOf(opened.content) };
  }

  @Post()
  @Can('identity.reveal')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/cases/:id/identity')
  @Page(IdentityPage)
  @Answers(identitySchema)
  show(@Acting() actor: Actor, @Param('id', Id) id: string, @Body() asked: RevealIdentity, @Req() request: WebRequest) {
    return this.reveal.identity(actor, id, asked, !isApi(request));
  }
}
