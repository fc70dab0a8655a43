import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Download, Picture } from '../../common/web/page.js';
import { DocumentReading } from './document-reading.service.js';

/** Bytes of documents. A file that is taken out has no type but that of bytes: no browser opens it as something. */
@Controller(['cases/:id/documents/:documentId', 'api/v1/cases/:id/documents/:documentId'])
export class DocumentFilesController {
  constructor(private readonly reading: DocumentReading) {}

  @Get('file')
  @Can('document.read')
  @CommitsItself()
  @Answers(null, { files: ['application/octet-stream'] })
  async take(@Acting() actor: Actor, @Param('id', Id) id: string, @Param('documentId', Id) documentId: string) {
    const { about, content } = await this.reading.take(actor, id, documentId);
    return new Download(content, 'application/octet-stream', about.name);
  }

  @Get('pages/:number')
  @Can('document.read')
  @CommitsItself()
  @Answers(null, { files: ['image/png'] })
  async picture(
    @Acting() actor: Actor,
    @Param('id', Id) id: string,
    @Param('documentId', Id) documentId: string,
    @Param('number') number: string,
  ) {
    if (!/^[1-9]\d{0,3}$/.test(number)) throw new NotFoundException();
    return new Picture(await this.reading.picture(actor, id, documentId, Number(number)), 'image/png');
  }
}
