import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Form, Page } from '../../common/web/page.js';
import { Desks } from '../../organisations/desks.service.js';
import { FindByName } from './by-name.input.js';
import { rowByName } from './by-name.presenter.js';
import { ByName } from './by-name.service.js';
import { ByNamePage } from './views/by-name.page.js';
import { FoundByNamePage } from './views/found-by-name.page.js';

/** Pages only: a script posts `in: "identity"` to the search of cases. */
@Controller('cases/by-name')
export class ByNameController {
  constructor(
    private readonly byName: ByName,
    private readonly desks: Desks,
  ) {}

  @Get()
  @Can('identity.search')
  @Page(ByNamePage)
  form() {
    return { desks: this.desks.own() };
  }

  @Post()
  @Can('identity.search')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/cases/by-name')
  @Page(FoundByNamePage)
  async find(@Acting() actor: Actor, @Body() { text, reason }: FindByName) {
    const { items, total } = await this.byName.find(actor, text, reason);
    return { items: items.map(rowByName), total };
  }
}
