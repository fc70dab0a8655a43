import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Acting, type Actor } from '../common/access/actor.js';
import { CommitsItself } from '../common/access/commits-itself.js';
import { Db } from '../common/database/db.js';
import { Answers } from '../common/web/answers.js';
import { Id } from '../common/web/id.pipe.js';
import { Again, EachTime } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import { Invalid } from '../common/web/refusals.js';
import { isApi, type WebRequest } from '../common/web/web-request.js';
import { Desks } from '../organisations/desks.service.js';
import { twoNeutralWords } from '../reference/neutral-words.js';
import { rowByName } from './by-name/by-name.presenter.js';
import { ByName } from './by-name/by-name.service.js';
import { CaseList } from './case-list.service.js';
import { CaseReading } from './case-reading.service.js';
import { ListCases, OpenCase, SearchCases } from './case.input.js';
import { caseBrief, caseRow } from './case.presenter.js';
import { caseSchema, factsFormSchema, listSchema, newFormSchema } from './case.schema.js';
import { Cases } from './cases.service.js';
import { Editing } from './conflict/editing.service.js';
import { ChangeByForm } from './conflict/whose.input.js';
import { addressOf, given } from './find/filters.js';
import { Narrowing } from './find/narrowing.service.js';
import { isNothing, wantedOf } from './find/wanted.js';
import { briefSchema } from './mention.schema.js';
import { SealedCases } from './sealed-cases.service.js';
import { CaseFactsPage } from './views/case-facts.page.js';
import { CaseListPage } from './views/case-list.page.js';
import { CaseNewPage } from './views/case-new.page.js';
import { CasePage } from './views/case.page.js';

@Controller(['cases', 'api/v1/cases'])
export class CasesController {
  constructor(
    private readonly db: Db,
    private readonly cases: Cases,
    private readonly editing: Editing,
    private readonly reading: CaseReading,
    private readonly caseList: CaseList,
    private readonly sealed: SealedCases,
    private readonly desks: Desks,
    private readonly narrowing: Narrowing,
    private readonly byName: ByName,
  ) {}

  @Get()
  @Can('case.list')
  @Page(CaseListPage)
  @Answers(listSchema)
  async list(@Query() asked: ListCases, @Req() request: WebRequest) {
    const { items, next } = await this.caseList.page(asked);
    return { items: items.map(caseRow), next, ...(await this.choices(request)), filters: given(asked) };
  }

  /** A browser that sends filters without a word gets the list that has them in its address. */
  @Post('search')
  @Can('case.find')
  @CommitsItself()
  @HttpCode(200)
  @EachTime()
  @Form('/cases')
  @Page(CaseListPage)
  @Answers(listSchema)
  search(@Acting() actor: Actor, @Body() asked: SearchCases, @Req() request: WebRequest) {
    if (asked.in === 'identity') return this.identities(actor, asked);
    return this.db.actingFor(actor, 'case.find', () => this.found(asked, request));
  }

  /** Names and contacts, for scripts: recorded before anything is opened. A browser has a page of its own for it. */
  private async identities(actor: Actor, { text = '', reason = '', facts, ...asked }: SearchCases) {
    if (facts || asked.after || Object.keys(given(asked)).length > 0)
      throw new Invalid([{ field: 'in', message: 'Names and contacts are looked for alone, without filters.' }]);
    const { items, total } = await this.byName.find(actor, text, reason);
    const desks = await this.db.actingFor(actor, 'case.find', async () => this.desks.own());
    return { items: items.map(rowByName), total, next: null, desks, filters: {}, searched: true };
  }

  private async found(asked: SearchCases, request: WebRequest) {
    const { text = '' } = asked;
    if (!isApi(request) && isNothing(wantedOf(text))) return new Done(addressOf(asked), {}, 200);
    const { items, ...found } = await this.caseList.find(asked);
    const choices = await this.choices(request);
    return {
      items: items.map(caseRow),
      ...found,
      ...choices,
      filters: given(asked),
      searched: true,
      ...(!isApi(request) && { text }),
    };
  }

  /** A script has no list to choose from. */
  private async choices(request: WebRequest) {
    return isApi(request) ? { desks: this.desks.own() } : this.narrowing.choices();
  }

  @Get('new')
  @Can('case.open')
  @Page(CaseNewPage)
  @Answers(newFormSchema)
  form() {
    return { suggestions: twoNeutralWords(), desks: this.desks.own() };
  }

  @Post()
  @Can('case.open')
  @Form('/cases/new')
  @Again('again')
  @Answers(briefSchema)
  async open(@Body() input: OpenCase) {
    const opened = await this.cases.open(input);
    return new Done(`/cases/${opened.id}`, caseBrief(opened));
  }

  async again(id: string) {
    return caseBrief(await this.sealed.get(id));
  }

  @Get(':id')
  @Can('case.read')
  @CommitsItself()
  @Page(CasePage)
  @Answers(caseSchema)
  show(@Acting() actor: Actor, @Param('id', Id) id: string, @Query('before') before?: string) {
    return this.reading.show(actor, id, before && /^\d{1,9}$/.test(before) ? Number(before) : undefined);
  }

  @Get(':id/facts')
  @Can('case.change')
  @Page(CaseFactsPage)
  @Answers(factsFormSchema)
  facts(@Param('id', Id) id: string, @Req() { again }: WebRequest) {
    return this.editing.form(id, again);
  }

  @Patch(':id')
  @Can('case.change')
  @Form('/cases/:id/facts')
  @Again('again')
  @Answers(briefSchema)
  async change(@Param('id', Id) id: string, @Body() input: ChangeByForm, @Req() request: WebRequest) {
    const changed = isApi(request) ? this.editing.change(id, input) : this.editing.changeByForm(id, input);
    return new Done(`/cases/${id}`, caseBrief(await changed), 200);
  }

  /** An enquiry becomes a case. */
  @Post(':id/opening')
  @Can('case.change')
  @Form('/cases/:id')
  @Again('again')
  @Answers(briefSchema, { status: 200 })
  async take(@Param('id', Id) id: string) {
    return new Done(`/cases/${id}`, caseBrief(await this.cases.take(id)), 200);
  }
}
