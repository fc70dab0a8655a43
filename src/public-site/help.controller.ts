import { Controller, Get } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Page } from '../common/web/page.js';
import { LegalContactsService } from '../legal-contacts/legal-contacts.service.js';
import { HelpPage } from './views/help.page.js';

/** Where to get help: the public organisations that advise people. The network's own lawyers are not shown to anyone. */
@Controller('public/help')
export class HelpController {
  constructor(private readonly contacts: LegalContactsService) {}

  @Get()
  @Can('public.read')
  @Page(HelpPage)
  async help() {
    return { organisations: await this.contacts.publicAdvisers() };
  }
}
