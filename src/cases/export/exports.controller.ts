import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Clock } from '../../common/clock.js';
import { Answers } from '../../common/web/answers.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Download, Form, Page } from '../../common/web/page.js';
import { Desks } from '../../organisations/desks.service.js';
import { exportsSchema } from './exports.schema.js';
import { ExportList } from './list-file.input.js';
import { ListFiles } from './list-file.service.js';
import { ExportsPage } from './views/exports.page.js';

@Controller(['exports', 'api/v1/exports'])
export class ExportsController {
  constructor(
    private readonly lists: ListFiles,
    private readonly desks: Desks,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('case.export-list')
  @Page(ExportsPage)
  @Answers(exportsSchema)
  form() {
    return { desks: this.desks.own() };
  }

  @Post('list')
  @Can('case.export-list')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/exports')
  @Answers(null, { file: 'text/csv' })
  async list(@Acting() actor: Actor, @Body() { desk_id, state = 'any', reason }: ExportList) {
    const bytes = await this.lists.take(actor, desk_id, state, reason);
    return new Download(bytes, 'text/csv; charset=utf-8', `cases-${this.clock.today()}.csv`);
  }
}
