import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { madeSchema } from '../mention.schema.js';
import { savedFiltersSchema } from './find.schema.js';
import { addressOf, given } from './filters.js';
import { NarrowCases, SaveFilter } from './filters.input.js';
import { Narrowing } from './narrowing.service.js';
import { SavedFilters } from './saved-filters.service.js';
import { SavedFiltersPage } from './views/saved-filters.page.js';

@Controller(['cases/filters', 'api/v1/cases/filters'])
export class SavedFiltersController {
  constructor(
    private readonly saved: SavedFilters,
    private readonly narrowing: Narrowing,
  ) {}

  /** Those that there are, and the form for one more: narrowed to what the list was narrowed to. */
  @Get()
  @Can('case.list')
  @Page(SavedFiltersPage)
  @Answers(savedFiltersSchema)
  async list(@Query() asked: NarrowCases) {
    return { ...(await this.narrowing.choices()), filters: given(asked) };
  }

  @Post()
  @Can('case.keep-filter')
  @Form('/cases/filters')
  @Again('again')
  @Answers(madeSchema)
  async save(@Body() { name, ...filters }: SaveFilter) {
    return new Done(addressOf(filters), { id: await this.saved.save(name, filters) });
  }

  again(id: string) {
    return { id };
  }

  @Delete(':id')
  @Can('case.keep-filter')
  @Form(false)
  @Again('again')
  @Answers(madeSchema, { status: 200 })
  async remove(@Param('id', Id) id: string) {
    await this.saved.remove(id);
    return new Done('/cases/filters', { id }, 200);
  }
}
