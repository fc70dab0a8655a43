import { Controller, Get } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Page } from '../../common/web/page.js';
import { todaySchema } from './today.schema.js';
import { Today } from './today.service.js';
import { TodayPage } from './views/today.page.js';

@Controller(['today', 'api/v1/today'])
export class TodayController {
  constructor(private readonly today: Today) {}

  @Get()
  @Can('day.read')
  @Page(TodayPage)
  @Answers(todaySchema)
  show() {
    return this.today.show();
  }
}
