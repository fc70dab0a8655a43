import { Controller, Get } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Page } from '../../common/web/page.js';
import { DeskDuties } from '../../organisations/desk-duties.service.js';
import { ChangedRules } from './changed-rules.service.js';
import { changedRulesSchema } from './rule.schema.js';
import { ChangedRulesPage } from './views/changed-rules.page.js';

@Controller(['deadlines/changed-rules', 'api/v1/deadlines/changed-rules'])
export class ChangedRulesController {
  constructor(
    private readonly changed: ChangedRules,
    private readonly duties: DeskDuties,
  ) {}

  @Get()
  @Can('case.deadline')
  @Page(ChangedRulesPage)
  @Answers(changedRulesSchema)
  list() {
    return this.changed.of(this.duties.confirmed());
  }
}
