import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Answers } from '../../common/web/answers.js';
import { TakesFiles } from '../../common/web/arriving-files.js';
import { Id } from '../../common/web/id.pipe.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { madeSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { Bringing } from './bringing.service.js';
import { BringDocuments } from './document.input.js';
import { documentOfCase, documentsOfCase } from './document.presenter.js';
import { broughtSchema, documentSchema, documentsSchema } from './document.schema.js';
import { Documents } from './documents.service.js';
import { DocumentPage } from './views/document.page.js';
import { DocumentsPage } from './views/documents.page.js';
import { DocumentRemovalPage } from './views/document-removal.page.js';

@Controller(['cases/:id/documents', 'api/v1/cases/:id/documents'])
export class DocumentsController {
  constructor(
    private readonly sealed: SealedCases,
    private readonly documents: Documents,
    private readonly bringing: Bringing,
  ) {}

  @Get()
  @Can('document.read')
  @Page(DocumentsPage)
  @Answers(documentsSchema)
  async list(@Param('id', Id) id: string, @Query('already') already?: string) {
    const opened = await this.sealed.open(id);
    return documentsOfCase(opened, await this.documents.list(id, opened.key), already === 'true');
  }

  /** Several at once. The fields come before the files. */
  @Post()
  @Can('document.bring')
  @TakesFiles()
  @EachTime()
  @CommitsItself()
  @Form('/cases/:id/documents')
  @Answers(broughtSchema)
  async bring(
    @Acting() actor: Actor,
    @Param('id', Id) id: string,
    @Body() { kind = 'other', note, as_is: asItIs = false }: BringDocuments,
    @Req() { arriving }: WebRequest,
  ) {
    const brought = await this.bringing.bring(actor, id, { kind, note, asItIs }, arriving!);
    return new Done(`/cases/${id}/documents${brought.already > 0 ? '?already=true' : ''}`, { ...brought });
  }

  /** A page of it is looked at with `?page=`. */
  @Get(':documentId')
  @Can('document.read')
  @Page(DocumentPage)
  @Answers(documentSchema)
  async show(@Param('id', Id) id: string, @Param('documentId', Id) documentId: string, @Query('page') page?: string) {
    const number = /^[1-9]\d{0,3}$/.test(page ?? '') ? Number(page) : 1;
    return documentOfCase(await this.sealed.open(id), await this.documents.about(id, documentId), number);
  }

  @Get(':documentId/removal')
  @Can('document.remove')
  @Page(DocumentRemovalPage)
  @Answers(documentSchema)
  async ask(@Param('id', Id) id: string, @Param('documentId', Id) documentId: string) {
    return documentOfCase(await this.sealed.open(id), await this.documents.about(id, documentId));
  }

  @Delete(':documentId')
  @Can('document.remove')
  @EachTime()
  @CommitsItself()
  @Form('/cases/:id/documents/:documentId/removal')
  @Answers(madeSchema)
  async remove(@Acting() actor: Actor, @Param('id', Id) id: string, @Param('documentId', Id) documentId: string) {
    await this.documents.remove(actor, id, documentId);
    return new Done(`/cases/${id}/documents`, { id: documentId }, 200);
  }
}
