import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Id } from '../common/web/id.pipe.js';
import { Done, Form, Page } from '../common/web/page.js';
import { DeskPins } from './desk-pins.service.js';
import { PinKey, Unpin } from './desk.input.js';
import { DeskRoom } from './desk-room.service.js';
import { PinNewPage } from './views/pin-new.page.js';
import { PinsPage } from './views/pins.page.js';

/** Whose keys a desk has checked, by words heard by voice. */
@Controller('desks/:id/pins')
export class PinsController {
  constructor(
    private readonly pins: DeskPins,
    private readonly room: DeskRoom,
  ) {}

  @Get()
  @Can('pin.list')
  @Page(PinsPage)
  async list(@Param('id', Id) id: string) {
    return { id, name: this.room.nameOf(id), pins: await this.pins.list(id) };
  }

  @Get('new')
  @Can('pin.make')
  @Page(PinNewPage)
  async form(@Param('id', Id) id: string, @Query('subject') chosen?: string) {
    const subjects = await this.pins.subjects(id);
    return { id, name: this.room.nameOf(id), subjects, chosen: subjects.find(({ code }) => code === chosen)?.code };
  }

  @Post()
  @Can('pin.make')
  @Form('/desks/:id/pins/new')
  async pin(@Param('id', Id) id: string, @Body() { subject, words }: PinKey) {
    await this.pins.pin(id, subject, words);
    return new Done(`/desks/${id}/pins`, { id });
  }

  @Post('removal')
  @Can('pin.remove')
  @Form('/desks/:id/pins')
  async unpin(@Param('id', Id) id: string, @Body() { subject }: Unpin) {
    await this.pins.unpin(id, subject);
    return new Done(`/desks/${id}/pins`, { id });
  }
}
