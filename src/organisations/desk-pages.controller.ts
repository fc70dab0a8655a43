import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Id } from '../common/web/id.pipe.js';
import { Done, Form, Page } from '../common/web/page.js';
import { Keyring } from '../vault/keyring.js';
import { Ceremonies } from './ceremonies.service.js';
import { AdmitMember, BearDesk, ConfirmDesk, RenewDesk } from './desk.input.js';
import { DeskRoom } from './desk-room.service.js';
import { Renewal } from './renewal.service.js';
import { typedIn } from './typed-words.js';
import { AdmissionPage } from './views/admission.page.js';
import { BirthPage } from './views/birth.page.js';
import { ConfirmationPage } from './views/confirmation.page.js';
import { DeskPage } from './views/desk.page.js';
import { DesksPage } from './views/desks.page.js';
import { RenewalPage } from './views/renewal.page.js';

/** Ceremonies need two people and a voice, or paper: they are pages, and no program does them. */
@Controller('desks')
export class DeskPagesController {
  constructor(
    private readonly room: DeskRoom,
    private readonly ceremonies: Ceremonies,
    private readonly renewal: Renewal,
    private readonly keyring: Keyring,
  ) {}

  @Get()
  @Can('desk.list')
  @Page(DesksPage)
  list() {
    return this.room.list();
  }

  @Get(':id')
  @Can('desk.read')
  @Page(DeskPage)
  show(@Param('id', Id) id: string) {
    return this.room.show(id);
  }

  @Get(':id/birth')
  @Can('desk.bear')
  @Page(BirthPage)
  birth(@Param('id', Id) id: string) {
    return this.room.birth(id);
  }

  @Post(':id/birth')
  @Can('desk.bear')
  @Form('/desks/:id/birth')
  async bear(@Param('id', Id) id: string, @Body() typed: BearDesk) {
    await this.room.bear(id, typed);
    return new Done(`/desks/${id}`, { id });
  }

  @Get(':id/members/new')
  @Can('desk.admit')
  @Page(AdmissionPage)
  async admission(@Param('id', Id) id: string) {
    const candidates = await this.room.candidates(id);
    return { id, name: this.room.nameOf(id), words: this.ceremonies.deskWords(id), candidates };
  }

  @Post(':id/members')
  @Can('desk.admit')
  @Form('/desks/:id/members/new')
  async admit(@Param('id', Id) id: string, @Body() { account_id, words, until }: AdmitMember) {
    await typedIn('words', () => this.room.admit(id, account_id, words, until));
    return new Done(`/desks/${id}`, { id });
  }

  @Get(':id/confirmation')
  @Can('desk.confirm')
  @Page(ConfirmationPage)
  confirmation(@Param('id', Id) id: string) {
    this.keyring.unconfirmed(id);
    return { id, name: this.room.nameOf(id) };
  }

  @Post(':id/confirmation')
  @Can('desk.confirm')
  @Form('/desks/:id/confirmation')
  async confirm(@Param('id', Id) id: string, @Body() { words }: ConfirmDesk) {
    await typedIn('words', () => this.ceremonies.confirmDesk(id, words));
    return new Done('/cases', { id });
  }

  @Get(':id/renewal')
  @Can('desk.renew')
  @Page(RenewalPage)
  async renewalForm(@Param('id', Id) id: string) {
    return { id, name: this.room.nameOf(id), members: await this.room.present(id) };
  }

  @Post(':id/renewal')
  @Can('desk.renew')
  @Form('/desks/:id/renewal')
  async renew(@Param('id', Id) id: string, @Body() { leaving = [] }: RenewDesk) {
    await this.renewal.renew(id, leaving);
    return new Done(`/desks/${id}`, { id });
  }
}
