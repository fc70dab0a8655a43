import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Answers } from '../common/web/answers.js';
import { Id } from '../common/web/id.pipe.js';
import { Again } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import { deskSchema } from './desk.schema.js';
import { NameDesk, RecoveryHolders, SetRetention } from './organisation.input.js';
import { membershipSchema, organisationSchema } from './organisation.schema.js';
import { Organisation } from './organisation.service.js';
import { OrganisationPage } from './views/organisation.page.js';
import { RemovalPage } from './views/removal.page.js';

/** The administrator's part of the ceremonies. */
@Controller(['organisation', 'api/v1/organisation'])
export class OrganisationController {
  constructor(private readonly organisation: Organisation) {}

  @Get()
  @Can('organisation.read')
  @Page(OrganisationPage)
  @Answers(organisationSchema)
  show() {
    return this.organisation.show();
  }

  @Post('desks')
  @Can('organisation.name-desk')
  @Form('/organisation')
  @Again('named')
  @Answers(deskSchema)
  async nameDesk(@Body() { name }: NameDesk) {
    return new Done('/organisation', await this.organisation.nameDesk(name));
  }

  @Post('recovery-holders')
  @Can('organisation.enter-recovery')
  @Form('/organisation')
  @Answers(organisationSchema)
  async enterRecoveryHolders(@Body() { first, second, third }: RecoveryHolders) {
    await this.organisation.enterRecoveryHolders(first, second, third);
    return new Done('/organisation', await this.organisation.show());
  }

  @Post('retention')
  @Can('organisation.set-retention')
  @Form('/organisation')
  @Again('show')
  @Answers(organisationSchema, { status: 200 })
  async setRetention(@Body() { kept_months }: SetRetention) {
    await this.organisation.setRetention(kept_months);
    return new Done('/organisation', await this.organisation.show(), 200);
  }

  @Get('desks/:id/members/:accountId/removal')
  @Can('organisation.remove-member')
  @Page(RemovalPage)
  @Answers(membershipSchema)
  removal(@Param('id', Id) id: string, @Param('accountId', Id) accountId: string) {
    return this.organisation.membership(id, accountId);
  }

  @Post('desks/:id/members/:accountId/removal')
  @Can('organisation.remove-member')
  @Form('/organisation/desks/:id/members/:accountId/removal')
  @Again('named')
  @Answers(deskSchema, { status: 200 })
  async remove(@Param('id', Id) id: string, @Param('accountId', Id) accountId: string) {
    await this.organisation.removeMember(id, accountId);
    return new Done('/organisation', await this.named(id), 200);
  }

  async named(deskId: string) {
    const { desks } = await this.organisation.show();
    const { id, name } = desks.find((desk) => desk.id === deskId)!;
    return { id, name };
  }
}
