import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Can } from '../../../common/access/access.guard.js';
import { Acting, type Actor } from '../../../common/access/actor.js';
import { CommitsItself } from '../../../common/access/commits-itself.js';
import { Answers } from '../../../common/web/answers.js';
import { Id } from '../../../common/web/id.pipe.js';
import { EachTime } from '../../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../../common/web/page.js';
import { madeSchema } from '../../mention.schema.js';
import { ChooseRedaction, RedactDocument } from './redaction.input.js';
import { redactionSchema } from './redaction.schema.js';
import { Redactions } from './redactions.service.js';
import { RedactionPage } from './views/redaction.page.js';

/** A copy in which something is hidden. What was chosen until now is posted with each step: nothing of it stands in an address, or is kept. */
@Controller(['cases/:id/documents/:documentId/redaction', 'api/v1/cases/:id/documents/:documentId/redaction'])
export class RedactionsController {
  constructor(private readonly redactions: Redactions) {}

  @Get()
  @Can('document.redact')
  @CommitsItself()
  @Page(RedactionPage)
  @Answers(redactionSchema)
  begin(@Acting() actor: Actor, @Param('id', Id) id: string, @Param('documentId', Id) documentId: string) {
    return this.redactions.look(actor, id, documentId, {});
  }

  @Post('preview')
  @Can('document.redact')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/cases/:id/documents/:documentId/redaction')
  @Page(RedactionPage)
  @Answers(redactionSchema)
  look(
    @Acting() actor: Actor,
    @Param('id', Id) id: string,
    @Param('documentId', Id) documentId: string,
    @Body() chosen: ChooseRedaction,
  ) {
    return this.redactions.look(actor, id, documentId, chosen);
  }

  @Post()
  @Can('document.redact')
  @CommitsItself()
  @EachTime()
  @Form('/cases/:id/documents/:documentId/redaction')
  @Answers(madeSchema)
  async keep(
    @Acting() actor: Actor,
    @Param('id', Id) id: string,
    @Param('documentId', Id) documentId: string,
    @Body() hidden: RedactDocument,
  ) {
    const copyId = await this.redactions.keep(actor, id, documentId, hidden);
    return new Done(`/cases/${id}/documents/${copyId}`, { id: copyId });
  }
}
