import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Clock } from '../../common/clock.js';
import { Answers } from '../../common/web/answers.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Download, Form, Page } from '../../common/web/page.js';
import { Desks } from '../../organisations/desks.service.js';
import { ExportKeys } from '../../organisations/export-keys.service.js';
import { ListCases } from '../case.input.js';
import { given } from '../find/filters.js';
import { Narrowing } from '../find/narrowing.service.js';
import { filterWords } from '../find/views/filter-words.js';
import { DeskFiles } from './desk-file.service.js';
import { listFormSchema, sealedFileSchema } from './exports.schema.js';
import { ExportDesk, ExportList } from './list-file.input.js';
import { ListFiles } from './list-file.service.js';
import { ExportsPage } from './views/exports.page.js';
import { SealedFilePage } from './views/sealed-file.page.js';

@Controller(['exports', 'api/v1/exports'])
export class ExportsController {
  constructor(
    private readonly lists: ListFiles,
    private readonly files: DeskFiles,
    private readonly desks: Desks,
    private readonly narrowing: Narrowing,
    private readonly keys: ExportKeys,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('case.export-list')
  @Page(ExportsPage)
  @Answers(listFormSchema)
  async form(@Query() asked: ListCases) {
    const filters = given(asked);
    const { desks, people } = await this.narrowing.choices();
    return { desks, filters, only: filterWords({ ...filters, state: undefined }, { desks, people }) };
  }

  @Post('list')
  @Can('case.export-list')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/exports')
  @Answers(null, { files: ['text/csv'] })
  async list(@Acting() actor: Actor, @Body() asked: ExportList) {
    const lines = await this.lists.take(actor, asked);
    return new Download(lines, 'text/csv; charset=utf-8', `cases-${this.clock.today()}.csv`);
  }

  @Get('cases')
  @Can('desk.export')
  @Page(SealedFilePage)
  @Answers(sealedFileSchema)
  async sealedForm() {
    const desks = [];
    for (const desk of this.desks.own()) desks.push({ ...desk, key: (await this.keys.show(desk.id)).state });
    return { desks };
  }

  @Post('cases')
  @Can('desk.export')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/exports/cases')
  @Answers(null, { files: ['application/octet-stream'] })
  async cases(@Acting() actor: Actor, @Body() { desk_id, reason }: ExportDesk) {
    const sealed = await this.files.take(actor, desk_id, reason);
    return new Download(sealed, 'application/octet-stream', `cases-${this.clock.today()}.jsonl.age`);
  }
}
