import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { AddConflictNames } from './conflict-names.input.js';
import { conflictNamesSchema } from './conflict-names.schema.js';
import { ConflictNames } from './conflict-names.service.js';
import type { ConflictNameList } from './conflict-names.view.js';
import { ConflictNamesPage } from './views/conflict-names.page.js';

/** A lawyer's own list. Nothing of it is recorded: it is theirs. */
@Controller(['conflict-names', 'api/v1/conflict-names'])
export class ConflictNamesController {
  constructor(private readonly names: ConflictNames) {}

  @Get()
  @Can('conflict-name.list')
  @Page(ConflictNamesPage)
  @Answers(conflictNamesSchema)
  list() {
    return this.again();
  }

  @Post()
  @Can('conflict-name.keep')
  @Form('/conflict-names')
  @Again('again')
  @Answers(conflictNamesSchema)
  async add(@Body() { names }: AddConflictNames) {
    await this.names.add(names);
    return new Done('/conflict-names', { ...(await this.again()) });
  }

  @Delete(':id')
  @Can('conflict-name.keep')
  @Form(false)
  @Again('again')
  @Answers(conflictNamesSchema, { status: 200 })
  async remove(@Param('id', Id) id: string) {
    await this.names.remove(id);
    return new Done('/conflict-names', { ...(await this.again()) }, 200);
  }

  async again(): Promise<ConflictNameList> {
    return { items: await this.names.all(), next: null };
  }
}
