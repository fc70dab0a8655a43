import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { madeSchema } from '../../cases/mention.schema.js';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Answers } from '../../common/web/answers.js';
import { TakesFiles } from '../../common/web/arriving-files.js';
import { Id } from '../../common/web/id.pipe.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Download, Form } from '../../common/web/page.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { DeskExchangeFiles } from './desk-exchange-files.service.js';
import { KeepFile, SendFiles } from './exchange.input.js';
import { sentFilesSchema } from './exchange.schema.js';

/** Files between lawyer and desk, as the sending desk has them. */
@Controller(['cases/:id/referrals/:referralId/exchange/files', 'api/v1/cases/:id/referrals/:referralId/exchange/files'])
export class DeskExchangeFilesController {
  constructor(private readonly files: DeskExchangeFiles) {}

  /** Several at once. The fields come before the files. */
  @Post()
  @Can('referral.answer')
  @TakesFiles()
  @EachTime()
  @CommitsItself()
  @Form('/cases/:id/referrals/:referralId/exchange')
  @Answers(sentFilesSchema)
  async send(
    @Acting() actor: Actor,
    @Param('id', Id) caseId: string,
    @Param('referralId', Id) id: string,
    @Body() { about, as_is: asItIs = false }: SendFiles,
    @Req() { arriving }: WebRequest,
  ) {
    const sent = await this.files.send(actor, caseId, id, about, { arriving: arriving!, asItIs });
    return new Done(`/cases/${caseId}/referrals/${id}/exchange`, { id, sent });
  }

  /** Bytes and nothing else: no browser opens them as something. */
  @Get(':fileId')
  @Can('referral.read-exchange')
  @CommitsItself()
  @Answers(null, { files: ['application/octet-stream'] })
  async take(
    @Acting() actor: Actor,
    @Param('id', Id) caseId: string,
    @Param('referralId', Id) id: string,
    @Param('fileId', Id) fileId: string,
  ) {
    const { name, bytes } = await this.files.take(actor, caseId, id, fileId);
    return new Download(bytes, 'application/octet-stream', name);
  }

  /** As a document of the case, which stays when the referral ends. */
  @Post(':fileId/document')
  @Can('document.bring')
  @EachTime()
  @CommitsItself()
  @Form('/cases/:id/referrals/:referralId/exchange')
  @Answers(madeSchema)
  async keep(
    @Acting() actor: Actor,
    @Param('id', Id) caseId: string,
    @Param('referralId', Id) id: string,
    @Param('fileId', Id) fileId: string,
    @Body() { kind = 'other' }: KeepFile,
  ) {
    const isNew = await this.files.keep(actor, caseId, id, fileId, kind);
    return new Done(`/cases/${caseId}/documents${isNew ? '' : '?already=true'}`, { id: fileId });
  }
}
