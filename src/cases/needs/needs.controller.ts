import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { caseBrief, mention, needsOf } from '../case.presenter.js';
import { needsFormSchema } from '../case.schema.js';
import { briefSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { SayNeeds } from './needs.input.js';
import { Needs } from './needs.service.js';
import { NeedsPage } from './views/needs.page.js';

@Controller(['cases/:id/needs', 'api/v1/cases/:id/needs'])
export class NeedsController {
  constructor(
    private readonly needs: Needs,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.change')
  @Page(NeedsPage)
  @Answers(needsFormSchema)
  async form(@Param('id', Id) id: string) {
    const opened = await this.sealed.open(id);
    return { ...mention(opened), version: opened.row.version, needs: needsOf(opened.content) };
  }

  @Post()
  @Can('case.change')
  @Form('/cases/:id/needs')
  @Again('again')
  @Answers(briefSchema, { status: 200 })
  async say(@Param('id', Id) id: string, @Body() said: SayNeeds) {
    return new Done(`/cases/${id}`, caseBrief(await this.needs.say(id, said)), 200);
  }

  async again(id: string) {
    return caseBrief(await this.sealed.get(id));
  }
}
