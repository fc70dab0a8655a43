import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Form, Page } from '../../common/web/page.js';
import { mentionSchema } from '../mention.schema.js';
import { alike } from './same-person.presenter.js';
import { samePersonSchema } from './same-person.schema.js';
import { SamePerson } from './same-person.service.js';
import { AlikeCasesPage } from './views/alike-cases.page.js';
import { SamePersonPage } from './views/same-person.page.js';
import { mention } from '../case.presenter.js';
import { SealedCases } from '../sealed-cases.service.js';

@Controller(['cases/:id/same-person', 'api/v1/cases/:id/same-person'])
export class SamePersonController {
  constructor(
    private readonly samePerson: SamePerson,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('identity.compare')
  @Page(SamePersonPage)
  @Answers(mentionSchema)
  async form(@Param('id', Id) id: string) {
    return mention(await this.sealed.open(id));
  }

  @Post()
  @Can('identity.compare')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form(false)
  @Page(AlikeCasesPage)
  @Answers(samePersonSchema)
  async look(@Acting() actor: Actor, @Param('id', Id) id: string) {
    const { row, pseudonym, items } = await this.samePerson.ofCase(actor, id);
    return { id, reference: row.reference, pseudonym, items: items.map(alike) };
  }
}
