import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Keyring } from '../../vault/keyring.js';
import { madeSchema } from '../mention.schema.js';
import { Asks } from './asks.service.js';
import { AskToSee, RefuseToShow } from './break-glass.input.js';
import { askFormSchema, askSchema, asksSchema, shownCaseSchema } from './break-glass.schema.js';
import { BreakGlass } from './break-glass.service.js';
import { Showing } from './showing.service.js';
import { AskPage } from './views/ask.page.js';
import { AskNewPage } from './views/ask-new.page.js';
import { AsksPage } from './views/asks.page.js';
import { ShownCasePage } from './views/shown-case.page.js';

@Controller(['break-glass', 'api/v1/break-glass'])
export class BreakGlassController {
  constructor(
    private readonly breakGlass: BreakGlass,
    private readonly showing: Showing,
    private readonly asks: Asks,
    private readonly keyring: Keyring,
  ) {}

  @Get()
  @Can('break-glass.read')
  @Page(AsksPage)
  @Answers(asksSchema)
  async list() {
    return { items: await this.asks.of(this.keyring.desks().map(({ deskId }) => deskId)) };
  }

  @Get('new')
  @Can('break-glass.ask')
  @Page(AskNewPage)
  @Answers(askFormSchema)
  form() {
    return this.breakGlass.form();
  }

  @Post()
  @Can('break-glass.ask')
  @Form('/break-glass/new')
  @Again('again')
  @Answers(madeSchema)
  async ask(@Body() asked: AskToSee) {
    const id = await this.breakGlass.ask(asked);
    return new Done(`/break-glass/${id}`, { id });
  }

  @Get(':id')
  @Can('break-glass.read')
  @Page(AskPage)
  @Answers(askSchema)
  show(@Param('id', Id) id: string) {
    return this.breakGlass.show(id);
  }

  @Post(':id/grant')
  @Can('break-glass.answer')
  @Form('/break-glass/:id')
  @Again('again')
  @Answers(madeSchema)
  async grant(@Param('id', Id) id: string) {
    await this.showing.grant(id);
    return new Done(`/break-glass/${id}`, { id });
  }

  @Post(':id/refusal')
  @Can('break-glass.answer')
  @Form('/break-glass/:id')
  @Again('again')
  @Answers(madeSchema)
  async refuse(@Param('id', Id) id: string, @Body() { word }: RefuseToShow) {
    await this.breakGlass.refuse(id, word);
    return new Done(`/break-glass/${id}`, { id });
  }

  @Get(':id/case')
  @Can('break-glass.open')
  @CommitsItself()
  @Page(ShownCasePage)
  @Answers(shownCaseSchema)
  open(@Acting() actor: Actor, @Param('id', Id) id: string) {
    return this.showing.open(actor, id);
  }

  /** By either desk: an ask is taken back, a showing is ended before its hours are over. */
  @Delete(':id')
  @Can('break-glass.end')
  @Form('/break-glass/:id')
  @Again('again')
  @Answers(madeSchema, { status: 200 })
  async end(@Param('id', Id) id: string) {
    await this.breakGlass.end(id);
    return new Done(`/break-glass/${id}`, { id }, 200);
  }

  again(id: string) {
    return { id };
  }
}
