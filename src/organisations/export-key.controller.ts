import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Id } from '../common/web/id.pipe.js';
import { Done, Form, Page } from '../common/web/page.js';
import { DeskRoom } from './desk-room.service.js';
import { ExportKeys } from './export-keys.service.js';
import { EnterExportKey } from './organisation.input.js';
import { ExportKeyPage } from './views/export-key.page.js';

/** A ceremony of a coordinator, a holder and the administrator: a page, and no program does it. */
@Controller('desks/:id/export-key')
export class ExportKeyController {
  constructor(
    private readonly keys: ExportKeys,
    private readonly room: DeskRoom,
  ) {}

  @Get()
  @Can('export-key.enter')
  @Page(ExportKeyPage)
  async show(@Param('id', Id) id: string) {
    return { id, name: this.room.nameOf(id), ...(await this.keys.show(id)) };
  }

  @Post()
  @Can('export-key.enter')
  @Form('/desks/:id/export-key')
  async enter(@Param('id', Id) id: string, @Body() { recipient }: EnterExportKey) {
    await this.keys.enter(id, recipient);
    return new Done(`/desks/${id}/export-key`, { id });
  }
}
