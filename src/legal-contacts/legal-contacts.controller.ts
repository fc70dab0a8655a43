import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Answers } from '../common/web/answers.js';
import { Id } from '../common/web/id.pipe.js';
import { Again } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import { EnterLegalContact, ListLegalContacts } from './legal-contact.input.js';
import { directorySchema, enterFormSchema, legalContactSchema } from './legal-contact.schema.js';
import { LegalContactsService } from './legal-contacts.service.js';
import { ContactPage } from './views/contact.page.js';
import { DirectoryPage } from './views/directory.page.js';
import { EnterLegalContactPage } from './views/enter-legal-contact.page.js';

@Controller(['legal-contacts', 'api/v1/legal-contacts'])
export class LegalContactsController {
  constructor(private readonly contacts: LegalContactsService) {}

  @Get()
  @Can('legal-contact.list')
  @Page(DirectoryPage)
  @Answers(directorySchema)
  async list(@Query() { country, language, purpose, after, limit }: ListLegalContacts) {
    const page = await this.contacts.list({ country, language, purpose, after, limit });
    return { ...page, filter: { country, language, purpose } };
  }

  @Get('new')
  @Can('legal-contact.enter')
  @Page(EnterLegalContactPage)
  @Answers(enterFormSchema)
  async form() {
    return { lawyers: await this.contacts.lawyersToEnter() };
  }

  @Get(':id')
  @Can('legal-contact.list')
  @Page(ContactPage)
  @Answers(legalContactSchema)
  async show(@Param('id', Id) id: string) {
    return this.contacts.view(id);
  }

  @Post()
  @Can('legal-contact.enter')
  @Form('/legal-contacts/new')
  @Again('show')
  @Answers(legalContactSchema)
  async enter(@Body() input: EnterLegalContact) {
    const entered = await this.contacts.enter(input);
    return new Done(`/legal-contacts/${entered.id}`, entered);
  }
}
