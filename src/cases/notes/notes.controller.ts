import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form } from '../../common/web/page.js';
import { Id } from '../../common/web/id.pipe.js';
import { notesSchema } from '../case.schema.js';
import { madeSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { Drafts } from './drafts.service.js';
import { WriteNote } from './note.input.js';
import { Notes } from './notes.service.js';

@Controller(['cases/:id/notes', 'api/v1/cases/:id/notes'])
export class NotesController {
  constructor(
    private readonly notes: Notes,
    private readonly drafts: Drafts,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.read')
  @Answers(notesSchema)
  async list(@Param('id', Id) id: string, @Query('after') after?: string) {
    const { key } = await this.sealed.open(id);
    const { notes, older } = await this.notes.page(
      id,
      key,
      after && /^\d{1,9}$/.test(after) ? Number(after) : undefined,
    );
    return {
      items: notes.map(({ number: _, changes: __, version: ___, ...note }) => note),
      next: older === undefined ? null : String(older),
    };
  }

  @Post()
  @Can('case.note')
  @Form('/cases/:id')
  @Again('again')
  @Answers(madeSchema)
  async write(@Param('id', Id) id: string, @Body() { text, visibility = 'desk', draft }: WriteNote) {
    if (draft) {
      await this.drafts.keep(id, text, visibility);
      return new Done(`/cases/${id}#notes`, { id });
    }
    const written = await this.notes.write(id, text, visibility);
    await this.drafts.discard(id);
    return new Done(`/cases/${id}#notes`, { id: written });
  }

  @Delete('draft')
  @Can('case.note')
  @Form('/cases/:id')
  @Answers(madeSchema)
  async discard(@Param('id', Id) id: string) {
    await this.sealed.get(id);
    await this.drafts.discard(id);
    return new Done(`/cases/${id}#notes`, { id }, 200);
  }

  again(id: string) {
    return { id };
  }
}
