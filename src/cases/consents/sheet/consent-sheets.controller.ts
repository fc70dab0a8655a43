import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Can } from '../../../common/access/access.guard.js';
import { Answers } from '../../../common/web/answers.js';
import { Id } from '../../../common/web/id.pipe.js';
import { EachTime } from '../../../common/web/once.interceptor.js';
import { Download, Form, Page } from '../../../common/web/page.js';
import { ConsentSheets } from './consent-sheets.service.js';
import { SheetIn } from './sheet.input.js';
import { sheetSchema } from './sheet.schema.js';
import { ConsentSheetPage } from './views/consent-sheet.page.js';

/** One consent on paper, in the person's language. */
@Controller(['cases/:id/consents/:consentId/sheet', 'api/v1/cases/:id/consents/:consentId/sheet'])
export class ConsentSheetsController {
  constructor(private readonly sheets: ConsentSheets) {}

  @Get()
  @Can('consent.read')
  @Page(ConsentSheetPage)
  @Answers(sheetSchema)
  show(@Param('id', Id) id: string, @Param('consentId', Id) consentId: string, @Query() { language }: SheetIn) {
    return this.sheets.of(id, consentId, language);
  }

  @Post()
  @Can('consent.print')
  @EachTime()
  @HttpCode(200)
  @Form('/cases/:id/consents/:consentId/sheet')
  @Answers(null, { files: ['application/pdf'] })
  async take(@Param('id', Id) id: string, @Param('consentId', Id) consentId: string, @Body() { language }: SheetIn) {
    const { reference, bytes } = await this.sheets.pdf(id, consentId, language);
    return new Download(bytes, 'application/pdf', `${reference}-consent.pdf`);
  }
}
