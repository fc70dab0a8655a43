import { Controller, Get, Query } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { IsDay } from '../../common/web/is-day.js';
import { Page } from '../../common/web/page.js';
import { WeekPage } from './views/week.page.js';
import { weekSchema } from './week.schema.js';
import { Week } from './week.service.js';

export class AskWeek {
  /** Any day of it. */
  @IsOptional()
  @IsDay()
  from?: string;
}

@Controller(['week', 'api/v1/week'])
export class WeekController {
  constructor(private readonly week: Week) {}

  @Get()
  @Can('week.read')
  @Page(WeekPage)
  @Answers(weekSchema)
  show(@Query() { from }: AskWeek) {
    return this.week.show(from);
  }
}
