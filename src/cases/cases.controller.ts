import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Acting, type Actor } from '../common/access/actor.js';
import { CommitsItself } from '../common/access/commits-itself.js';
import { Answers } from '../common/web/answers.js';
import { Id } from '../common/web/id.pipe.js';
import { Again, EachTime } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import { isApi, type WebRequest } from '../common/web/web-request.js';
import { Desks } from '../organisations/desks.service.js';
import { twoNeutralWords } from '../reference/neutral-words.js';
import { CaseList } from './case-list.service.js';
import { CaseReading } from './case-reading.service.js';
import { ChangeCase, ListCases, OpenCase, SearchCases } from './case.input.js';
import { caseBrief, caseFacts, caseRow, factsInWords } from './case.presenter.js';
import { caseSchema, factsFormSchema, listSchema, newFormSchema } from './case.schema.js';
import { Cases } from './cases.service.js';
import { briefSchema } from './mention.schema.js';
import { SealedCases } from './sealed-cases.service.js';
import { ToDos } from './to-do.service.js';
import { CaseFactsPage } from './views/case-facts.page.js';
import { CaseListPage } from './views/case-list.page.js';
import { CaseNewPage } from './views/case-new.page.js';
import { CasePage } from './views/case.page.js';

@Controller(['cases', 'api/v1/cases'])
export class CasesController {
  constructor(
    private readonly cases: Cases,
    private readonly reading: CaseReading,
    private readonly caseList: CaseList,
    private readonly sealed: SealedCases,
    private readonly desks: Desks,
    private readonly toDos: ToDos,
  ) {}

  @Get()
  @Can('case.list')
  @Page(CaseListPage)
  @Answers(listSchema)
  async list(@Query() asked: ListCases) {
    const { items, next } = await this.caseList.page(asked);
    const { state, assignee, country } = asked;
    const filters = { state, assignee, country };
    return { items: items.map(caseRow), next, desks: this.desks.own(), filters, to_do: await this.toDos.list() };
  }

  @Post('search')
  @Can('case.list')
  @HttpCode(200)
  @EachTime()
  @Form('/cases')
  @Page(CaseListPage)
  @Answers(listSchema)
  async search(@Body() asked: SearchCases) {
    const items = await this.caseList.search(asked);
    return { items: items.map(caseRow), next: null, desks: this.desks.own(), filters: {}, searched: true };
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
  async facts(@Param('id', Id) id: string, @Req() { again }: WebRequest) {
    const opened = await this.sealed.open(id);
    // Drawn again after a lost race: what stands there now is shown beside what was typed.
    return { ...caseFacts(opened), ...(again?.problem ? { theirs: factsInWords(opened) } : {}) };
  }

  @Patch(':id')
  @Can('case.change')
  @Form('/cases/:id/facts')
  @Again('again')
  @Answers(briefSchema)
  async change(@Param('id', Id) id: string, @Body() input: ChangeCase, @Req() request: WebRequest) {
    return new Done(`/cases/${id}`, caseBrief(await this.cases.change(id, input, !isApi(request))), 200);
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
