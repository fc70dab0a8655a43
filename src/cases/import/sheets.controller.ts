import { Body, Controller, Get, NotFoundException, Param, Post, Req } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Id } from '../../common/web/id.pipe.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { Desks } from '../../organisations/desks.service.js';
import { CheckSheet, SayColumns } from './import.input.js';
import { columnsPage } from './import.presenter.js';
import { SheetCheck } from './sheet-check.service.js';
import { SheetsInHand } from './sheets-in-hand.js';
import { ColumnsPage } from './views/columns.page.js';
import { ReportPage } from './views/report.page.js';
import { UploadPage } from './views/upload.page.js';

/** A sheet before it comes in: brought, its columns said, and reported row by row. */
@Controller('imports')
export class SheetsController {
  constructor(
    private readonly desks: Desks,
    private readonly inHand: SheetsInHand,
    private readonly check: SheetCheck,
  ) {}

  @Get('new')
  @Can('import.judge')
  @Page(UploadPage)
  form() {
    return { desks: this.desks.own() };
  }

  @Post('check')
  @Can('import.judge')
  @EachTime()
  @CommitsItself()
  @Form('/imports/new')
  async bring(@Body() { desk_id, encoding }: CheckSheet, @Req() { upload }: WebRequest, @Acting() actor: Actor) {
    const { id } = await this.check.begin(actor, { deskId: desk_id, bytes: upload?.bytes, encoding });
    return new Done(`/imports/sheets/${id}`, {}, 200);
  }

  @Get('sheets/:id')
  @Can('import.judge')
  @Page(ColumnsPage)
  columns(@Param('id', Id) id: string, @Acting() actor: Actor) {
    const sheet = this.inHand.get(id, actor.accountId);
    return columnsPage(sheet, this.desks.nameOf(sheet.deskId));
  }

  @Post('sheets/:id')
  @Can('import.judge')
  @EachTime()
  @CommitsItself()
  @Form('/imports/sheets/:id')
  async say(@Param('id', Id) id: string, @Body() said: SayColumns, @Acting() actor: Actor) {
    const { sheet, columns, hidden_columns = [], hidden_rows = false } = said;
    const isJudged = await this.check.say(actor, id, {
      sheet,
      columns,
      hiddenColumns: hidden_columns.map(Number),
      hiddenRows: hidden_rows,
    });
    return new Done(isJudged ? `/imports/sheets/${id}/report` : `/imports/sheets/${id}`, {}, 200);
  }

  /** The dry run: what an import would do. */
  @Get('sheets/:id/report')
  @Can('import.judge')
  @Page(ReportPage)
  report(@Param('id', Id) id: string, @Acting() actor: Actor) {
    const sheet = this.inHand.get(id, actor.accountId);
    if (!sheet.report) throw new NotFoundException();
    return sheet.report;
  }
}
