import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Answers } from '../../common/web/answers.js';
import { TakesFiles } from '../../common/web/arriving-files.js';
import { Id } from '../../common/web/id.pipe.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Download, Form } from '../../common/web/page.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { SendFiles } from './exchange.input.js';
import { sentFilesSchema } from './exchange.schema.js';
import { LawyerExchangeFiles } from './lawyer-exchange-files.service.js';

/** Files between lawyer and desk, as the lawyer has them. */
@Controller(['referrals/:id/exchange/files', 'api/v1/referrals/:id/exchange/files'])
export class LawyerExchangeFilesController {
  constructor(private readonly files: LawyerExchangeFiles) {}

  /** Several at once. The fields come before the files. */
  @Post()
  @Can('referral.write')
  @TakesFiles()
  @EachTime()
  @CommitsItself()
  @Form('/referrals/:id/exchange')
  @Answers(sentFilesSchema)
  async send(
    @Acting() actor: Actor,
    @Param('id', Id) id: string,
    @Body() { about, as_is: asItIs = false }: SendFiles,
    @Req() { arriving }: WebRequest,
  ) {
    const sent = await this.files.send(actor, id, about, { arriving: arriving!, asItIs });
    return new Done(`/referrals/${id}/exchange`, { id, sent });
  }

  /** Bytes and nothing else: no browser opens them as something. */
  @Get(':fileId')
  @Can('referral.open-exchange')
  @CommitsItself()
  @Answers(null, { files: ['application/octet-stream'] })
  async take(@Acting() actor: Actor, @Param('id', Id) id: string, @Param('fileId', Id) fileId: string) {
    const { name, bytes } = await this.files.take(actor, id, fileId);
    return new Download(bytes, 'application/octet-stream', name);
  }
}
