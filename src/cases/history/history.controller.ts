import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Page } from '../../common/web/page.js';
import { CaseHistory } from './case-history.service.js';
import { historySchema } from './history.schema.js';
import { HistoryPage } from './views/history.page.js';

export class AskHistory {
  /** A field's code: nothing of what stands in it. */
  @IsOptional()
  @Matches(/^[a-z_]{1,40}(\.[\w-]{1,80})?$/, { message: 'Name a field, such as facts.grounds.' })
  field?: string;

  @IsOptional()
  @Matches(/^\d{1,9}$/, { message: 'This cursor is not one of ours: begin from the first page.' })
  after?: string;
}

@Controller(['cases/:id/history', 'api/v1/cases/:id/history'])
export class HistoryController {
  constructor(private readonly history: CaseHistory) {}

  @Get()
  @Can('case.read')
  @Page(HistoryPage)
  @Answers(historySchema)
  show(@Param('id', Id) id: string, @Query() { field, after }: AskHistory) {
    return this.history.page(id, field, after === undefined ? undefined : Number(after));
  }
}
