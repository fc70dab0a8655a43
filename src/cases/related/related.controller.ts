import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { mention } from '../case.presenter.js';
import { relatedFormSchema } from '../case.schema.js';
import { madeSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { RelatedCases } from './related-cases.service.js';
import { RelateCase } from './related.input.js';
import { RelatedPage } from './views/related.page.js';

@Controller(['cases/:id/related', 'api/v1/cases/:id/related'])
export class RelatedController {
  constructor(
    private readonly related: RelatedCases,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.relate')
  @Page(RelatedPage)
  @Answers(relatedFormSchema)
  async form(@Param('id', Id) id: string) {
    const opened = await this.sealed.open(id);
    return { ...mention(opened), state: opened.row.state, related: await this.related.of(opened) };
  }

  @Post()
  @Can('case.relate')
  @Form('/cases/:id/related')
  @Answers(madeSchema)
  async relate(@Param('id', Id) id: string, @Body() input: RelateCase) {
    await this.related.relate(id, input);
    return new Done(`/cases/${id}`, { id });
  }

  @Delete(':relatedId')
  @Can('case.relate')
  @Form('/cases/:id/related')
  @Answers(madeSchema)
  async part(@Param('id', Id) id: string, @Param('relatedId', Id) relatedId: string) {
    await this.related.part(id, relatedId);
    return new Done(`/cases/${id}/related`, { id }, 200);
  }
}
