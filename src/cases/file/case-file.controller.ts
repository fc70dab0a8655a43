import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Download, Form, Page } from '../../common/web/page.js';
import { mention } from '../case.presenter.js';
import { mentionSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { PrintCase } from './case-file.input.js';
import { fileAsPdf } from './case-file.paper.js';
import { caseFileSchema } from './case-file.schema.js';
import { CaseFiles } from './case-file.service.js';
import { CaseFilePage } from './views/case-file.page.js';
import { CaseFileNewPage } from './views/case-file-new.page.js';

@Controller(['cases/:id/file', 'api/v1/cases/:id/file'])
export class CaseFileController {
  constructor(
    private readonly files: CaseFiles,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.print')
  @Page(CaseFileNewPage)
  @Answers(mentionSchema)
  async form(@Param('id', Id) id: string) {
    return mention(await this.sealed.open(id));
  }

  @Post()
  @Can('case.print')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/cases/:id/file')
  @Page(CaseFilePage)
  @Answers(caseFileSchema, { files: ['application/pdf'] })
  async take(@Acting() actor: Actor, @Param('id', Id) id: string, @Body() { parts, reason, as }: PrintCase) {
    const file = await this.files.take(actor, id, parts, reason);
    return as === 'pdf' ? new Download(await fileAsPdf(file), 'application/pdf', `${file.reference}.pdf`) : file;
  }
}
