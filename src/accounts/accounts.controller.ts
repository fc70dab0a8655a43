import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { ROLES } from '../common/access/rules.js';
import { Answers } from '../common/web/answers.js';
import { Id } from '../common/web/id.pipe.js';
import { Again, EachTime } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import { InviteAccount } from './account.input.js';
import { accountSchema, accountsSchema, invitationSchema, inviteFormSchema } from './account.schema.js';
import { accountView, invitationView } from './account.view.js';
import { Accounts } from './accounts.service.js';
import { Locks } from './locks.service.js';
import { PhoneCodes } from './phone-codes.service.js';
import { Reset } from './reset.service.js';
import { AccountPage } from './views/account.page.js';
import { AccountsPage } from './views/accounts.page.js';
import { InvitedPage } from './views/invited.page.js';
import { InvitePage } from './views/invite.page.js';
import { PhoneCodeGivenPage } from './views/phone-code-given.page.js';
import { PhoneCodePage } from './views/phone-code.page.js';
import { ResetPage } from './views/reset.page.js';

/** What an administrator does with the accounts of the own organisation. A one-time code is in the answer to its own act, and nowhere else. */
@Controller(['accounts', 'api/v1/accounts'])
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly locks: Locks,
    private readonly resets: Reset,
    private readonly phoneCodes: PhoneCodes,
  ) {}

  @Get()
  @Can('account.list')
  @Page(AccountsPage)
  @Answers(accountsSchema)
  async list() {
    return { items: (await this.accounts.list()).map(accountView), next: null };
  }

  @Get('new')
  @Can('account.invite')
  @Page(InvitePage)
  @Answers(inviteFormSchema)
  form() {
    return { roles: ROLES };
  }

  @Post()
  @Can('account.invite')
  @EachTime()
  @Form('/accounts/new')
  @Page(InvitedPage)
  @Answers(invitationSchema)
  async invite(@Body() { role }: InviteAccount) {
    return invitationView(await this.accounts.invite(role));
  }

  @Get(':id')
  @Can('account.list')
  @Page(AccountPage)
  @Answers(accountSchema)
  async show(@Param('id', Id) id: string) {
    return accountView(await this.accounts.listed(id));
  }

  @Post(':id/lock')
  @Can('account.lock')
  @Form('/accounts/:id')
  @Again('show')
  @Answers(accountSchema, { status: 200 })
  async lock(@Param('id', Id) id: string) {
    await this.locks.lock(id);
    return this.changed(id);
  }

  @Delete(':id/lock')
  @Can('account.lock')
  @Form('/accounts/:id')
  @Again('show')
  @Answers(accountSchema)
  async unlock(@Param('id', Id) id: string) {
    await this.locks.unlock(id);
    return this.changed(id);
  }

  @Delete(':id/sessions')
  @Can('account.end-sessions')
  @Form('/accounts/:id')
  @Again('show')
  @Answers(accountSchema)
  async endSessions(@Param('id', Id) id: string) {
    await this.locks.endSessions(id);
    return this.changed(id);
  }

  @Get(':id/phone-code')
  @Can('account.give-phone-code')
  @Page(PhoneCodePage)
  @Answers(accountSchema)
  async phoneCodeForm(@Param('id', Id) id: string) {
    return accountView(await this.accounts.listed(id));
  }

  @Post(':id/phone-code')
  @Can('account.give-phone-code')
  @EachTime()
  @Form('/accounts/:id/phone-code')
  @Page(PhoneCodeGivenPage)
  @Answers(invitationSchema)
  async givePhoneCode(@Param('id', Id) id: string) {
    return invitationView(await this.phoneCodes.give(id));
  }

  @Get(':id/reset')
  @Can('account.reset')
  @Page(ResetPage)
  @Answers(accountSchema)
  async resetForm(@Param('id', Id) id: string) {
    return accountView(await this.accounts.listed(id));
  }

  @Post(':id/reset')
  @Can('account.reset')
  @EachTime()
  @Form('/accounts/:id/reset')
  @Page(InvitedPage)
  @Answers(invitationSchema)
  async reset(@Param('id', Id) id: string) {
    return invitationView(await this.resets.reset(id));
  }

  private async changed(id: string) {
    return new Done(`/accounts/${id}`, accountView(await this.accounts.listed(id)), 200);
  }
}
